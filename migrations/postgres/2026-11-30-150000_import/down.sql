DROP TABLE import_reports;
DROP TABLE imports;
DROP INDEX purchases_by_external_id;
ALTER TABLE purchases DROP COLUMN external_id;
DROP INDEX customers_by_external_id;
ALTER TABLE customers DROP COLUMN external_id;
