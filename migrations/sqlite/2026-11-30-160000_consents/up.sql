-- What people agree to who register, in its versions. A text is never changed, only replaced.
CREATE TABLE consent_texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    version INTEGER NOT NULL,
    locale TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    replaced_at TIMESTAMP,
    UNIQUE (operator_id, version, locale)
);

-- Who agreed to which text, and when.
CREATE TABLE consents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    text_id BIGINT NOT NULL REFERENCES consent_texts (id),
    at TIMESTAMP NOT NULL
);
CREATE INDEX consents_of_customer ON consents (operator_id, customer_id, id);

-- The text that was agreed to in the form; the registration's time is that of the consent.
ALTER TABLE registrations ADD COLUMN consent_text_id BIGINT;
