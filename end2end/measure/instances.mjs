// Measures what two instances on one database do together, by their CPU time for each request.
// node instances.mjs --host NAME --ports N,N --processes N,N --select-one N, against servers that trust 127.0.0.1 as
// their proxy. `--select-one` is how many times a second that database answers `SELECT 1`.
import { addressOf, agent, asFastAsPossible, cpu, judge, options, print, send, wrk } from "./tools.mjs";

const given = options("host", "ports", "processes", "select-one");
const instances = given.ports.split(",").map((port, i) => ({ port, process: given.processes.split(",")[i] }));
const SECONDS = 8;
const AT_ONCE = 16;
const MIN_TIMES = 1.8;

let turn = 0;
const loads = {
  "pages (Sign in)": async ({ port }) =>
    (await wrk(`http://127.0.0.1:${port}/sign-in`, SECONDS, { Host: given.host, Accept: "text/html" }))
      .requests,
  "wrong passwords": async ({ port }) => {
    let answered = 0;
    await asFastAsPossible(AT_ONCE / instances.length, SECONDS, async () => {
      turn += 1;
      const form = { identifier: `nobody${turn}@example.test`, password: "a guess that is wrong" };
      const { status } = await send(port, given.host, "/api/sign-in", { from: addressOf(turn), form });
      if (status !== 303) throw new Error(`A sign-in was answered ${status}.`);
      answered += 1;
    });
    return answered;
  },
};

/** Loads instances at the same time; returns the CPU milliseconds of a request, and requests a second. */
async function measure(load, some) {
  const before = some.map((one) => cpu(one.process));
  const answered = await Promise.all(some.map(load));
  const seconds = some.reduce((sum, one, i) => sum + cpu(one.process) - before[i], 0);
  const requests = answered.reduce((sum, one) => sum + one);
  return { milliseconds: (seconds * 1000) / requests, rate: requests / SECONDS };
}

print("limit: SELECT 1 on this database, a second", given["select-one"]);
print("CPU of instances", "CPU ms each", "a second");
const verdicts = [];
for (const [name, load] of Object.entries(loads)) {
  for (const instance of instances) await measure(load, [instance]);
  const one = await measure(load, instances.slice(0, 1));
  const all = await measure(load, instances);
  print(`${name}, one instance`, one.milliseconds.toFixed(3), one.rate.toFixed(0));
  print(`${name}, ${instances.length} instances`, all.milliseconds.toFixed(3), all.rate.toFixed(0));
  verdicts.push([name, (instances.length * one.milliseconds) / all.milliseconds]);
}
agent.destroy();
for (const [name, times] of verdicts) judge(`${name}, times one instance`, times, { atLeast: MIN_TIMES });
