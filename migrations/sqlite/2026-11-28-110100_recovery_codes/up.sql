-- New recovery codes, encrypted with a key of the configuration, until the agent has seen them.
ALTER TABLE agent_sessions ADD COLUMN recovery_codes BLOB;
CREATE INDEX agent_sessions_with_codes ON agent_sessions (authenticated_at) WHERE recovery_codes IS NOT NULL;
