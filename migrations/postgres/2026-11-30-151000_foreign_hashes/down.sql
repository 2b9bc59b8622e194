DROP INDEX accounts_by_foreign_work;
ALTER TABLE accounts DROP COLUMN foreign_work;
