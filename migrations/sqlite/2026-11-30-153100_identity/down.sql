ALTER TABLE operators DROP COLUMN accessibility_url;
ALTER TABLE operators DROP COLUMN terms_url;
ALTER TABLE operators DROP COLUMN privacy_url;
ALTER TABLE operators DROP COLUMN contact_email;
ALTER TABLE operators DROP COLUMN contact_phone;
ALTER TABLE operators DROP COLUMN postal_address;
ALTER TABLE operators DROP COLUMN legal_name;
