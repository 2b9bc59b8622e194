// The users of the provider.
import { readFileSync } from "node:fs";

/**
 * @typedef {object} User
 * @property {string} user The user name, and the subject of every token.
 * @property {string} [about] What this user demonstrates.
 * @property {string} [given_name]
 * @property {string} [family_name]
 * @property {string} [email]
 * @property {boolean} [email_verified]
 * @property {string[]} [groups]
 */

/** @typedef {Map<string, User>} Users */

/** @returns {Users} */
export function knownUsers() {
  /** @type {User[]} */
  const users = JSON.parse(readFileSync(new URL("../users.json", import.meta.url), "utf8"));
  return new Map(users.map((user) => [user.user, user]));
}

/**
 * Returns a user's claims in tokens and userinfo.
 * @param {User} user
 */
export function claimsOf({ user, about: _, ...claims }) {
  const name = [claims.given_name, claims.family_name].filter(Boolean).join(" ");
  return { sub: user, ...(name && { name }), ...claims };
}
