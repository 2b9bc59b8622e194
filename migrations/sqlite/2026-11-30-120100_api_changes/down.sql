ALTER TABLE timeline DROP COLUMN api_token;
ALTER TABLE audit DROP COLUMN api_token;
