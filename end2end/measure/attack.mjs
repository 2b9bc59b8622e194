// Attacks an operator by wrong passwords and by sign-ins at its provider, in a process of its own so that it does not delay
// who measures. Prints the answers.
// node attack.mjs --port N --host NAME --seconds N
import { agent, atRate, count, options, send } from "./tools.mjs";

const { port, host, seconds } = options("port", "host", "seconds");
const ATTACKS_PER_SECOND = 100;
const STARTS_PER_SECOND = 10;
/** What browsers say when somebody opens a page: sign-ins at a provider begin for these only. */
const headers = { "sec-fetch-dest": "document", "sec-fetch-mode": "navigate" };

const attack = (i) =>
  send(port, host, "/api/sign-in", {
    from: `10.2.0.${i % 4}`,
    form: { identifier: `nobody${i % 50}@example.test`, password: "a guess that is wrong" },
    headers,
  });
const begin = (i) => send(port, host, "/sso/1/start", { from: `10.3.${i % 250}.1`, headers });

const [attacks, starts] = await Promise.all([
  atRate(ATTACKS_PER_SECOND, Number(seconds), attack),
  atRate(STARTS_PER_SECOND, Number(seconds), begin),
]);
agent.destroy();
const answers = (of) => count(of.map(({ status }) => String(status)));
console.log(`wrong passwords: ${answers(attacks)}; sign-ins at the silent provider: ${answers(starts)}`);
