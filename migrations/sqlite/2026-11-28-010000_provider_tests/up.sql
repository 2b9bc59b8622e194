-- Another one after every change: what is about an older state of the provider is known to be.
ALTER TABLE providers ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- A test of a provider by a round trip: first a ticket that leads to a portal, then what came of it.
CREATE TABLE provider_tests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    provider_id BIGINT NOT NULL REFERENCES providers (id),
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    portal_id BIGINT NOT NULL,
    -- The provider's as it is tested.
    version BIGINT NOT NULL,
    -- Known to the agent's browser alone (hashed).
    browser BLOB NOT NULL UNIQUE,
    -- In the address that leads to the portal (hashed); it works once.
    ticket BLOB NOT NULL UNIQUE,
    departed BOOLEAN NOT NULL,
    findings TEXT NOT NULL,
    -- NULL: nobody has come back yet.
    report TEXT,
    finished_at TIMESTAMP,
    -- Whether it came back to the browser that began it. Nobody sees it before.
    claimed BOOLEAN NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX provider_tests_of_provider ON provider_tests (provider_id);
CREATE INDEX provider_tests_by_expiry ON provider_tests (expires_at);

ALTER TABLE sso_flows ADD COLUMN test_id BIGINT;
