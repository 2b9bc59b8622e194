-- Whether the provider was asked for a new login, which the answer must then prove.
ALTER TABLE sso_flows ADD COLUMN fresh_login BOOLEAN NOT NULL DEFAULT FALSE;
