ALTER TABLE agent_logins DROP COLUMN locale;
