-- For the metrics: how many deliveries have not ended, and how long the oldest has waited. The purge reads it as before.
DROP INDEX webhook_deliveries_ended;
CREATE INDEX webhook_deliveries_ended ON webhook_deliveries (ended_at, created_at);
