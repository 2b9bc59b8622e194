-- What the operator says about itself in footers and mails; empty until an admin fills it in.
ALTER TABLE operators ADD COLUMN legal_name TEXT NOT NULL DEFAULT '';
ALTER TABLE operators ADD COLUMN postal_address TEXT NOT NULL DEFAULT '';
ALTER TABLE operators ADD COLUMN contact_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE operators ADD COLUMN contact_email TEXT NOT NULL DEFAULT '';
ALTER TABLE operators ADD COLUMN privacy_url TEXT NOT NULL DEFAULT '';
ALTER TABLE operators ADD COLUMN terms_url TEXT NOT NULL DEFAULT '';
ALTER TABLE operators ADD COLUMN accessibility_url TEXT NOT NULL DEFAULT '';
