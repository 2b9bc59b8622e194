-- Tokens by which other systems of an operator use the REST API.
CREATE TABLE api_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    -- The admin who made it: it ends with their role.
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    name TEXT NOT NULL,
    -- The hash of the secret, which is shown once and not kept.
    hash BLOB NOT NULL UNIQUE,
    -- The names of the scopes, with a space between them.
    scopes TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    revoked_at TIMESTAMP
);
CREATE INDEX api_tokens_of_operator ON api_tokens (operator_id, id);
CREATE INDEX api_tokens_of_agent ON api_tokens (agent_id);
CREATE INDEX api_tokens_by_expiry ON api_tokens (expires_at);

-- The lists of the API continue after the last id of a page.
CREATE INDEX customers_by_id ON customers (operator_id, id);
CREATE INDEX purchases_by_id ON purchases (operator_id, id);
