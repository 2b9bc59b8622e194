-- Hosts that admins asked for and that were not yet seen to lead to this server. A claim keeps nobody else from the host:
-- only the hosts of portals are taken. Every portal that is there already counts as confirmed.
CREATE TABLE host_claims (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    -- The portal that is to move there. NULL: a portal that is to be added.
    portal_id BIGINT REFERENCES portals (id),
    name TEXT NOT NULL,
    host TEXT NOT NULL,
    origin TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    -- The last check that failed, and why.
    checked_at TIMESTAMP,
    verdict TEXT,
    -- The check that is under way: the address that is asked (hashed), and what only this server answers there.
    probe BLOB UNIQUE,
    answer TEXT,
    probe_expires_at TIMESTAMP,
    UNIQUE (operator_id, host)
);
CREATE INDEX host_claims_by_age ON host_claims (created_at);

-- The address that mails are to come from once its mailbox has confirmed it. The present one counts as confirmed.
ALTER TABLE operators ADD COLUMN pending_sender TEXT;
