-- Made by the demo: people whose passwords everybody knows may be put into it.
ALTER TABLE operators ADD COLUMN demo BOOLEAN NOT NULL DEFAULT FALSE;
