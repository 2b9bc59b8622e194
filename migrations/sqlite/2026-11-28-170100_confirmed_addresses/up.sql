-- Hosts that admins claimed and that were not yet seen to lead to this server. A claim does not reserve the host:
-- only the hosts of portals are taken. Existing portals count as confirmed.
CREATE TABLE host_claims (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    -- The portal that will move there. NULL: a new portal will be added.
    portal_id BIGINT REFERENCES portals (id),
    name TEXT NOT NULL,
    host TEXT NOT NULL,
    origin TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    -- The last failed check, and its reason.
    checked_at TIMESTAMP,
    verdict TEXT,
    -- The running check: the probed path (hashed), and the answer that only this server gives.
    probe BLOB UNIQUE,
    answer TEXT,
    probe_expires_at TIMESTAMP,
    UNIQUE (operator_id, host)
);
CREATE INDEX host_claims_by_age ON host_claims (created_at);

-- The sender address of mails once its mailbox has confirmed it. The current one counts as confirmed.
ALTER TABLE operators ADD COLUMN pending_sender TEXT;
