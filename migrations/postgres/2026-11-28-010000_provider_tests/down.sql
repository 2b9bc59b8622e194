ALTER TABLE sso_flows DROP COLUMN test_id;
DROP TABLE provider_tests;
ALTER TABLE providers DROP COLUMN version;
