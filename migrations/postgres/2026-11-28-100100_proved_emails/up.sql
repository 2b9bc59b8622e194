-- The identity whose provider vouches for the address on file, if no mailed link proved it: it counts only while the
-- provider vouches for it.
ALTER TABLE accounts ADD COLUMN email_vouched_by BIGINT;
CREATE INDEX accounts_by_vouching ON accounts (operator_id, email_vouched_by) WHERE email_vouched_by IS NOT NULL;
UPDATE accounts SET email_vouched_by = (SELECT MIN(i.id) FROM identities i WHERE i.customer_id = accounts.customer_id)
WHERE email_proved AND password_hash IS NULL;

-- The current attributes of the provider's user, and which have changed since the customer was last asked.
ALTER TABLE identities ADD COLUMN said_email TEXT;
ALTER TABLE identities ADD COLUMN said_first_name TEXT;
ALTER TABLE identities ADD COLUMN said_last_name TEXT;
ALTER TABLE identities ADD COLUMN email_changed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE identities ADD COLUMN names_changed BOOLEAN NOT NULL DEFAULT FALSE;
