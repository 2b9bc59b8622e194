-- The state of an order is a column of its own, so that lists read a range of an index. Releases before this one would
-- take payments of cancelled orders.
INSERT INTO incompatible_migrations (version) VALUES ('20261130130000');
ALTER TABLE purchases ADD COLUMN state TEXT NOT NULL DEFAULT 'reserved';
ALTER TABLE purchases ADD COLUMN cancelled_at TIMESTAMP;
ALTER TABLE purchases ADD COLUMN refunded BOOLEAN;
ALTER TABLE purchases ADD COLUMN cancel_reason TEXT;
UPDATE purchases SET state = 'paid' WHERE paid_at IS NOT NULL;
-- From now on every order that can expire has release_at until it did, also without places.
UPDATE purchases SET release_at = payable_until WHERE paid_at IS NULL AND payable_until IS NOT NULL;
CREATE INDEX purchases_by_release ON purchases (release_at) WHERE release_at IS NOT NULL;
CREATE INDEX purchases_by_state ON purchases (operator_id, state, at, id);
