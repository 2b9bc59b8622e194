-- For the metrics: how many mails wait, and how long the oldest has.
CREATE INDEX outbox_by_age ON outbox (state, created_at);
