-- Whether the provider was asked for a login made anew, so that the answer is held to it.
ALTER TABLE sso_flows ADD COLUMN fresh_login BOOLEAN NOT NULL DEFAULT FALSE;
