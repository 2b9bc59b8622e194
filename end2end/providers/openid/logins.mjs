// The portals that each session of the provider has signed in to, to notify them when it ends.

export class Logins {
  /** @type {Map<string, Set<string>>} The callbacks of a session, by its `sid`. */
  #callbacks = new Map();
  /** @type {Map<string, Set<string>>} The sessions of a user. */
  #sessions = new Map();

  /**
   * @param {string} user
   * @param {string} session The provider's own id of the session.
   * @param {string} sid The id of the session for portals.
   * @param {string} callback
   */
  add(user, session, sid, callback) {
    entry(this.#sessions, user).add(session);
    entry(this.#callbacks, sid).add(callback);
  }

  /**
   * Returns the back-channel logout addresses of the session's portals.
   * @param {string} sid
   */
  logoutAddresses(sid) {
    return [...entry(this.#callbacks, sid)].map((callback) => callback.replace(/\/callback$/, "/logout"));
  }

  /** @param {string} user */
  sessionsOf(user) {
    return [...entry(this.#sessions, user)];
  }
}

/**
 * @param {Map<string, Set<string>>} map
 * @param {string} key
 */
function entry(map, key) {
  const found = map.get(key) ?? new Set();
  map.set(key, found);
  return found;
}
