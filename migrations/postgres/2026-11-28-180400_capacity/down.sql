ALTER TABLE products DROP COLUMN places_sold;
ALTER TABLE products DROP COLUMN capacity;
