// Measures successful sign-ins by password, beside argon2id alone on the same threads.
// node sign_ins.mjs --port N --process N --database FILE --bare PROGRAM, against a demo that trusts 127.0.0.1 as its
// proxy.
import Database from "libsql";
import { availableParallelism } from "node:os";
import { addCustomers, PASSWORD } from "./known.mjs";
import {
  addressOf,
  agent,
  asFastAsPossible,
  cpu,
  judge,
  median,
  options,
  print,
  rawHashes,
  send,
} from "./tools.mjs";

const { port, process: process_id, database: file, bare } = options("port", "process", "database", "bare");
const HOST = `default.localhost:${port}`;
const ROUNDS = 3;
const SECONDS = 8;
/** Each may sign in 30 times. */
const KNOWN = 400;
const AT_ONCE = 8;
const MIN_SHARE = 0.92;

const database = new Database(file, { timeout: 5000 });
database.exec("BEGIN IMMEDIATE");
const emails = addCustomers(database, KNOWN);
database.exec("COMMIT");
database.close();

let turn = 0;
async function signIn() {
  turn += 1;
  const form = { identifier: emails[turn % KNOWN], password: PASSWORD };
  const { status, to } = await send(port, HOST, "/api/sign-in", { from: addressOf(turn), form });
  if (status !== 303 || to.includes("/sign-in"))
    throw new Error(`A sign-in was answered ${status}, to ${to}.`);
}

const threads = availableParallelism();
const [raw, ours, milliseconds] = [[], [], []];
await asFastAsPossible(AT_ONCE, 1, signIn);
for (let round = 0; round < ROUNDS; round += 1) {
  raw.push(await rawHashes(bare, threads, SECONDS));
  const [before, first] = [cpu(process_id), turn];
  ours.push(await asFastAsPossible(AT_ONCE, SECONDS, signIn));
  milliseconds.push(((cpu(process_id) - before) * 1000) / (turn - first));
}
agent.destroy();
print("sign-ins", "a second", "CPU ms each");
print(
  `argon2id alone, ${threads} threads`,
  median(raw).toFixed(1),
  ((threads * 1000) / median(raw)).toFixed(1),
);
print("successful sign-ins", median(ours).toFixed(1), median(milliseconds).toFixed(1));
judge("share of argon2id alone", median(ours) / median(raw), { atLeast: MIN_SHARE });
