-- Logins of the backoffice: one per person, for one or several operators.
CREATE TABLE agent_logins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    -- Encrypted. NULL: no second factor yet, so the next sign-in sets one up.
    totp_secret BLOB,
    -- The last time step whose code was used: no code works twice.
    totp_step BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE agent_recovery_codes (
    login_id BIGINT NOT NULL REFERENCES agent_logins (id),
    hash BLOB NOT NULL,
    PRIMARY KEY (login_id, hash)
);

-- An agent is the role of a person at one operator.
-- NULL as login: the invitation was not accepted yet.
ALTER TABLE agents ADD COLUMN login_id BIGINT;
ALTER TABLE agents ADD COLUMN disabled BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE agents ADD COLUMN last_seen_at TIMESTAMP;
CREATE INDEX agents_of_login ON agents (login_id);
CREATE INDEX agents_by_email ON agents (email_key);

-- stage: 'password' was right, 'operator' has to be chosen, 'open'.
CREATE TABLE agent_sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    login_id BIGINT NOT NULL REFERENCES agent_logins (id),
    agent_id BIGINT,
    hash BLOB NOT NULL UNIQUE,
    stage TEXT NOT NULL,
    -- A second factor that is being set up, encrypted.
    pending_totp BLOB,
    user_agent TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    authenticated_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX agent_sessions_of_login ON agent_sessions (login_id);
CREATE INDEX agent_sessions_by_expiry ON agent_sessions (expires_at);

-- An agent's invitation or password reset.
ALTER TABLE tokens ADD COLUMN agent_id BIGINT;
CREATE INDEX tokens_of_agent ON tokens (operator_id, agent_id);

-- The audit log: agent, action, subject, and the values before and after.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    customer_id BIGINT,
    was TEXT,
    became TEXT,
    ip TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX audit_of_operator ON audit (operator_id, id);
CREATE INDEX audit_of_customer ON audit (operator_id, customer_id);

-- Search keys: names in lower case without accents, and the digits of the phone.
ALTER TABLE customers ADD COLUMN first_key TEXT NOT NULL DEFAULT '';
ALTER TABLE customers ADD COLUMN last_key TEXT NOT NULL DEFAULT '';
ALTER TABLE customers ADD COLUMN phone_key TEXT NOT NULL DEFAULT '';
-- The server fills in the keys of existing customers, since it can remove accents.
CREATE INDEX customers_without_keys ON customers (id) WHERE first_key = '' AND last_key = '' AND first_name <> '';
CREATE INDEX customers_by_first_name ON customers (operator_id, first_key, last_key, id);
CREATE INDEX customers_by_last_name ON customers (operator_id, last_key, first_key, id);
DROP INDEX customers_by_email;
CREATE INDEX customers_by_email ON customers (operator_id, email_key, id);
CREATE INDEX customers_by_phone ON customers (operator_id, phone_key, id);

-- The agent who sent an activation, and when its link was opened.
ALTER TABLE tokens ADD COLUMN opened_at TIMESTAMP;
ALTER TABLE timeline ADD COLUMN agent_id BIGINT;
-- The new address of a change of email, or the old one that an undo restores.
ALTER TABLE tokens ADD COLUMN email TEXT;
CREATE INDEX outbox_of_operator ON outbox (operator_id, id);
CREATE INDEX outbox_of_operator_by_state ON outbox (operator_id, state, id);
CREATE INDEX outbox_of_customer ON outbox (operator_id, customer_id, id);
