-- The server that is sending the mail; NULL if none is.
ALTER TABLE outbox ADD COLUMN leased_by TEXT;
CREATE INDEX outbox_by_lease ON outbox (leased_by) WHERE leased_by IS NOT NULL;
