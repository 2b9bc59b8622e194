// The provider's login page: enter a user name, or cancel.
import { errors } from "oidc-provider";
import { escape, page } from "./pages.mjs";

/**
 * @param {import("oidc-provider").default} provider
 * @param {import("./users.mjs").Users} users
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export async function answerLogin(provider, users, request, response) {
  try {
    await provider.interactionDetails(request, response);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    return show(response, 400, page("This sign-in is over", "<p>Go back to where you came from.</p>"));
  }
  if (request.method !== "POST") return show(response, 200, login(users));
  const form = new URLSearchParams(await bodyOf(request));
  if (form.has("cancel")) {
    const cancelled = { error: "access_denied", error_description: "The user went back." };
    return provider.interactionFinished(request, response, cancelled);
  }
  const accountId = (form.get("choice") ?? form.get("user") ?? "").trim();
  if (!users.has(accountId)) return show(response, 422, login(users, accountId));
  return provider.interactionFinished(request, response, { login: { accountId } });
}

/**
 * @param {import("./users.mjs").Users} users
 * @param {string} [unknown] The user name that was entered and does not exist.
 */
function login(users, unknown) {
  const known = [...users.values()].filter(({ about }) => about);
  const choices = known.map(
    ({ user, about }) =>
      `<li><button name="choice" value="${escape(user)}">${escape(user)}: ${escape(about)}</button></li>`,
  );
  const problem =
    unknown === undefined ? "" : `<p role="alert">Nobody here is called “${escape(unknown)}”.</p>`;
  return page(
    "Sign in to Plata ID",
    `<p>A provider for trying things out. Nobody needs a password.</p>${problem}
<form method="post">
<label>User <input name="user" autocomplete="username" autofocus></label>
<button>Sign in</button>
</form>
<form method="post"><ul>${choices.join("")}</ul></form>
<form method="post"><button name="cancel">Go back</button></form>`,
  );
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} html
 */
function show(response, status, html) {
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
  response.end(html);
}

/** @param {import("node:http").IncomingMessage} request */
export async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
