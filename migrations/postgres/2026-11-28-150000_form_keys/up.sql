-- The results of forms that create something, so that resubmitting them creates nothing.
CREATE TABLE form_keys (
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    -- The hash of the form, its one-time key, its sender and its input; none of these is stored.
    hash BYTEA NOT NULL,
    -- The id of what was created.
    result BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (operator_id, hash)
);
CREATE INDEX form_keys_by_time ON form_keys (at);
