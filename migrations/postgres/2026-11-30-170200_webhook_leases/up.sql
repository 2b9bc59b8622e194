-- For servers that stop or start: what is being sent, however much waits.
CREATE INDEX webhook_deliveries_by_lease ON webhook_deliveries (leased_by) WHERE leased_by IS NOT NULL;
