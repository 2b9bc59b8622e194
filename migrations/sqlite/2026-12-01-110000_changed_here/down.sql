ALTER TABLE purchases DROP COLUMN name_corrected;
ALTER TABLE customers DROP COLUMN locale_changed;
ALTER TABLE customers DROP COLUMN phone_changed;
ALTER TABLE customers DROP COLUMN email_changed;
ALTER TABLE customers DROP COLUMN name_changed;
