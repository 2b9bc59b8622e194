-- 0: urgent, 1: the rest. Queued mails become urgent if they contain a link that a person waits for.
ALTER TABLE outbox ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;
UPDATE outbox SET priority = 0 WHERE state = 'queued' AND link IS NOT NULL;
CREATE INDEX outbox_turns ON outbox (state, priority, operator_id, due_at, id);
