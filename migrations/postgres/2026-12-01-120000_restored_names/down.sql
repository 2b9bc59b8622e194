ALTER TABLE email_changes DROP COLUMN name_changed;
