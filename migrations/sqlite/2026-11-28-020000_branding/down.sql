DROP TABLE messages;
DROP TABLE logos;
ALTER TABLE portals DROP COLUMN logo_height;
ALTER TABLE portals DROP COLUMN logo_width;
ALTER TABLE portals DROP COLUMN logo_file;
ALTER TABLE portals DROP COLUMN default_locale;
ALTER TABLE portals DROP COLUMN locales;
ALTER TABLE operators DROP COLUMN activation_hours;
