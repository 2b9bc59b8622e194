DROP INDEX purchases_by_state;
DROP INDEX purchases_by_release;
UPDATE purchases SET release_at = NULL WHERE held_places = 0;
ALTER TABLE purchases DROP COLUMN cancel_reason;
ALTER TABLE purchases DROP COLUMN refunded;
ALTER TABLE purchases DROP COLUMN cancelled_at;
ALTER TABLE purchases DROP COLUMN state;
DELETE FROM incompatible_migrations WHERE version = '20261130130000';
