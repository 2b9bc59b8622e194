// Measures moving in: how long an import of 100,000 customers and 500,000 orders takes, its memory, how it slows down
// those who look at pages, and how fast all of it is exported again.
// node imports.mjs --binary PROGRAM --folder EMPTY --psql PROGRAM --databases NAME=URL,NAME=URL
import Database from "libsql";
import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createWriteStream, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { postgresBytes, sqliteBytes } from "./tokens.mjs";
import {
  addressOf,
  agent,
  atRate,
  freePort,
  judge,
  median,
  memory,
  options,
  pause,
  percentile,
  print,
  send,
} from "./tools.mjs";

const { binary, folder, psql, databases } = options("binary", "folder", "psql", "databases");
const HOST = "tickets.example.test";
const CUSTOMERS = 100_000;
const ORDERS = 500_000;
const MAX_SECONDS = 180;
const MAX_MB = 200;
const VISITS_PER_SECOND = 100;
const VISITS_SECONDS = 5;
const QUIET_ROUNDS = 3;
const MAX_RATIO = 1.5;
const FIRST_NAMES = ["Ana", "Luis", "Sofía", "Jorge", "Inés", "Åsa", "José María"];
const LAST_NAMES = ["Quiroga", "Paz Soldán", "Nuñez", "Dubois", "Müller", "O'Brien", "de la Cruz", "Ibarra"];

/** Writes a file of a header and that many rows. */
async function write(name, header, count, row) {
  const file = createWriteStream(join(folder, name));
  file.write(`${header}\n`);
  for (let place = 1; place <= count; place += 1) {
    if (!file.write(`${row(place)}\n`)) await new Promise((resolve) => file.once("drain", resolve));
  }
  await new Promise((resolve) => file.end(resolve));
}

const pick = (list, place) => list[(place * 7919) % list.length];

/** The most memory of a process so far, in MB. */
function highestMemory(pid) {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}

/** Runs a command to its end; returns seconds, megabytes, and its last line. */
function guichet(url, ...args) {
  const began = performance.now();
  const env = { ...process.env, DATABASE_URL: url };
  const child = spawn(binary, args, { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  let megabytes = 0;
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  const watch = setInterval(() => (megabytes = Math.max(megabytes, highestMemory(child.pid))), 20);
  return new Promise((resolve, reject) => {
    child.on("close", (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      if (code === 0) resolve({ seconds, megabytes, said: said.trim().split("\n").at(-1) });
      else reject(new Error(`${args.join(" ")} failed`));
    });
  });
}

async function importFile(url, kind, file) {
  const run = await guichet(url, "import", kind, file, "--host", HOST);
  print(`  ${kind}`, `${run.seconds.toFixed(1)} s`, `${run.megabytes.toFixed(0)} MB`);
  console.log(`    ${run.said}`);
  return run;
}

/** Serves the portal and its backoffice until `stop` is called. */
async function serve(url) {
  const [port, checks] = [await freePort(), await freePort()];
  const backoffice = `backoffice.localhost:${port}`;
  const env = {
    ...process.env,
    DATABASE_URL: url,
    GUICHET_LISTEN: `127.0.0.1:${port}`,
    GUICHET_METRICS_LISTEN: `127.0.0.1:${checks}`,
    GUICHET_BACKOFFICE_ORIGIN: `http://${backoffice}`,
    GUICHET_TRUSTED_PROXIES: "127.0.0.1",
    GUICHET_LOG_LEVEL: "warn",
  };
  const child = spawn(binary, ["serve"], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const answers = () => send(port, HOST, "/", { from: "10.0.0.1" }).then(({ status }) => status === 200);
  while (!(await answers().catch(() => false))) {
    if (child.exitCode !== null) throw new Error("The server did not start.");
    await pause(20);
  }
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { port, backoffice, pid: child.pid, stop };
}

/** Looks at the list of tickets at a fixed rate; returns the 95th percentile in milliseconds. */
async function visit(port) {
  const answers = await atRate(VISITS_PER_SECOND, VISITS_SECONDS, (i) =>
    send(port, HOST, "/", { from: addressOf(i) }),
  );
  const wrong = answers.find(({ status }) => status !== 200);
  if (wrong) throw new Error(`A visitor was answered ${wrong.status}.`);
  return percentile(
    answers.map(({ milliseconds }) => milliseconds),
    0.95,
  );
}

/** Signs an admin in who has just entered a code, past the pages; returns the value of the cookie. */
function signIn(url) {
  const secret = randomBytes(32).toString("base64url");
  const digest = createHash("sha256").update(secret).digest("hex");
  const isServer = url.startsWith("postgres");
  const now = isServer ? "now() AT TIME ZONE 'UTC'" : "datetime('now')";
  const end = isServer ? `${now} + interval '1 hour'` : "datetime('now', '+1 hour')";
  const hash = (isServer ? postgresBytes : sqliteBytes)(digest);
  const statements = `BEGIN;
    INSERT INTO agent_logins (email, email_key, totp_step, created_at)
      VALUES ('admin@example.test', 'admin@example.test', 0, ${now});
    INSERT INTO agents (operator_id, name, email, email_key, role, login_id, disabled)
      SELECT operators.id, 'Admin', 'admin@example.test', 'admin@example.test', 'admin', agent_logins.id, false
      FROM operators, agent_logins;
    INSERT INTO agent_sessions
        (login_id, agent_id, hash, stage, user_agent, created_at, last_seen_at, authenticated_at, expires_at)
      SELECT login_id, id, ${hash}, 'open', '', ${now}, ${now}, ${now}, ${end} FROM agents;
    COMMIT;`;
  if (isServer) {
    execFileSync(psql, ["-q", "-v", "ON_ERROR_STOP=1", url], { input: statements });
  } else {
    const database = new Database(url.replace("sqlite://", ""), { timeout: 5000 });
    database.exec(statements);
    database.close();
  }
  return secret;
}

/** Exports all of a kind; returns rows a second, and by how many megabytes the server's memory grew meanwhile. */
async function exportAll({ port, backoffice, pid }, cookie, kind, format) {
  const body = new URLSearchParams({ kind, format }).toString();
  const headers = {
    host: backoffice,
    origin: `http://${backoffice}`,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
    "sec-fetch-site": "same-origin",
    cookie: `agent=${cookie}`,
  };
  const [began, before] = [performance.now(), memory(pid)];
  let highest = before;
  const watch = setInterval(() => (highest = Math.max(highest, memory(pid))), 20);
  const line = { host: "127.0.0.1", port, path: "/agents-api/export", method: "POST", headers };
  const { status, lines } = await new Promise((resolve, reject) => {
    const sent = request(line, (answer) => {
      let lines = 0;
      answer.on("data", (part) => {
        for (const byte of part) if (byte === 10) lines += 1;
      });
      answer.on("end", () => resolve({ status: answer.statusCode, lines }));
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
  clearInterval(watch);
  const rows = format === "csv" ? lines - 1 : lines;
  const expected = kind === "customers" ? CUSTOMERS : ORDERS;
  if (status !== 200 || rows !== expected)
    throw new Error(`The export of ${kind} was answered ${status}, with ${rows} rows of ${expected}.`);
  const seconds = (performance.now() - began) / 1000;
  return { rate: rows / seconds, growth: highest - before };
}

await write("customers.csv", "external_id,first_name,last_name,email,phone,language", CUSTOMERS, (place) =>
  [
    `K-${place}`,
    pick(FIRST_NAMES, place),
    pick(LAST_NAMES, place),
    // One in ten shares an address with another one.
    `c${place % 10 === 0 ? place - 1 : place}@example.test`,
    `+54 351 ${String(place).padStart(7, "0")}`,
    "es",
  ].join(","),
);
await write(
  "orders.csv",
  "external_id,customer_external_id,product,travellers,total,currency,ordered_at",
  ORDERS,
  (place) =>
    [
      `B-${place}`,
      `K-${(place % CUSTOMERS) + 1}`,
      "Salta → Jujuy",
      (place % 4) + 1,
      `${(place % 900) + 10}.50`,
      "EUR",
      `20${10 + (place % 15)}-0${(place % 9) + 1}-15 12:00`,
    ].join(","),
);

for (const [name, url] of databases.split(",").map((pair) => pair.split("="))) {
  print(name, "time", "memory");
  await guichet(url, "migrate");
  const operator = ["--name", "Norte", "--host", HOST, "--sender", "tickets@example.test"];
  await guichet(url, "create-operator", ...operator);
  const server = await serve(url);
  await visit(server.port);
  const [quiet, busy] = [[], []];
  for (let round = 0; round < QUIET_ROUNDS; round += 1) quiet.push(await visit(server.port));

  const customers = await importFile(url, "customers", "customers.csv");
  let done = false;
  const importing = importFile(url, "purchases", "orders.csv").finally(() => (done = true));
  while (!done) {
    const p95 = await visit(server.port);
    // A round that ended after the import was quiet in part.
    if (!done) busy.push(p95);
  }
  const orders = await importing;
  const again = await importFile(url, "customers", "customers.csv");
  if (!again.said.includes(`unchanged ${CUSTOMERS}`)) throw new Error("The second run changed something.");

  const cookie = signIn(url);
  for (const [kind, format] of [
    ["customers", "csv"],
    ["orders", "csv"],
    ["orders", "jsonl"],
  ]) {
    const { rate, growth } = await exportAll(server, cookie, kind, format);
    print(`  export of ${kind}, ${format}`, `${rate.toFixed(0)} rows/s`, `+${growth.toFixed(0)} MB`);
  }
  await server.stop();

  judge("moving in", customers.seconds + orders.seconds, { atMost: MAX_SECONDS, unit: " s" });
  judge("memory of the command", Math.max(customers.megabytes, orders.megabytes), {
    atMost: MAX_MB,
    unit: " MB",
  });
  if (busy.length === 0) throw new Error("The import was over before pages could be measured.");
  print("p95 of pages, quiet, ms", median(quiet).toFixed(2));
  print("p95 of pages during the import, ms", median(busy).toFixed(2));
  judge("p95 during the import, times quiet", median(busy) / median(quiet), { atMost: MAX_RATIO });
}
agent.destroy();
