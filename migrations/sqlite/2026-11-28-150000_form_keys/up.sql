-- What forms that create something have created, so that a form that arrives again creates nothing.
CREATE TABLE form_keys (
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    -- Of the form, its one-time key, who sent it and what was typed. None of these is kept.
    hash BLOB NOT NULL,
    -- The id of what was created.
    result BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (operator_id, hash)
);
CREATE INDEX form_keys_by_time ON form_keys (at);
