-- Forms that agents sent when their last code was too old: encrypted, and run once the agent has entered a new one.
CREATE TABLE agent_pending_acts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    hash BLOB NOT NULL UNIQUE,
    sealed BLOB NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX agent_pending_acts_of_agent ON agent_pending_acts (agent_id, id);
CREATE INDEX agent_pending_acts_by_expiry ON agent_pending_acts (expires_at);
