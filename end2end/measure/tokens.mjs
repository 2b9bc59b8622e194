// Tokens of the API that are put into a demo's database, for measurements and script/test-api, which have no browser.
import { createHash, randomBytes } from "node:crypto";

/** Of the demo's first operator. */
export const ADMIN = "email_key = 'laura@norte-lines.example.test'";

export const newToken = () => `guichet_${randomBytes(32).toString("base64url")}`;

/** Returns the statement that adds a token of that admin, whose hash is written as that SQL by the database. */
export function insertion(token, scopes, bytes) {
  const secret = token.replace("guichet_", "");
  const hash = createHash("sha256").update(secret).digest("hex");
  return `INSERT INTO api_tokens (operator_id, agent_id, name, hash, scopes, created_at, expires_at)
    SELECT operator_id, id, 'bench', ${bytes(hash)}, '${scopes}', '2020-01-01 00:00:00', '2999-01-01 00:00:00'
    FROM agents WHERE ${ADMIN} ORDER BY id LIMIT 1;`;
}

export const sqliteBytes = (hash) => `X'${hash}'`;
export const postgresBytes = (hash) => `'\\x${hash}'::bytea`;
