DROP INDEX outbox_by_lease;
ALTER TABLE outbox DROP COLUMN leased_by;
