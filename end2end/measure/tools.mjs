// What the measurements of `script/bench` share: requests, processes, numbers, and the verdict.
import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";

const TICKS_PER_SECOND = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
const run = promisify(execFile);

export const agent = new Agent({ keepAlive: true, maxSockets: 1024, timeout: 5000 });

/** Returns the options of this program, all of which are texts: `--port 3000 --host example.test`. */
export function options(...names) {
  const described = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
  return parseArgs({ options: described }).values;
}

/**
 * Sends a request from an address, with further headers if there are any; returns status, target of a redirect, and how
 * many milliseconds the answer took.
 */
export function send(port, host, path, { from, form, headers: more }) {
  const body = form === undefined ? "" : new URLSearchParams(form).toString();
  const headers = {
    host,
    accept: "text/html",
    "x-forwarded-for": from,
    ...more,
    ...(form && {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      "sec-fetch-site": "same-origin",
      cookie: "probe=1",
    }),
  };
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const method = form === undefined ? "GET" : "POST";
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent }, (answer) => {
      answer.resume();
      answer.on("end", () =>
        resolve({
          status: answer.statusCode,
          to: answer.headers.location ?? "",
          milliseconds: performance.now() - began,
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Returns a port of this machine that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Returns an address of its own for each request, so that no network is throttled. */
export const addressOf = (i) => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;

/** Sends requests at a fixed rate, without waiting for answers; returns the answers. */
export async function atRate(perSecond, seconds, sendOne) {
  const answers = [];
  const began = performance.now();
  for (let i = 0; i < perSecond * seconds; i += 1) {
    const early = began + (i * 1000) / perSecond - performance.now();
    if (early > 1) await pause(early);
    answers.push(sendOne(i));
  }
  return Promise.all(answers);
}

/** Sends as many requests as are answered in that time, so many of them at once; returns how many a second. */
export async function asFastAsPossible(atOnce, seconds, sendOne) {
  const began = performance.now();
  let sent = 0;
  const sender = async () => {
    while (performance.now() < began + seconds * 1000) await sendOne((sent += 1));
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  return (sent * 1000) / (performance.now() - began);
}

/** Loads an address by wrk, with one thread of its own; returns requests, rate, and p95 in milliseconds. */
export async function wrk(url, seconds, headers, more = []) {
  const named = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const script = join(import.meta.dirname, "wrk.lua");
  const line = ["-t1", "-c16", `-d${seconds}s`, ...named, "-s", script, url, "--", ...more];
  const { stdout } = await run("wrk", line);
  const [requests, microseconds, p95, failed] = /^counted (\d+) (\d+) (\d+) (\d+)$/m
    .exec(stdout)
    .slice(1)
    .map(Number);
  if (failed > 0) throw new Error(`${failed} of ${requests} requests of ${url} failed.`);
  return { requests, rate: (requests * 1e6) / microseconds, p95: p95 / 1000 };
}

/** Hashes by argon2id alone, on so many threads; returns how many a second. */
export async function rawHashes(bare, threads, seconds, { nice = 0 } = {}) {
  const { stdout } = await run("nice", ["-n", String(nice), bare, "hash", String(threads), String(seconds)]);
  return Number(stdout);
}

/** Returns the seconds of CPU time that a process has used. */
export function cpu(process_id) {
  const fields = readFileSync(`/proc/${process_id}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Returns the resident memory of a process in MB. */
export const memory = (process_id) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process_id}/status`, "utf8"))[1]) / 1024;

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
export const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
export const median = (values) => percentile(values, 0.5);

/** Prints a measured value. */
export const print = (name, ...values) =>
  console.log(`  ${name.padEnd(46)}${values.map((value) => String(value).padStart(16)).join("")}`);

/** Prints a value beside its budget, and notes in the exit code whether it is kept. */
export function judge(name, value, { atLeast, atMost, unit = "" }) {
  const kept = (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
  const budget = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  const verdict = kept ? "pass" : "FAIL";
  console.log(
    `  ${name.padEnd(46)}${`${value.toFixed(2)}${unit}`.padStart(16)}${`${budget}${unit}`.padStart(18)}  ${verdict}`,
  );
  if (!kept) process.exitCode = 1;
}

/** Returns how often each text occurs, as text. */
export function count(texts) {
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, times]) => `${times} x ${text}`).join(", ");
}
