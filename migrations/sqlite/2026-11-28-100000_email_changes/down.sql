DROP INDEX tokens_of_change;
ALTER TABLE tokens DROP COLUMN change_id;
DROP TABLE email_changes;
