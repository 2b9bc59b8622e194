-- The limits of one network address, by operator.
ALTER TABLE operators ADD COLUMN network_multiplier INTEGER NOT NULL DEFAULT 1;
ALTER TABLE operators ADD COLUMN trusted_networks TEXT NOT NULL DEFAULT '';

-- A browser that signed in before has its own quota.
CREATE INDEX devices_by_hash ON devices (operator_id, hash);

CREATE TABLE agent_devices (
    login_id BIGINT NOT NULL REFERENCES agent_logins (id) ON DELETE CASCADE,
    hash BLOB NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    PRIMARY KEY (login_id, hash)
);
CREATE INDEX agent_devices_by_age ON agent_devices (last_seen_at);
