// Measures successful sign-ins by password, beside argon2id alone on the same threads.
// node sign_ins.mjs --port N --process N --database FILE --folder FOLDER --bare PROGRAM, against a demo that trusts
// 127.0.0.1 as its proxy.
import Database from "libsql";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { addCustomers, PASSWORD } from "./known.mjs";
import { cpu, judge, median, options, print, rawHashes } from "./tools.mjs";

const {
  port,
  process: process_id,
  database: file,
  folder,
  bare,
} = options("port", "process", "database", "folder", "bare");
const HOST = `default.localhost:${port}`;
const ROUNDS = 3;
const SECONDS = 8;
/** Each may sign in 30 times. */
const KNOWN = 400;
const AT_ONCE = 8;
const MIN_SHARE = 0.92;

const run = promisify(execFile);
const database = new Database(file, { timeout: 5000 });
database.exec("BEGIN IMMEDIATE");
const emails = addCustomers(database, KNOWN);
database.exec("COMMIT");
database.close();

const forms = join(folder, "forms.txt");
const lines = emails.map((identifier) => new URLSearchParams({ identifier, password: PASSWORD }).toString());
writeFileSync(forms, `${lines.join("\n")}\n`);
const script = join(import.meta.dirname, "sign_ins.lua");
const headers = { Host: HOST, Accept: "text/html", "Sec-Fetch-Site": "same-origin", Cookie: "probe=1" };
let turn = 0;

/** Signs in for that long; returns how many did, and how many a second. */
async function signIn(seconds) {
  const named = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const load = ["-t1", `-c${AT_ONCE}`, `-d${seconds}s`, ...named, "-s", script];
  const { stdout } = await run("wrk", [
    ...load,
    `http://127.0.0.1:${port}/api/sign-in`,
    "--",
    forms,
    String(turn),
  ]);
  const [count, microseconds, refused] = /^counted (\d+) (\d+) (\d+)$/m.exec(stdout).slice(1).map(Number);
  if (refused > 0 || count === 0) throw new Error(`${refused} of ${count} sign-ins were refused.`);
  // Those that were on their way at the end are not counted.
  turn += count + AT_ONCE;
  return { count, rate: (count * 1e6) / microseconds };
}

const threads = availableParallelism();
const [raw, ours, milliseconds] = [[], [], []];
await signIn(1);
for (let round = 0; round < ROUNDS; round += 1) {
  raw.push(await rawHashes(bare, threads, SECONDS));
  const before = cpu(process_id);
  const { count, rate } = await signIn(SECONDS);
  ours.push(rate);
  milliseconds.push(((cpu(process_id) - before) * 1000) / count);
}
print("sign-ins", "a second", "CPU ms each");
print(
  `argon2id alone, ${threads} threads`,
  median(raw).toFixed(1),
  ((threads * 1000) / median(raw)).toFixed(1),
);
print("successful sign-ins", median(ours).toFixed(1), median(milliseconds).toFixed(1));
judge("share of argon2id alone", median(ours) / median(raw), { atLeast: MIN_SHARE });
