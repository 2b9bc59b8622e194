// Measures whether an attack on one operator, or its hanging provider, slows down another one's travellers; beside it how
// much the same requests slow down a page without anything around it.
// node tenants.mjs --port N --bare-port N --provider N, against a demo that trusts 127.0.0.1 as its proxy.
import { execFile } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { agent, atRate, judge, median, options, percentile, print, send } from "./tools.mjs";

const { port, "bare-port": barePort, provider } = options("port", "bare-port", "provider");
const ROUNDS = 5;
const SECONDS = 6;
const VISITS_PER_SECOND = 100;
const MAX_RATIO = 1.2;

const run = promisify(execFile);

/** Returns the p95 of visits at the operator that is not attacked. */
async function visits(of) {
  const answers = await atRate(VISITS_PER_SECOND, SECONDS, (i) =>
    send(of, `default.localhost:${port}`, "/sign-in", { from: `10.1.${i % 250}.1` }),
  );
  const wrong = answers.find(({ status }) => status !== 200);
  if (wrong) throw new Error(`A traveller of the quiet operator was answered ${wrong.status}.`);
  return percentile(
    answers.map(({ milliseconds }) => milliseconds),
    0.95,
  );
}

async function attack(of) {
  const program = join(import.meta.dirname, "attack.mjs");
  const line = [program, "--port", of, "--host", `sso.localhost:${port}`, "--seconds", String(SECONDS)];
  const { stdout } = await run(process.execPath, line);
  return stdout.trim();
}

// The provider accepts connections and never answers.
const silent = createServer((socket) => socket.on("error", () => socket.destroy()));
await new Promise((resolve) => silent.listen(Number(provider), "127.0.0.1", resolve));

await visits(port);
const kinds = { quiet: [], attacked: [], bare: [], limit: [] };
let answered = "";
for (let round = 0; round < ROUNDS; round += 1) {
  kinds.quiet.push(await visits(port));
  const [attacked, answers] = await Promise.all([visits(port), attack(port)]);
  kinds.attacked.push(attacked);
  answered = answers;
  kinds.bare.push(await visits(barePort));
  const [limit] = await Promise.all([visits(barePort), attack(barePort)]);
  kinds.limit.push(limit);
}
silent.close();
agent.destroy();
const of = (kind) => median(kinds[kind]);
print(`p95 of ${VISITS_PER_SECOND} pages a second, milliseconds`, "quiet", "attacked");
print("bare Leptos page, the same requests", of("bare").toFixed(2), of("limit").toFixed(2));
print("Sign in of the other operator", of("quiet").toFixed(2), of("attacked").toFixed(2));
console.log(`  the attacked operator answered ${answered}`);
print("limit: the bare page, times quiet", (of("limit") / of("bare")).toFixed(2));
judge("beside the attack, times quiet", of("attacked") / of("quiet"), { atMost: MAX_RATIO });
