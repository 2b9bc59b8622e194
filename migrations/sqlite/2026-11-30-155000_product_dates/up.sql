-- Dates of products: departures or events, each with places of its own. Releases before this one would sell products with
-- dates without one.
INSERT INTO incompatible_migrations (version) VALUES ('20261130155000');
-- Whether a product is sold for a date only.
ALTER TABLE products ADD COLUMN dated BOOLEAN NOT NULL DEFAULT FALSE;
-- A date that was withdrawn stays, with what was sold for it: offered again, it has no more places than before.
CREATE TABLE product_dates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    product_id BIGINT NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    at TIMESTAMP NOT NULL,
    -- Without one, that of the product counts for each date.
    capacity INTEGER,
    places_sold INTEGER NOT NULL DEFAULT 0,
    offered BOOLEAN NOT NULL DEFAULT TRUE
);
CREATE UNIQUE INDEX product_dates_of_product ON product_dates (product_id, at);
-- The date that an order was placed for, as it was then, and whose places it holds.
ALTER TABLE purchases ADD COLUMN travel_at TIMESTAMP;
ALTER TABLE purchases ADD COLUMN date_id BIGINT;
