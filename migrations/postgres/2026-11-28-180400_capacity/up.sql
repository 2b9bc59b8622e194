-- The places of a product, if limited, and how many of them are sold.
ALTER TABLE products ADD COLUMN capacity INTEGER;
ALTER TABLE products ADD COLUMN places_sold INTEGER NOT NULL DEFAULT 0;
