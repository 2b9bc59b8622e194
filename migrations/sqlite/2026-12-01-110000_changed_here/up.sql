-- What people or other systems have changed here since an import wrote it: a later import leaves it as it is.
-- Unknown for what was changed before: a later import changes that once more.
ALTER TABLE customers ADD COLUMN name_changed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE customers ADD COLUMN email_changed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE customers ADD COLUMN phone_changed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE customers ADD COLUMN locale_changed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE purchases ADD COLUMN name_corrected BOOLEAN NOT NULL DEFAULT FALSE;
