// Measures whether answers reveal if a person is known: by time, status or size.
// node timing.mjs <port> <database file>, against a demo that trusts 127.0.0.1 as its proxy.
import Database from "libsql";
import { Agent, request } from "node:http";
import { addCustomers } from "./known.mjs";

const [port, file] = process.argv.slice(2);
const PORTAL = "default.localhost";
const BACKOFFICE = "backoffice.localhost";
const TRIES = 1000;
/** Each known person is tried twice, which is within every throttle. */
const KNOWN = TRIES / 2;
const MAX_GAP_MS = 5;
const MAX_AUC = 0.55;
const WARM_UP = 20;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let address = 0;

/** Posts a form from an unused network address; returns the answer and its time. */
function post(host, path, fields) {
  address += 1;
  const body = new URLSearchParams(fields).toString();
  const headers = {
    host: `${host}:${port}`,
    accept: "text/html",
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
    "sec-fetch-site": "same-origin",
    "x-forwarded-for": `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`,
  };
  return new Promise((resolve, reject) => {
    const began = process.hrtime.bigint();
    const sent = request({ host: "127.0.0.1", port, path, method: "POST", headers, agent }, (answer) => {
      let size = 0;
      answer.on("data", (chunk) => (size += chunk.length));
      answer.on("end", () => {
        const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
        resolve({
          milliseconds,
          kind: `${answer.statusCode}, ${size} bytes, to ${answer.headers.location ?? "-"}`,
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Adds known customers, and as many agents of an operator. */
function addKnown() {
  const database = new Database(file, { timeout: 5000 });
  database.exec("BEGIN IMMEDIATE");
  for (const email of addCustomers(database, KNOWN)) addAgent(database, agentOf(email));
  // Operators can let the page reveal that an email is registered; this measures those who do not.
  database.prepare("UPDATE operators SET tell_when_email_is_registered = ?").run(0);
  database.exec("COMMIT");
  database.close();
}

/** Agents have their own addresses, since an agent's address proves no customer. */
const agentOf = (email) => `agent.${email}`;

function addAgent(database, email) {
  const laura = "'laura@norte-lines.example.test'";
  const { lastInsertRowid: login } = database
    .prepare(
      `INSERT INTO agent_logins (email, email_key, password_hash, totp_step, created_at)
       SELECT ?, ?, password_hash, 0, created_at FROM agent_logins WHERE email_key = ${laura}`,
    )
    .run(email, email);
  database
    .prepare(
      `INSERT INTO agents (operator_id, name, email, email_key, role, login_id)
       SELECT operator_id, name, ?, ?, role, ? FROM agents WHERE email_key = ${laura} LIMIT 1`,
    )
    .run(email, email, login);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Returns the probability that a known person's answer takes longer than an unknown one's (Mann–Whitney). */
function areaUnderCurve(known, unknown) {
  const all = [...known.map((ms) => [ms, 1]), ...unknown.map((ms) => [ms, 0])].sort((a, b) => a[0] - b[0]);
  let ranks = 0;
  all.forEach(([, isKnown], place) => (ranks += isKnown * (place + 1)));
  return (ranks - (known.length * (known.length + 1)) / 2) / (known.length * unknown.length);
}

async function compare(name, path, fields, host = PORTAL) {
  const times = { known: [], unknown: [] };
  const kinds = { known: new Set(), unknown: new Set() };
  for (let i = 0; i < WARM_UP; i += 1) await post(host, path, fields(`warm${name}${i}@example.test`));
  for (let i = 0; i < TRIES; i += 1) {
    const emails = { known: `known${i % KNOWN}@example.test`, unknown: `other${name}${i}@example.test` };
    // Alternating in random order, so that other load on the machine affects both.
    for (const who of Math.random() < 0.5 ? ["known", "unknown"] : ["unknown", "known"]) {
      const { milliseconds, kind } = await post(host, path, fields(emails[who]));
      times[who].push(milliseconds);
      kinds[who].add(kind);
    }
  }
  const gap = Math.abs(median(times.known) - median(times.unknown));
  const auc = areaUnderCurve(times.known, times.unknown);
  const apart = Math.max(auc, 1 - auc);
  const alike = [...kinds.known].join() === [...kinds.unknown].join() && kinds.known.size === 1;
  console.log(
    `${name.padEnd(18)}${median(times.known).toFixed(2).padStart(9)}${median(times.unknown).toFixed(2).padStart(9)}` +
      `${gap.toFixed(2).padStart(9)}${apart.toFixed(3).padStart(9)}   ${alike ? "alike" : "NOT ALIKE"}`,
  );
  if (!alike) console.log([...kinds.known].slice(0, 3), [...kinds.unknown].slice(0, 3));
  return alike && gap < MAX_GAP_MS && apart < MAX_AUC;
}

addKnown();
// Changed settings take effect within two seconds.
await new Promise((resolve) => setTimeout(resolve, 2500));
console.log(
  `${`${TRIES} each`.padEnd(18)}${"known ms".padStart(9)}${"unknown".padStart(9)}${"gap".padStart(9)}${"AUC".padStart(9)}   status and size`,
);
const names = { first_name: "Ana", last_name: "Quiroga" };
const passed = [
  await compare("sign-in", "/api/sign-in", (identifier) => ({
    identifier,
    password: "not the password at all",
  })),
  await compare("register", "/api/register", (email) => ({
    email,
    ...names,
    password: "seven ferries at midnight",
  })),
  await compare("forgot-password", "/api/forgot-password", (identifier) => ({ identifier })),
  await compare(
    "agent-forgot",
    "/agents-api/forgot-password",
    (email) => ({ email: agentOf(email) }),
    BACKOFFICE,
  ),
];
console.log(`budget: gap under ${MAX_GAP_MS} ms, AUC under ${MAX_AUC}`);
agent.destroy();
process.exitCode = passed.every(Boolean) ? 0 : 1;
