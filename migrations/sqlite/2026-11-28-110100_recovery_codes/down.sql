DROP INDEX agent_sessions_with_codes;
ALTER TABLE agent_sessions DROP COLUMN recovery_codes;
