ALTER TABLE portals DROP COLUMN time_zone;
ALTER TABLE operators DROP COLUMN time_zone;
