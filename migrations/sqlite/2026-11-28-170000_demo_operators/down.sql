ALTER TABLE operators DROP COLUMN demo;
