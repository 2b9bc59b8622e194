-- Every row of an operator has the operator's id, so that no query needs a join to filter by it.

CREATE TABLE operators (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    default_locale TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    sender TEXT NOT NULL,
    customer_accounts_enabled BOOLEAN NOT NULL,
    force_login BOOLEAN NOT NULL,
    sso_enabled BOOLEAN NOT NULL,
    sso_only BOOLEAN NOT NULL,
    tell_when_email_is_registered BOOLEAN NOT NULL,
    session_idle_minutes INTEGER NOT NULL,
    session_absolute_minutes INTEGER NOT NULL,
    remember_me_minutes INTEGER NOT NULL,
    password_minimum INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- A portal's own value of a setting overrides the operator's; NULL inherits it.
CREATE TABLE portals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    name TEXT NOT NULL,
    host TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    accent TEXT NOT NULL,
    customer_accounts_enabled BOOLEAN,
    force_login BOOLEAN,
    sso_enabled BOOLEAN,
    sso_only BOOLEAN,
    tell_when_email_is_registered BOOLEAN,
    session_idle_minutes INTEGER,
    session_absolute_minutes INTEGER,
    remember_me_minutes INTEGER,
    password_minimum INTEGER
);
CREATE INDEX portals_of_operator ON portals (operator_id);

CREATE TABLE agents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    role TEXT NOT NULL,
    UNIQUE (operator_id, email_key)
);

CREATE TABLE customers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    number TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT,
    email_key TEXT,
    phone TEXT,
    locale TEXT NOT NULL,
    disabled BOOLEAN NOT NULL,
    last_purchase_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (operator_id, number)
);
CREATE INDEX customers_by_email ON customers (operator_id, email_key);

-- The account of a customer; no row means none. sign_in_email is the key of the address while email sign-in is on.
CREATE TABLE accounts (
    customer_id BIGINT PRIMARY KEY NOT NULL REFERENCES customers (id),
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    state TEXT NOT NULL,
    password_hash TEXT,
    number_sign_in BOOLEAN NOT NULL,
    sign_in_email TEXT,
    activated_at TIMESTAMP,
    password_changed_at TIMESTAMP,
    UNIQUE (operator_id, sign_in_email)
);

CREATE TABLE providers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    name TEXT NOT NULL,
    protocol TEXT NOT NULL,
    settings TEXT NOT NULL,
    tested_at TIMESTAMP
);
CREATE INDEX providers_of_operator ON providers (operator_id);

CREATE TABLE identities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    provider_id BIGINT NOT NULL REFERENCES providers (id),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    linked_at TIMESTAMP NOT NULL,
    UNIQUE (operator_id, provider_id, issuer, subject)
);
CREATE INDEX identities_of_customer ON identities (operator_id, customer_id);

-- Pending registrations: nothing is reserved until the mailbox is proved. A newer one replaces the older.
CREATE TABLE registrations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    locale TEXT NOT NULL,
    return_path TEXT,
    browser_hash BLOB NOT NULL,
    created_at TIMESTAMP NOT NULL,
    mailed_at TIMESTAMP NOT NULL,
    UNIQUE (operator_id, email_key)
);
CREATE UNIQUE INDEX registrations_by_browser ON registrations (browser_hash);
CREATE INDEX registrations_by_age ON registrations (created_at);

-- Mailed links. Only the hash is stored; expired rows are kept for a while to explain why a link is not valid.
CREATE TABLE tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    hash BLOB NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    email_key TEXT,
    registration_id BIGINT,
    customer_id BIGINT,
    purchase_id BIGINT,
    return_path TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    replaced_at TIMESTAMP
);
CREATE INDEX tokens_of_customer ON tokens (operator_id, customer_id);
CREATE INDEX tokens_of_address ON tokens (operator_id, email_key);
CREATE INDEX tokens_by_expiry ON tokens (expires_at);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    hash BLOB NOT NULL UNIQUE,
    user_agent TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    idle_minutes INTEGER NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_of_customer ON sessions (operator_id, customer_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- Known devices: browsers in which a customer signed in before.
CREATE TABLE devices (
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    hash BLOB NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    PRIMARY KEY (operator_id, customer_id, hash)
);
CREATE INDEX devices_by_age ON devices (last_seen_at);

-- Counters of attempts. The key is a hash of what is counted. A quota uses next_at only, a row of failures both.
CREATE TABLE throttles (
    key BLOB PRIMARY KEY NOT NULL,
    failures INTEGER NOT NULL,
    next_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX throttles_by_age ON throttles (updated_at);

CREATE TABLE products (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    price_minor BIGINT NOT NULL,
    currency TEXT NOT NULL
);
CREATE INDEX products_of_operator ON products (operator_id);

CREATE TABLE purchases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    portal_id BIGINT NOT NULL REFERENCES portals (id),
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    number TEXT NOT NULL,
    product TEXT NOT NULL,
    travellers INTEGER NOT NULL,
    total_minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    payment TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    UNIQUE (operator_id, number)
);
CREATE INDEX purchases_of_customer ON purchases (operator_id, customer_id, at);

-- The queue of mails. Text and token of the link are generated when the mail is sent, so no row ever contains a token.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    portal_id BIGINT NOT NULL REFERENCES portals (id),
    customer_id BIGINT,
    recipient TEXT NOT NULL,
    locale TEXT NOT NULL,
    mail TEXT NOT NULL,
    link TEXT,
    message_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TIMESTAMP NOT NULL,
    created_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP,
    error TEXT
);
CREATE INDEX outbox_due ON outbox (state, due_at);

-- The timelines of customers.
CREATE TABLE timeline (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    event TEXT NOT NULL,
    detail TEXT,
    ip TEXT,
    at TIMESTAMP NOT NULL
);
CREATE INDEX timeline_of_customer ON timeline (operator_id, customer_id, id);
