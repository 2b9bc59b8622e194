// Measures how many webhooks a second arrive at one endpoint, beside the same requests sent without anything around them.
// node webhooks.mjs --process N --database FILE, or instead of the last --psql PROGRAM --url URL; against a demo.
import Database from "libsql";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { ADMIN } from "./tokens.mjs";
import { cpu, options, pause, print, send } from "./tools.mjs";

const given = options("process", "database", "psql", "url");
/** The demo has at least as many. */
const CUSTOMERS = 10;
const EVENTS = 4000;
/** How many deliveries the server has on their way to one endpoint at once. */
const AT_ONCE = 4;
const TIMEOUT = 120_000;
const NOW = given.url === undefined ? "datetime('now')" : "now() AT TIME ZONE 'UTC'";

function run(sql) {
  if (given.url === undefined) {
    const database = new Database(given.database, { timeout: 5000 });
    database.exec(sql);
    database.close();
  } else {
    execFileSync(given.psql, ["-q", "-v", "ON_ERROR_STOP=1", given.url], { input: sql });
  }
}

/** The other system: counts what arrives, and whose it is in which order. */
function receive() {
  const arrived = new Map();
  let total = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (text) => (body += text));
    request.on("end", () => {
      total += 1;
      const customer = body === "" ? "" : JSON.parse(body).data?.customer;
      const ids = arrived.get(customer) ?? [];
      arrived.set(customer, [...ids, request.headers["webhook-id"]]);
      response.writeHead(204).end();
    });
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({ server, port: server.address().port, arrived, total: () => total }),
    ),
  );
}

/** Sends that many requests alone, as many at once as the server does; returns how many a second. */
async function alone(port) {
  const began = performance.now();
  const sender = async () => {
    for (let sent = 0; sent < EVENTS / AT_ONCE; sent += 1) {
      await send(port, "127.0.0.1", "/hooks", { from: "127.0.0.1", form: { event: "x".repeat(300) } });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return (EVENTS * 1000) / (performance.now() - began);
}

const limit = await (async () => {
  const other = createServer((request, response) =>
    request.resume().on("end", () => response.writeHead(204).end()),
  );
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  const rate = await alone(other.address().port);
  other.closeAllConnections();
  other.close();
  return rate;
})();

const receiver = await receive();
const turns = Array.from({ length: EVENTS / CUSTOMERS }, (_, turn) => turn);
const operator = `(SELECT operator_id FROM agents WHERE ${ADMIN} ORDER BY id LIMIT 1)`;
const before = cpu(given.process);
run(`BEGIN;
  UPDATE webhook_endpoints SET url = 'http://127.0.0.1:${receiver.port}/hooks', state = 'active', failures = 0,
    failing_since = NULL, retry_at = ${NOW}, kinds = 'customer.updated' WHERE operator_id = ${operator};
  ${turns
    .map(
      (turn) => `INSERT INTO events (operator_id, message_id, kind, customer_id, at)
        SELECT operator_id, 'bench-' || id || '-${String(turn).padStart(4, "0")}', 'customer.updated', id, ${NOW}
        FROM customers WHERE operator_id = ${operator} ORDER BY id LIMIT ${CUSTOMERS};`,
    )
    .join("\n")}
  COMMIT;`);
const began = performance.now();
while (receiver.total() < EVENTS && performance.now() < began + TIMEOUT) await pause(20);
const seconds = (performance.now() - began) / 1000;
const milliseconds = ((cpu(given.process) - before) * 1000) / EVENTS;
receiver.server.closeAllConnections();
receiver.server.close();

if (receiver.total() < EVENTS)
  throw new Error(`${receiver.total()} of ${EVENTS} webhooks arrived in ${seconds} s.`);
for (const [customer, ids] of receiver.arrived) {
  if (ids.join() !== ids.toSorted().join()) throw new Error(`Not in order for ${customer}: ${ids.join(" ")}`);
}
print("webhooks", "a second", "CPU ms each");
print("limit: the requests alone, 4 at once", limit.toFixed(0));
print("published, signed, delivered, logged", (EVENTS / seconds).toFixed(0), milliseconds.toFixed(2));
print("share of the limit; no budget", (EVENTS / seconds / limit).toFixed(2));
