// Measures how long an import of 100,000 customers and 500,000 orders takes, and its memory.
// node imports.mjs <binary> <empty folder> <name>=<database URL> …
import { spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";

const [binary, folder, ...databases] = process.argv.slice(2);
const HOST = "tickets.example.test";
const CUSTOMERS = 100_000;
const ORDERS = 500_000;
const MOST_SECONDS = 180;
const MOST_MEGABYTES = 200;
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

/** The most memory of a process so far, in megabytes. */
function memory(pid) {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}

/** Runs a command to its end; returns seconds and megabytes. */
function guichet(url, ...args) {
  const began = performance.now();
  const env = { ...process.env, DATABASE_URL: url };
  const child = spawn(binary, args, { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  let megabytes = 0;
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  const watch = setInterval(() => (megabytes = Math.max(megabytes, memory(child.pid))), 20);
  return new Promise((resolve, reject) => {
    child.on("close", (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      if (code === 0) resolve({ seconds, megabytes, said: said.trim().split("\n").at(-1) });
      else reject(new Error(`${args.join(" ")} failed`));
    });
  });
}

const pick = (list, place) => list[(place * 7919) % list.length];
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

let failed = false;
for (const database of databases) {
  const [name, url] = [database.slice(0, database.indexOf("=")), database.slice(database.indexOf("=") + 1)];
  await guichet(url, "migrate");
  await guichet(
    url,
    "create-operator",
    "--name",
    "Norte",
    "--host",
    HOST,
    "--sender",
    "tickets@example.test",
  );
  let [seconds, megabytes] = [0, 0];
  for (const [kind, file] of [
    ["customers", "customers.csv"],
    ["purchases", "orders.csv"],
    ["customers", "customers.csv"],
  ]) {
    const run = await guichet(url, "import", kind, file, "--host", HOST);
    console.log(`${name}: ${kind}: ${run.seconds.toFixed(1)} s, ${run.megabytes.toFixed(0)} MB: ${run.said}`);
    // The third run, which changes nothing, is no part of moving in.
    if (!run.said.includes("created 0")) seconds += run.seconds;
    megabytes = Math.max(megabytes, run.megabytes);
  }
  console.log(
    `${name}: ${seconds.toFixed(1)} s of ${MOST_SECONDS}, ${megabytes.toFixed(0)} MB of ${MOST_MEGABYTES}`,
  );
  failed ||= seconds > MOST_SECONDS || megabytes > MOST_MEGABYTES;
}
process.exitCode = failed ? 1 : 0;
