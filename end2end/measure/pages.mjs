// Measures how many pages a second are rendered, beside a page that Leptos renders without anything around it.
// node pages.mjs --port N --process N --bare-port N --bare-process N, against a demo.
import { cpu, judge, median, options, print, wrk } from "./tools.mjs";

const given = options("port", "process", "bare-port", "bare-process");
const HOST = `default.localhost:${given.port}`;
const ROUNDS = 3;
const SECONDS = 5;
const MIN_SHARE = 0.5;

const contenders = [
  { name: "bare Leptos page", port: given["bare-port"], process: given["bare-process"], path: "/" },
  ...["/sign-in", "/register", "/"].map((path) => ({
    name: path,
    port: given.port,
    process: given.process,
    path,
  })),
];

async function load(contender, seconds) {
  const before = cpu(contender.process);
  const { requests, rate, p95 } = await wrk(`http://127.0.0.1:${contender.port}${contender.path}`, seconds, {
    Host: HOST,
    Accept: "text/html",
  });
  return { rate, p95, milliseconds: ((cpu(contender.process) - before) * 1000) / requests };
}

const results = new Map(contenders.map(({ name }) => [name, []]));
for (const contender of contenders) await load(contender, 1);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const contender of contenders) results.get(contender.name).push(await load(contender, SECONDS));
}
const of = (name, value) => median(results.get(name).map((result) => result[value]));
print("pages", "a second", "CPU ms each", "p95 ms");
for (const { name } of contenders) {
  print(name, of(name, "rate").toFixed(0), of(name, "milliseconds").toFixed(3), of(name, "p95").toFixed(2));
}
judge("Sign in, share of the bare page", of("/sign-in", "rate") / of("bare Leptos page", "rate"), {
  atLeast: MIN_SHARE,
});
