ALTER TABLE registrations DROP COLUMN consent_text_id;
DROP TABLE consents;
DROP TABLE consent_texts;
