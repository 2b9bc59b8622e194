ALTER TABLE identities DROP COLUMN names_changed;
ALTER TABLE identities DROP COLUMN email_changed;
ALTER TABLE identities DROP COLUMN said_last_name;
ALTER TABLE identities DROP COLUMN said_first_name;
ALTER TABLE identities DROP COLUMN said_email;
ALTER TABLE accounts DROP COLUMN email_vouched_by;
