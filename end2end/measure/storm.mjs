// Measures how a storm of sign-ins, ten times what can be hashed, slows down those who look at pages; beside it how much
// the same requests and the same hashing slow down a page without anything around it.
// node storm.mjs --port N --bare-port N --bare PROGRAM, against a demo that trusts 127.0.0.1 as its proxy.
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  addressOf,
  agent,
  atRate,
  judge,
  median,
  options,
  percentile,
  print,
  rawHashes,
  send,
} from "./tools.mjs";

const { port, bare, "bare-port": barePort } = options("port", "bare-port", "bare");
const HOST = `default.localhost:${port}`;
const ROUNDS = 3;
const SECONDS = 8;
const VISITS_PER_SECOND = 100;
const TIMES_CAPACITY = 10;
const MAX_RATIO = 1.2;
/** By which the server's threads that hash step back. */
const NICE = 10;

const run = promisify(execFile);
const threads = availableParallelism();

async function visits(of) {
  const answers = await atRate(VISITS_PER_SECOND, SECONDS, (i) =>
    send(of, HOST, "/sign-in", { from: addressOf(i) }),
  );
  const wrong = answers.find(({ status }) => status !== 200);
  if (wrong) throw new Error(`A visitor was answered ${wrong.status}.`);
  return answers.map(({ milliseconds }) => milliseconds);
}

async function storm(of, rate) {
  const program = join(import.meta.dirname, "flood.mjs");
  const line = [program, "--port", of, "--host", HOST, "--rate", String(rate), "--seconds", String(SECONDS)];
  const { stdout } = await run(process.execPath, line);
  return stdout.trim();
}

const capacity = await rawHashes(bare, threads, 3);
const rate = Math.round(capacity * TIMES_CAPACITY);
await visits(port);
const kinds = { quiet: [], storm: [], bare: [], limit: [] };
let answered = "";
for (let round = 0; round < ROUNDS; round += 1) {
  kinds.quiet.push(await visits(port));
  const [pages, answers] = await Promise.all([visits(port), storm(port, rate)]);
  kinds.storm.push(pages);
  answered = answers;
  kinds.bare.push(await visits(barePort));
  const [beside] = await Promise.all([
    visits(barePort),
    storm(barePort, rate),
    rawHashes(bare, threads, SECONDS, { nice: NICE }),
  ]);
  kinds.limit.push(beside);
}
agent.destroy();
const at = (kind, share) => median(kinds[kind].map((times) => percentile(times, share)));
const row = (name, kind) => print(name, ...[0.5, 0.95, 0.99].map((share) => at(kind, share).toFixed(2)));
print(`${VISITS_PER_SECOND} pages a second, milliseconds`, "p50", "p95", "p99");
row("bare Leptos page, quiet", "bare");
row("beside the same requests and argon2id", "limit");
row("Sign in, quiet", "quiet");
row(`in a storm of ${rate} sign-ins a second`, "storm");
console.log(`  the storm was answered ${answered}`);
print("limit: the bare page's p95, times quiet", (at("limit", 0.95) / at("bare", 0.95)).toFixed(2));
judge("p95 in the storm, times quiet", at("storm", 0.95) / at("quiet", 0.95), { atMost: MAX_RATIO });
