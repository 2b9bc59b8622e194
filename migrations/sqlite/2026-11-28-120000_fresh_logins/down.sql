ALTER TABLE sso_flows DROP COLUMN fresh_login;
