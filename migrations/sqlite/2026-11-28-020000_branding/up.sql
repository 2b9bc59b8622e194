-- The lifetime of the link in an agent's activation mail.
ALTER TABLE operators ADD COLUMN activation_hours INTEGER NOT NULL DEFAULT 24;

-- Tags of the languages that the portal offers. NULL as default inherits the operator's.
ALTER TABLE portals ADD COLUMN locales TEXT NOT NULL DEFAULT 'en,es,fr';
ALTER TABLE portals ADD COLUMN default_locale TEXT;

-- The logo's name and size are stored with the portal, which is read for every request; its bytes are not.
ALTER TABLE portals ADD COLUMN logo_file TEXT;
ALTER TABLE portals ADD COLUMN logo_width INTEGER;
ALTER TABLE portals ADD COLUMN logo_height INTEGER;

CREATE TABLE logos (
    portal_id BIGINT PRIMARY KEY NOT NULL REFERENCES portals (id),
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    bytes BLOB NOT NULL
);

-- Operators' own texts. No row: the standard text.
CREATE TABLE messages (
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    message TEXT NOT NULL,
    locale TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (operator_id, message, locale)
);
