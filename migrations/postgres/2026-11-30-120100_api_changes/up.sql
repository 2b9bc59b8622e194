-- The name of the token by which another system of the operator did it; the agent is then the one who made the token.
ALTER TABLE audit ADD COLUMN api_token TEXT;
ALTER TABLE timeline ADD COLUMN api_token TEXT;
