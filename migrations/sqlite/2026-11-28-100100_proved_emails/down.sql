ALTER TABLE identities DROP COLUMN names_changed;
ALTER TABLE identities DROP COLUMN email_changed;
ALTER TABLE identities DROP COLUMN said_last_name;
ALTER TABLE identities DROP COLUMN said_first_name;
ALTER TABLE identities DROP COLUMN said_email;
DROP INDEX accounts_by_vouching;
ALTER TABLE accounts DROP COLUMN email_vouched_by;
