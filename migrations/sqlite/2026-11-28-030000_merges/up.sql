-- A merged customer: the row keeps the number, which still finds the survivor, and
-- the address that guests may still buy with. Everything else is in the survivor, or in the record of the merge.
ALTER TABLE customers ADD COLUMN merged_into BIGINT;
ALTER TABLE customers ADD COLUMN merged_email_key TEXT;
CREATE INDEX customers_by_survivor ON customers (operator_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX customers_by_merged_email ON customers (operator_id, merged_email_key) WHERE merged_email_key IS NOT NULL;
CREATE INDEX customers_by_phone_and_name ON customers (operator_id, phone_key, last_key, first_key, id);

-- The record of a merge, which can be undone while the row exists.
CREATE TABLE merges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    survivor_id BIGINT NOT NULL REFERENCES customers (id),
    absorbed_id BIGINT NOT NULL REFERENCES customers (id),
    -- Both customers before the merge, and the survivor's data, as JSON.
    record TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    UNIQUE (operator_id, absorbed_id)
);
CREATE INDEX merges_of_survivor ON merges (operator_id, survivor_id, id);
CREATE INDEX merges_by_age ON merges (at);

-- The rows that were moved to the survivor, by table.
CREATE TABLE merge_moves (
    merge_id BIGINT NOT NULL REFERENCES merges (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    row_id BIGINT NOT NULL,
    PRIMARY KEY (merge_id, kind, row_id)
);

-- Emails, and names with phones, that several customers share. Updated when customers are written, because
-- finding the few shared ones would read all of a million customers.
CREATE TABLE twin_groups (
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    -- The latest customer of the group.
    latest_id BIGINT NOT NULL,
    PRIMARY KEY (operator_id, kind, key)
);
CREATE INDEX twin_groups_by_latest ON twin_groups (operator_id, latest_id, kind);
INSERT INTO twin_groups (operator_id, kind, key, latest_id)
SELECT operator_id, 'email', email_key, MAX(id) FROM customers
WHERE email_key IS NOT NULL
GROUP BY operator_id, email_key HAVING COUNT(*) > 1;
INSERT INTO twin_groups (operator_id, kind, key, latest_id)
SELECT operator_id, 'name', last_key || char(31) || first_key || char(31) || phone_key, MAX(id) FROM customers
WHERE last_key <> '' AND phone_key <> ''
GROUP BY operator_id, last_key, first_key, phone_key HAVING COUNT(*) > 1;
