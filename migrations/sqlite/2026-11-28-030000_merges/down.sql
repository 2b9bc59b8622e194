DROP TABLE twin_groups;
DROP TABLE merge_moves;
DROP TABLE merges;
DROP INDEX customers_by_phone_and_name;
DROP INDEX customers_by_merged_email;
DROP INDEX customers_by_survivor;
ALTER TABLE customers DROP COLUMN merged_email_key;
ALTER TABLE customers DROP COLUMN merged_into;
