// A real OpenID provider for the demo and the tests: the certified `oidc-provider`, with users of its own.
//   node end2end/providers/openid.mjs [--port N] [--tests]
// It listens on this machine only, at that port or, if it is in use, at a free one, and prints its address once it
// does. `--tests` enables the control interface of openid/tests.mjs.
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { Logins } from "./openid/logins.mjs";
import { answerLogin } from "./openid/login.mjs";
import { openProvider } from "./openid/provider.mjs";
import { Tests } from "./openid/tests.mjs";
import { knownUsers } from "./openid/users.mjs";

const { values } = parseArgs({
  options: { port: { type: "string", default: "0" }, tests: { type: "boolean", default: false } },
});

const server = createServer();
await new Promise((resolve) => {
  server.once("listening", resolve);
  server.once("error", () => server.listen(0, "127.0.0.1"));
  server.listen(Number(values.port), "127.0.0.1");
});
const address = server.address();
if (address === null || typeof address === "string") throw new Error("It listens at no port.");
const issuer = `http://127.0.0.1:${address.port}`;

const users = knownUsers();
const logins = new Logins();
const provider = openProvider(issuer, users, logins);
const tests = values.tests ? new Tests(provider, users, logins) : undefined;
const answer = provider.callback();

server.on("request", (request, response) => {
  const { pathname } = new URL(request.url ?? "/", issuer);
  handle(pathname, request, response).catch((/** @type {unknown} */ error) => {
    console.error(error);
    if (!response.headersSent) response.writeHead(500);
    response.end("Something went wrong at the provider. See its log.");
  });
});

/**
 * @param {string} path
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function handle(path, request, response) {
  if (await tests?.answer(path, request, response)) return;
  if (path.startsWith("/interaction/")) await answerLogin(provider, users, request, response);
  else await answer(request, response);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));
console.log(`ready ${issuer}`);
