// Floods a portal with sign-ins, in a process of its own so that it does not delay who measures. Prints the answers.
// node flood.mjs --port N --host NAME --rate N --seconds N
import { addressOf, agent, atRate, count, options, send } from "./tools.mjs";

const { port, host, rate, seconds } = options("port", "host", "rate", "seconds");
const run = Date.now().toString(36);
const answers = await atRate(Number(rate), Number(seconds), (i) =>
  send(port, host, "/api/sign-in", {
    from: addressOf(i + 1_000_000),
    // Another person each time, who is not made to wait: every one of them costs a hash.
    form: { identifier: `nobody.${run}.${i}@example.test`, password: "a guess that is wrong" },
  }).catch((error) => ({ status: error.code })),
);
agent.destroy();
console.log(count(answers.map(({ status }) => String(status))));
