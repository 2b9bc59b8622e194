-- Changes with every change of the provider, to detect data about an older version.
ALTER TABLE providers ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- A test of a provider by a sign-in: first a ticket for a portal, then the report.
CREATE TABLE provider_tests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    provider_id BIGINT NOT NULL REFERENCES providers (id),
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    portal_id BIGINT NOT NULL,
    -- The version of the provider that is tested.
    version BIGINT NOT NULL,
    -- The secret of the agent's browser (hashed).
    browser BLOB NOT NULL UNIQUE,
    -- The ticket in the address of the portal (hashed); it works once.
    ticket BLOB NOT NULL UNIQUE,
    departed BOOLEAN NOT NULL,
    findings TEXT NOT NULL,
    -- NULL: the sign-in has not returned yet.
    report TEXT,
    finished_at TIMESTAMP,
    -- Whether it has returned to the browser that began it; it is not shown before.
    claimed BOOLEAN NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX provider_tests_of_provider ON provider_tests (provider_id);
CREATE INDEX provider_tests_by_expiry ON provider_tests (expires_at);

ALTER TABLE sso_flows ADD COLUMN test_id BIGINT;
