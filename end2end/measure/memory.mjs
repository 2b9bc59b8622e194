// Measures the memory of a server with many customers: idle, after many pages and some sign-ins, in a storm of sign-ins
// and after it.
// node memory.mjs --port N --process N --host NAME --bare-process N, against a server that trusts 127.0.0.1 as its proxy.
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { addressOf, agent, asFastAsPossible, judge, memory, options, pause, print, send } from "./tools.mjs";

const {
  port,
  process: process_id,
  host,
  "bare-process": bareProcess,
} = options("port", "process", "host", "bare-process");
const PAGES = 20_000;
/** Before the storm, so that what every server maps of the program at its first sign-in is not taken for the storm's. */
const SIGN_INS = 100;
const STORM_SECONDS = 20;
const STORM_RATE = 1000;
/** After a storm, until what it used is given back. */
const CALM_SECONDS = 30;
const HASH_MB = 19;
const MAX_MB = 60;
const MAX_GROWTH = 1.1;

const run = promisify(execFile);
const idle = memory(process_id);
const paths = ["/sign-in", "/", "/register", "/forgot-password"];
let pages = 0;
while (pages < PAGES) {
  await asFastAsPossible(16, 1, async () => {
    pages += 1;
    const { status } = await send(port, host, paths[pages % paths.length], { from: addressOf(pages) });
    if (status !== 200) throw new Error(`A page was answered ${status}.`);
  });
}
const program = join(import.meta.dirname, "flood.mjs");

/** Signs in at that rate; returns how it was answered. */
async function signIns(rate, seconds) {
  const named = { port, host, rate, seconds };
  const line = Object.entries(named).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await run(process.execPath, [program, ...line]);
  return stdout.trim();
}

await signIns(SIGN_INS / 10, 10);
await pause(CALM_SECONDS * 1000);
const served = memory(process_id);
let highest = served;
const watch = setInterval(() => (highest = Math.max(highest, memory(process_id))), 100);
const answered = await signIns(STORM_RATE, STORM_SECONDS);
clearInterval(watch);
await pause(CALM_SECONDS * 1000);
const after = memory(process_id);
agent.destroy();
print("resident memory", "MB");
print("bare Leptos page, idle", memory(bareProcess).toFixed(1));
print("idle", idle.toFixed(1));
print(`in a storm of ${STORM_RATE} sign-ins a second`, highest.toFixed(1));
console.log(`  the storm was answered ${answered}`);
judge(`after ${pages} pages and ${SIGN_INS} sign-ins`, served, { atMost: MAX_MB, unit: " MB" });
judge("in the storm, without the memory of hashes", highest - availableParallelism() * HASH_MB, {
  atMost: MAX_MB,
  unit: " MB",
});
judge(`${CALM_SECONDS} s after it, times before`, after / served, { atMost: MAX_GROWTH });
