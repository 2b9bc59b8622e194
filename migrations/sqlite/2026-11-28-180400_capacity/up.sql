-- How many places a product has, if they are limited, and how many of them are sold.
ALTER TABLE products ADD COLUMN capacity INTEGER;
ALTER TABLE products ADD COLUMN places_sold INTEGER NOT NULL DEFAULT 0;
