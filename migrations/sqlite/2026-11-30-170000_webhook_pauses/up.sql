-- For pauses that would last to a moment of the clock before it was set back.
CREATE INDEX webhook_endpoints_by_pause ON webhook_endpoints (retry_at);
