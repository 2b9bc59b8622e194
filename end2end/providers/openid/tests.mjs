// The control interface for tests: new users, ended sessions, and faults.
import { bodyOf } from "./login.mjs";

/** @typedef {"error" | "garbage" | "silence"} Trouble */

export class Tests {
  /** @type {Map<string, Trouble>} The fault of each path. */
  #trouble = new Map();
  #provider;
  #users;
  #logins;

  /**
   * @param {import("oidc-provider").default} provider
   * @param {import("./users.mjs").Users} users
   * @param {import("./logins.mjs").Logins} logins
   */
  constructor(provider, users, logins) {
    this.#provider = provider;
    this.#users = users;
    this.#logins = logins;
  }

  /**
   * Answers a request if it is for the control interface, or if its path has a fault.
   * @param {string} path
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async answer(path, request, response) {
    const trouble = this.#trouble.get(path);
    if (trouble) return makeTrouble(trouble, response);
    if (request.method !== "POST" || !path.startsWith("/tests/")) return false;
    const wish = JSON.parse(await bodyOf(request));
    if (path === "/tests/add-user") this.#users.set(wish.user, wish);
    else if (path === "/tests/end-sessions") await this.#endSessions(wish.user);
    else if (path === "/tests/trouble") this.#setTrouble(wish);
    else return false;
    response.writeHead(204).end();
    return true;
  }

  /** @param {{ path: string, trouble: Trouble | null }} wish */
  #setTrouble({ path, trouble }) {
    if (trouble === null) this.#trouble.delete(path);
    else this.#trouble.set(path, trouble);
  }

  /**
   * Ends the sessions of a user and notifies the portals, as an administrator would.
   * @param {string} user
   */
  async #endSessions(user) {
    for (const uid of this.#logins.sessionsOf(user)) {
      const session = await this.#provider.Session.findByUid(uid);
      if (!session) continue;
      for (const id of Object.keys(session.authorizations ?? {})) {
        /** @type {any} */
        const client = await this.#provider.Client.find(id);
        await client?.backchannelLogout(user, session.sidFor(id));
      }
      await session.destroy();
    }
  }
}

/**
 * @param {Trouble} trouble
 * @param {import("node:http").ServerResponse} response
 */
function makeTrouble(trouble, response) {
  if (trouble === "error")
    response.writeHead(503, { "Content-Type": "text/html" }).end("<h1>Maintenance</h1>");
  if (trouble === "garbage")
    response.writeHead(200, { "Content-Type": "application/json" }).end('{"issuer": ');
  // Silence: the connection stays open.
  return true;
}
