-- Recovery codes that were just made, encrypted with a key of the configuration, until the agent has kept them.
ALTER TABLE agent_sessions ADD COLUMN recovery_codes BYTEA;
CREATE INDEX agent_sessions_with_codes ON agent_sessions (authenticated_at) WHERE recovery_codes IS NOT NULL;
