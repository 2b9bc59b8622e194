// Measures whether an attack on one operator, or its hanging provider, slows down another one's travellers.
// node tenants.mjs <port> <port of the provider>, against a demo that trusts 127.0.0.1 as its proxy.
import { Agent, request } from "node:http";
import { createServer } from "node:net";

const [port, provider] = process.argv.slice(2).map(Number);
const ROUNDS = 5;
const SECONDS = 6;
const VISITS_PER_SECOND = 100;
const ATTACKS_PER_SECOND = 100;
const STARTS_PER_SECOND = 10;
const MAX_RATIO = 1.2;

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/** Sends a request; returns its status and how many milliseconds the answer took. */
function send(host, path, { from, form }) {
  const body = form === undefined ? "" : new URLSearchParams(form).toString();
  const headers = {
    host: `${host}:${port}`,
    accept: "text/html",
    "x-forwarded-for": from,
    "sec-fetch-dest": "document",
    "sec-fetch-mode": "navigate",
    ...(form && {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      "sec-fetch-site": "same-origin",
      cookie: "probe=1",
    }),
  };
  return new Promise((resolve, reject) => {
    const began = process.hrtime.bigint();
    const method = form === undefined ? "GET" : "POST";
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent }, (answer) => {
      answer.resume();
      answer.on("end", () =>
        resolve({
          status: answer.statusCode,
          milliseconds: Number(process.hrtime.bigint() - began) / 1e6,
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Sends requests at a fixed rate for one round, without waiting for answers; returns the answers. */
async function atRate(perSecond, sendOne) {
  const answers = [];
  const began = performance.now();
  for (let i = 0; i < perSecond * SECONDS; i += 1) {
    const due = began + (i * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    answers.push(sendOne(i));
  }
  return Promise.all(answers);
}

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
  const sorted = answers.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)];
}

function count(answers) {
  const counts = new Map();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, times]) => `${times} x ${status}`).join(", ");
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

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
