-- What verifying an account's hash takes, while it is the hash of another system: its kind, then its steps.
ALTER TABLE accounts ADD COLUMN foreign_work BIGINT;
CREATE INDEX accounts_by_foreign_work ON accounts (operator_id, foreign_work) WHERE foreign_work IS NOT NULL;
