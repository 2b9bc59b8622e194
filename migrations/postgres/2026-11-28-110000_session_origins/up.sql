-- Incremented whenever the provider's issuer, its property to validate or the value to match changes.
ALTER TABLE providers ADD COLUMN access_rule BIGINT NOT NULL DEFAULT 1;

-- The portal and method of a session, 'password' or 'provider', with the provider and the version of its access rule.
-- Unknown for older sessions: their method stays empty, and they are not counted.
ALTER TABLE sessions ADD COLUMN portal_id BIGINT;
ALTER TABLE sessions ADD COLUMN method TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN provider_id BIGINT;
ALTER TABLE sessions ADD COLUMN access_rule BIGINT;
CREATE INDEX sessions_by_origin ON sessions (operator_id, portal_id, method, provider_id, access_rule);

-- The access rule that admitted a pending sign-in. No provider has the rule 0.
ALTER TABLE sso_arrivals ADD COLUMN access_rule BIGINT NOT NULL DEFAULT 0;
