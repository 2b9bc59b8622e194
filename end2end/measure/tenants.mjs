// Measures whether an attack on one operator, or its hanging provider, slows down another one's travellers.
// node tenants.mjs <port> <port of the provider>, against a demo that trusts 127.0.0.1 as its proxy.
import { createServer } from "node:net";
import * as tools from "./tools.mjs";
import { agent, median, percentile } from "./tools.mjs";

const [port, provider] = process.argv.slice(2).map(Number);
const ROUNDS = 5;
const SECONDS = 6;
const VISITS_PER_SECOND = 100;
const ATTACKS_PER_SECOND = 100;
const STARTS_PER_SECOND = 10;
const MAX_RATIO = 1.2;

/** What browsers say when somebody opens a page: sign-ins at a provider begin for these only. */
const NAVIGATION = { "sec-fetch-dest": "document", "sec-fetch-mode": "navigate" };

const send = (host, path, options) =>
  tools.send(port, `${host}:${port}`, path, { ...options, headers: NAVIGATION });
const atRate = (perSecond, sendOne) => tools.atRate(perSecond, SECONDS, sendOne);
const count = (answers) => tools.count(answers.map(({ status }) => status));

const visit = (i) => send("default.localhost", "/sign-in", { from: `10.1.${i % 250}.1` });
const attack = (i) =>
  send("sso.localhost", "/api/sign-in", {
    from: `10.2.0.${i % 4}`,
    form: { identifier: `nobody${i % 50}@example.test`, password: "a guess that is wrong" },
  });
const begin = (i) => send("sso.localhost", "/sso/1/start", { from: `10.3.${i % 250}.1` });

function p95(answers) {
  const wrong = answers.find(({ status }) => status !== 200);
  if (wrong) throw new Error(`A traveller of the quiet operator was answered ${wrong.status}.`);
  const times = answers.map(({ milliseconds }) => milliseconds);
  return percentile(times, 0.95);
}

// The provider accepts connections and never answers.
const silent = createServer((socket) => socket.on("error", () => socket.destroy()));
await new Promise((resolve) => silent.listen(provider, "127.0.0.1", resolve));

await atRate(VISITS_PER_SECOND, visit);
const [quiet, attacked] = [[], []];
let said = "";
for (let round = 0; round < ROUNDS; round += 1) {
  quiet.push(p95(await atRate(VISITS_PER_SECOND, visit)));
  const [visits, attacks, starts] = await Promise.all([
    atRate(VISITS_PER_SECOND, visit),
    atRate(ATTACKS_PER_SECOND, attack),
    atRate(STARTS_PER_SECOND, begin),
  ]);
  attacked.push(p95(visits));
  said = `wrong passwords: ${count(attacks)}; sign-ins at the silent provider: ${count(starts)}`;
}
silent.close();
agent.destroy();
const ratio = median(attacked) / median(quiet);
console.log(`the attacked operator, in the last round: ${said}`);
console.log(
  `p95 of the other operator: quiet ${median(quiet).toFixed(2)} ms, beside the attack ${median(attacked).toFixed(2)} ms`,
);
console.log(`ratio ${ratio.toFixed(2)}, at most ${MAX_RATIO}`);
process.exit(ratio <= MAX_RATIO ? 0 : 1);
