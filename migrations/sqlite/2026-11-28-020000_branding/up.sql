-- How long the link of an activation by an agent works.
ALTER TABLE operators ADD COLUMN activation_hours INTEGER NOT NULL DEFAULT 24;

-- Tags of the languages that the portal is offered in. Without a default of its own, the operator's.
ALTER TABLE portals ADD COLUMN locales TEXT NOT NULL DEFAULT 'en,es,fr';
ALTER TABLE portals ADD COLUMN default_locale TEXT;

-- The logo's name and size stand with the portal, which is read for every request; its bytes do not.
ALTER TABLE portals ADD COLUMN logo_file TEXT;
ALTER TABLE portals ADD COLUMN logo_width INTEGER;
ALTER TABLE portals ADD COLUMN logo_height INTEGER;

CREATE TABLE logos (
    portal_id BIGINT PRIMARY KEY NOT NULL REFERENCES portals (id),
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    bytes BLOB NOT NULL
);

-- What an operator says in its own words. No row: the standard text.
CREATE TABLE messages (
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    message TEXT NOT NULL,
    locale TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (operator_id, message, locale)
);
