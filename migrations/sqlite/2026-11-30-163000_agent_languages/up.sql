-- The language in which a person reads the backoffice. NULL: none was chosen.
ALTER TABLE agent_logins ADD COLUMN locale TEXT;
