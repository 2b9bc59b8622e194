// Measures how long a server takes from its start to its first answer, on databases that are up to date.
// node start.mjs --binary PROGRAM --bare PROGRAM --host NAME --folder FOLDER --databases NAME=URL,NAME=URL
import { spawn } from "node:child_process";
import { get } from "node:http";
import { freePort, judge, median, options, pause, print } from "./tools.mjs";

const { binary, bare, host, folder, databases } = options("binary", "bare", "host", "folder", "databases");
const TRIES = 5;
const MAX_MS = 200;
const TIMEOUT_MS = 60_000;

const answers = (port) =>
  new Promise((resolve) => {
    const asked = get(
      { host: "127.0.0.1", port, path: "/sign-in", headers: { host, accept: "text/html" } },
      (came) => {
        came.resume();
        resolve(came.statusCode === 200);
      },
    );
    asked.on("error", () => resolve(false));
  });

/** Returns the milliseconds from the start of a program to its first page. */
async function start(program, line, environment, port) {
  const began = performance.now();
  const server = spawn(program, line, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  while (!(await answers(port))) {
    if (server.exitCode !== null || performance.now() - began > TIMEOUT_MS)
      throw new Error(`${program} did not start.`);
    await pause(1);
  }
  const milliseconds = performance.now() - began;
  server.kill("SIGTERM");
  await ended;
  return milliseconds;
}

async function several(begin) {
  const times = [];
  for (let i = 0; i < TRIES; i += 1) times.push(await begin());
  return median(times);
}

print(`median of ${TRIES} starts`, "ms");
const limit = await several(async () => {
  const port = await freePort();
  return start(bare, ["serve", String(port)], {}, port);
});
print("bare Leptos page", limit.toFixed(0));
for (const [name, url] of databases.split(",").map((pair) => pair.split("="))) {
  const milliseconds = await several(async () => {
    const [port, checks] = [await freePort(), await freePort()];
    const environment = {
      GUICHET_LISTEN: `127.0.0.1:${port}`,
      GUICHET_METRICS_LISTEN: `127.0.0.1:${checks}`,
      GUICHET_DATABASE_URL: url,
      GUICHET_LOG_LEVEL: "warn",
    };
    return start(binary, ["serve"], environment, port);
  });
  judge(`first answer with ${name} customers`, milliseconds, { atMost: MAX_MS, unit: " ms" });
}
