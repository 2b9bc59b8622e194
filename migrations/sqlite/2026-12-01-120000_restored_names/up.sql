-- Whether the name before the change had been changed here: an import leaves it after the undo, too.
ALTER TABLE email_changes ADD COLUMN name_changed BOOLEAN NOT NULL DEFAULT FALSE;
