ALTER TABLE purchases DROP COLUMN date_id;
ALTER TABLE purchases DROP COLUMN travel_at;
DROP TABLE product_dates;
ALTER TABLE products DROP COLUMN dated;
DELETE FROM incompatible_migrations WHERE version = '20261130155000';
