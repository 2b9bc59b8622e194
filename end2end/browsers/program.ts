// Programs that the browsers consist of: until they are ready, and until they have ended.
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";

const START_SECONDS = 60;
const STOP_SECONDS = 15;

/** Waits until a program prints something of that form; returns the match. */
export function firstMatch(program: ChildProcess, output: Readable, form: RegExp): Promise<RegExpExecArray> {
  let said = "";
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      program.kill("SIGKILL");
      reject(new Error(`${program.spawnfile} ${why}. Does script/setup --browsers have to run?\n${said}`));
    };
    const late = setTimeout(() => fail(`was not ready after ${START_SECONDS} s`), START_SECONDS * 1000);
    program.once("error", (error) => fail(`did not start: ${error.message}`));
    program.once("exit", (code) => fail(`ended with ${code}`));
    output.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const match = form.exec(said);
      if (!match) return;
      clearTimeout(late);
      program.removeAllListeners("exit");
      resolve(match);
    });
  });
}

/** Waits until a program that was asked to end has ended, or ends it. */
export async function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const late = setTimeout(() => program.kill("SIGKILL"), STOP_SECONDS * 1000);
  await new Promise((resolve) => program.once("exit", resolve));
  clearTimeout(late);
}
