-- IANA names. 'UTC' until an admin chooses one; a portal without its own has the operator's.
ALTER TABLE operators ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE portals ADD COLUMN time_zone TEXT;
