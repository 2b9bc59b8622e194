-- The catalogue: what admins decide about products, and until when an order can be paid.
ALTER TABLE products ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE products ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
-- Whether every portal sells it; otherwise those of product_portals.
ALTER TABLE products ADD COLUMN everywhere BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE products ADD COLUMN on_sale_from TIMESTAMP;
ALTER TABLE products ADD COLUMN on_sale_until TIMESTAMP;
ALTER TABLE products ADD COLUMN max_travellers INTEGER;
ALTER TABLE products ADD COLUMN payment_hours INTEGER;
ALTER TABLE products ADD COLUMN retired_at TIMESTAMP;

-- Titles and descriptions beside those in the operator's default language, which are the product's own.
CREATE TABLE product_texts (
    product_id BIGINT NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    locale TEXT NOT NULL,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (product_id, locale)
);

CREATE TABLE product_portals (
    product_id BIGINT NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    portal_id BIGINT NOT NULL REFERENCES portals (id),
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    PRIMARY KEY (product_id, portal_id)
);

-- An order holds places of a product with a capacity. Those go back at release_at, which is payable_until until it is paid.
ALTER TABLE purchases ADD COLUMN product_id BIGINT;
ALTER TABLE purchases ADD COLUMN payable_until TIMESTAMP;
ALTER TABLE purchases ADD COLUMN paid_at TIMESTAMP;
ALTER TABLE purchases ADD COLUMN held_places INTEGER NOT NULL DEFAULT 0;
ALTER TABLE purchases ADD COLUMN release_at TIMESTAMP;
CREATE INDEX purchases_to_release ON purchases (operator_id, release_at) WHERE release_at IS NOT NULL;

-- Amounts were kept in hundredths whatever the currency; from now on they are in its own minor unit. Releases before this
-- one would show and charge them wrong, also those of products that are added later, and would sell what is retired.
INSERT INTO incompatible_migrations (version) VALUES ('20261129100000');
UPDATE products SET price_minor = price_minor / 100 WHERE currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF');
UPDATE purchases SET total_minor = total_minor / 100 WHERE currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF');
UPDATE products SET price_minor = price_minor * 10 WHERE currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND');
UPDATE purchases SET total_minor = total_minor * 10 WHERE currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND');
