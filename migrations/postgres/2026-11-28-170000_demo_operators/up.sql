-- Whether the demo made the operator: only then may it add people with public passwords.
ALTER TABLE operators ADD COLUMN demo BOOLEAN NOT NULL DEFAULT FALSE;
