-- The provider's secret, encrypted with a key of the configuration.
ALTER TABLE providers ADD COLUMN secret BLOB;

-- The label of the identity in lists, and the operator's own id of its owner, if the provider sends one.
ALTER TABLE identities ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE identities ADD COLUMN external_id TEXT;
CREATE INDEX identities_of_provider ON identities (provider_id);

-- Whether the mailbox on file was proved: by a mailed link, or by a provider that vouches for it.
ALTER TABLE accounts ADD COLUMN email_proved BOOLEAN NOT NULL DEFAULT 0;
UPDATE accounts SET email_proved = 1 WHERE sign_in_email IS NOT NULL;

-- For sessions begun at a provider: the identity, the session or ticket of the provider (hashed), and
-- the encrypted ID token that ends it there.
ALTER TABLE sessions ADD COLUMN identity_id BIGINT;
ALTER TABLE sessions ADD COLUMN provider_session BLOB;
ALTER TABLE sessions ADD COLUMN id_token BLOB;
CREATE INDEX sessions_of_identity ON sessions (operator_id, identity_id);
CREATE INDEX sessions_of_provider_session ON sessions (operator_id, provider_session);

-- Authorization flows: to sign in, to test the provider, or to sign out there. Deleted by the callback.
CREATE TABLE sso_flows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    provider_id BIGINT NOT NULL REFERENCES providers (id),
    hash BLOB NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    id_token BLOB,
    return_path TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sso_flows_of_provider ON sso_flows (provider_id);
CREATE INDEX sso_flows_by_expiry ON sso_flows (expires_at);

-- Sign-ins at a provider whose user may own an account already, and has to prove that once.
CREATE TABLE sso_arrivals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    provider_id BIGINT NOT NULL REFERENCES providers (id),
    hash BLOB NOT NULL UNIQUE,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    label TEXT NOT NULL,
    external_id TEXT,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    provider_session BLOB,
    id_token BLOB,
    return_path TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sso_arrivals_of_provider ON sso_arrivals (provider_id);
CREATE INDEX sso_arrivals_by_expiry ON sso_arrivals (expires_at);

ALTER TABLE tokens ADD COLUMN arrival_id BIGINT;

-- Signed messages that are accepted once: a back-channel logout token must not be replayed before it expires.
CREATE TABLE sso_seen (
    key BLOB PRIMARY KEY NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sso_seen_by_expiry ON sso_seen (expires_at);
