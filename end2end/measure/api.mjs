// Measures how many customers a second the API finds by their number, beside `SELECT 1` on the same database.
// node api.mjs --port N --process N --folder FOLDER --database FILE, or instead of the last --psql PROGRAM --url URL
// --select-one N; against a demo.
import Database from "libsql";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ADMIN, insertion, newToken, postgresBytes, sqliteBytes } from "./tokens.mjs";
import { cpu, median, options, print, wrk } from "./tools.mjs";

const given = options("port", "process", "folder", "database", "psql", "url", "select-one");
const HOST = `backoffice.localhost:${given.port}`;
const ROUNDS = 3;
const SECONDS = 5;
/** Each of them has a quota of 600 requests. */
const TOKENS = 500;
const numbersOf = `SELECT number FROM customers WHERE operator_id =
  (SELECT operator_id FROM agents WHERE ${ADMIN} ORDER BY id LIMIT 1) LIMIT 100`;

function onSqlite(insertions) {
  const database = new Database(given.database, { timeout: 5000 });
  database.exec(`BEGIN IMMEDIATE; ${insertions.join("\n")} COMMIT;`);
  const numbers = database
    .prepare(numbersOf)
    .all()
    .map(({ number }) => number);
  const statement = database.prepare("SELECT 1");
  const until = performance.now() + 2000;
  let answered = 0;
  for (; performance.now() < until; answered += 1) statement.get();
  database.close();
  return { numbers, selectOne: answered / 2 };
}

function onPostgres(insertions) {
  const psql = (sql) =>
    execFileSync(given.psql, ["-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", given.url], {
      input: sql,
      encoding: "utf8",
    });
  psql(insertions.join("\n"));
  return { numbers: psql(`${numbersOf};`).trim().split("\n"), selectOne: Number(given["select-one"]) };
}

const tokens = Array.from({ length: TOKENS }, newToken);
const bytes = given.url === undefined ? sqliteBytes : postgresBytes;
const insertions = tokens.map((token) => insertion(token, "customers.read", bytes));
const { numbers, selectOne } = given.url === undefined ? onSqlite(insertions) : onPostgres(insertions);
const lines = tokens.map((token, i) => `${token} /api/v1/customers/${numbers[i % numbers.length]}`);
const file = join(given.folder, "requests");
writeFileSync(file, `${lines.join("\n")}\n`);

const load = (seconds) => wrk(`http://127.0.0.1:${given.port}/`, seconds, { Host: HOST }, [file]);
await load(1);
const [rates, times, milliseconds] = [[], [], []];
for (let round = 0; round < ROUNDS; round += 1) {
  const before = cpu(given.process);
  const { requests, rate, p95 } = await load(SECONDS);
  rates.push(rate);
  times.push(p95);
  milliseconds.push(((cpu(given.process) - before) * 1000) / requests);
}
print("API", "a second", "CPU ms each", "p95 ms");
print("limit: SELECT 1 on this database", selectOne.toFixed(0));
print(
  "customer by number",
  median(rates).toFixed(0),
  median(milliseconds).toFixed(3),
  median(times).toFixed(2),
);
print("share of the limit; no budget", (median(rates) / selectOne).toFixed(2));
