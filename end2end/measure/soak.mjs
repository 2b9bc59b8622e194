// Loads a server for a long time at 70 % of what it can do, beside floods and broken clients, and checks that nothing
// fails, that its memory stays, and that it gives connections back.
// node soak.mjs <port> <process> <minutes>, against a demo that trusts 127.0.0.1 as its proxy.
import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect } from "node:net";

const [port, process_id, minutes] = process.argv.slice(2).map(Number);
const HOST = "default.localhost";
const LOAD = 0.7;
const AT_ONCE = 16;
const CALIBRATION_SECONDS = 10;
/** Part of the time after which memory and connections are settled. */
const SETTLED = 0.3;
const MAX_DRIFT = 1.05;
const MAX_LEFT_FILES = 10;
const SILENT_CLIENTS = 20;
const END_SECONDS = 15;

// Idle connections are closed here, long before the server would close them under a request.
const agent = new Agent({ keepAlive: true, maxSockets: 256, timeout: 5000 });
const pages = ["/", "/sign-in", "/register", "/forgot-password", "/forgot-number"];
const failures = new Map();
const times = [];
/** Connections of clients that have fallen silent. */
const silent = [];
let address = 0;
let waiting = 0;

function network(prefix) {
  address = (address + 1) % 65_000;
  return `${prefix}.${address >> 8}.${address & 255}`;
}

function fails(what) {
  failures.set(what, (failures.get(what) ?? 0) + 1);
}

/** Sends a request; returns its status and how many milliseconds the answer took. */
function send(path, from, form) {
  const body = form === undefined ? "" : new URLSearchParams(form).toString();
  const headers = {
    host: `${HOST}:${port}`,
    accept: "text/html",
    "x-forwarded-for": from,
    ...(form && {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      "sec-fetch-site": "same-origin",
      cookie: "probe=1",
    }),
  };
  return new Promise((resolve) => {
    const began = performance.now();
    const method = form === undefined ? "GET" : "POST";
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve({ status: answer.statusCode, milliseconds: performance.now() - began }));
    });
    sent.on("error", (error) => resolve({ status: error.code, milliseconds: 0 }));
    sent.end(body);
  });
}

async function visit(i) {
  waiting += 1;
  const { status, milliseconds } = await send(pages[i % pages.length], network("10.1"));
  waiting -= 1;
  if (status !== 200) fails(`a page: ${status}`);
  else times.push(milliseconds);
}

/** A form that is answered by a redirect, also when it has to wait. */
async function submit(path, from, form) {
  const { status } = await send(path, from, form);
  if (status !== 303) fails(`${path}: ${status}`);
}

const guess = (i) =>
  submit("/api/sign-in", network("10.2"), {
    identifier: `nobody${i}@example.test`,
    password: "a guess that is wrong",
  });
const flood = (i) =>
  submit("/api/register", "10.3.0.1", {
    email: `flood${i}@example.test`,
    first_name: "Ana",
    last_name: "Quiroga",
    password: "seven ferries at midnight",
  });

/** A client that sends a part of a request, and leaves or falls silent. */
function broken(i) {
  const socket = connect(port, "127.0.0.1", () => {
    const text = [
      `GET / HTTP/1.1\r\nhost: ${HOST}\r\n\r\n`,
      `POST /api/register HTTP/1.1\r\nhost: ${HOST}\r\ncontent-length: 100\r\n\r\nemail=`,
      "GET / HT",
      "\0\0\0\r\n\r\n",
    ];
    socket.write(text[i % text.length]);
    if (i % 3 > 0) socket.destroy();
    else silent.push(socket);
  });
  socket.on("error", () => socket.destroy());
  if (silent.length > SILENT_CLIENTS) silent.shift().destroy();
}
/** Resident memory in MB, and the number of open files. */
function usage() {
  const status = readFileSync(`/proc/${process_id}/status`, "utf8");
  const memory = Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
  return { memory, files: readdirSync(`/proc/${process_id}/fd`).length };
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const highest = (values) => values.reduce((one, other) => Math.max(one, other));
const p95 = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)];

/** Returns how many visits a second the server answers when as many as possible are made. */
async function calibrate() {
  const until = performance.now() + CALIBRATION_SECONDS * 1000;
  let visits = 0;
  const visitor = async () => {
    for (; performance.now() < until; visits += 1) await visit(visits);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
  return visits / CALIBRATION_SECONDS;
}

/** Loads the server for a second. */
async function second(turn, perSecond) {
  const began = performance.now();
  guess(turn);
  for (let i = 0; i < 5; i += 1) flood(turn * 5 + i);
  broken(turn);
  for (let i = 0; i < perSecond; i += 1) {
    const early = began + (i * 1000) / perSecond - performance.now();
    if (early > 1) await pause(early);
    // A machine that is busy otherwise gets less, and not ever more at once.
    if (waiting < AT_ONCE * 4) visit(i);
  }
  await pause(Math.max(0, began + 1000 - performance.now()));
}

const perSecond = Math.max(1, Math.floor((await calibrate()) * LOAD));
// The server has its connections to the database by now, and none of a visitor.
agent.destroy();
await pause(1000);
const before = usage();
times.length = 0;
const seconds = Math.max(10, Math.round(minutes * 60));
const memories = [];
for (let turn = 0; turn < seconds; turn += 1) {
  await second(turn, perSecond);
  memories.push(usage().memory);
  // Enough for a percentile, and flat here as well.
  if (times.length > 200_000) times.splice(0, 100_000);
}
silent.forEach((socket) => socket.destroy());
const until = performance.now() + END_SECONDS * 1000;
while (waiting > 0 && performance.now() < until) await pause(10);
agent.destroy();
while (usage().files > before.files + MAX_LEFT_FILES && performance.now() < until) await pause(100);
const after = usage();

const settled = memories.slice(Math.floor(seconds * SETTLED));
const half = Math.floor(settled.length / 2);
const drift = highest(settled.slice(half)) / highest(settled.slice(0, half));
const leaked = after.files - before.files;
console.log(
  `${perSecond} visits a second for ${(seconds / 60).toFixed(1)} minutes, p95 ${p95(times).toFixed(1)} ms; ` +
    `memory ${after.memory.toFixed(0)} MB, x ${drift.toFixed(3)} (at most ${MAX_DRIFT}); ` +
    `open files ${before.files}, then ${after.files}`,
);
for (const [what, count] of failures) console.log(`${count} x ${what}`);
process.exit(failures.size === 0 && drift <= MAX_DRIFT && leaked <= MAX_LEFT_FILES ? 0 : 1);
