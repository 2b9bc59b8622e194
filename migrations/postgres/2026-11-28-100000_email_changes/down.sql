ALTER TABLE tokens DROP COLUMN change_id;
DROP TABLE email_changes;
