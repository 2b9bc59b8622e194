DROP INDEX outbox_turns;
ALTER TABLE outbox DROP COLUMN priority;
