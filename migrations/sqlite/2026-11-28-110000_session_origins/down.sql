ALTER TABLE sso_arrivals DROP COLUMN access_rule;
DROP INDEX sessions_by_origin;
ALTER TABLE sessions DROP COLUMN access_rule;
ALTER TABLE sessions DROP COLUMN provider_id;
ALTER TABLE sessions DROP COLUMN method;
ALTER TABLE sessions DROP COLUMN portal_id;
ALTER TABLE providers DROP COLUMN access_rule;
