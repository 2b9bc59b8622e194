-- What requests of the API with an Idempotency-Key have created, so that sending them again creates nothing.
CREATE TABLE api_keys (
    token_id BIGINT NOT NULL REFERENCES api_tokens (id) ON DELETE CASCADE,
    -- The hash of the token's id and the key.
    hash BYTEA NOT NULL,
    -- The hash of what was sent.
    request BYTEA NOT NULL,
    -- The id of what was created, and the status of the answer.
    result BIGINT NOT NULL,
    status INTEGER NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (token_id, hash)
);
CREATE INDEX api_keys_by_hash ON api_keys (hash);
CREATE INDEX api_keys_by_time ON api_keys (at);
