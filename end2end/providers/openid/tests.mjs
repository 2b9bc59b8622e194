// The control interface for tests: new users, ended sessions, and faults.
import { bodyOf } from "./login.mjs";

/** @typedef {"error" | "garbage" | "silence"} Fault */

export class Tests {
  /** @type {Map<string, Fault>} The fault of each path. */
  #fault = new Map();
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
    const fault = this.#fault.get(path);
    if (fault) return makeFault(fault, response);
    if (request.method !== "POST" || !path.startsWith("/tests/")) return false;
    const wish = JSON.parse(await bodyOf(request));
    if (path === "/tests/add-user") this.#users.set(wish.user, wish);
    else if (path === "/tests/end-sessions") await this.#endSessions(wish.user);
    else if (path === "/tests/fault") this.#setFault(wish);
    else return false;
    response.writeHead(204).end();
    return true;
  }

  /** @param {{ path: string, fault: Fault | null }} wish */
  #setFault({ path, fault }) {
    if (fault === null) this.#fault.delete(path);
    else this.#fault.set(path, fault);
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
 * @param {Fault} fault
 * @param {import("node:http").ServerResponse} response
 */
function makeFault(fault, response) {
  if (fault === "error") response.writeHead(503, { "Content-Type": "text/html" }).end("<h1>Maintenance</h1>");
  if (fault === "garbage") response.writeHead(200, { "Content-Type": "application/json" }).end('{"issuer": ');
  // Silence: the connection stays open.
  return true;
}
