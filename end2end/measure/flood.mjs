// Floods a portal with sign-ins, in a process of its own so that it does not delay who measures. Prints the answers.
// node flood.mjs --port N --host NAME --rate N --seconds N
import { addressOf, agent, atRate, count, options, send } from "./tools.mjs";

const { port, host, rate, seconds } = options("port", "host", "rate", "seconds");
const answers = await atRate(Number(rate), Number(seconds), (i) =>
  send(port, host, "/api/sign-in", {
    from: addressOf(i + 1_000_000),
    form: { identifier: `known${i % 400}@example.test`, password: `a guess that is wrong ${i}` },
  }).catch((error) => ({ status: error.code })),
);
agent.destroy();
console.log(count(answers.map(({ status }) => String(status))));
