-- Changes of customers' addresses, each with the values that an undo restores. Ids and links distinguish a later change
-- from an earlier one.
CREATE TABLE email_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    at TIMESTAMP NOT NULL,
    -- Not made by the owner: for a day the new address gives no way in.
    objection BOOLEAN NOT NULL,
    -- The merge that took the address away.
    merge_id BIGINT,
    -- Merges of the customer from this id on are more recent than the change, and are undone with it.
    merges_from BIGINT NOT NULL,
    -- The values before the change. Without an address it cannot be undone.
    old_email TEXT,
    first_name TEXT,
    last_name TEXT,
    signed_in BOOLEAN NOT NULL,
    was_active BOOLEAN NOT NULL,
    undone_at TIMESTAMP
);
CREATE INDEX email_changes_of_customer ON email_changes (operator_id, customer_id, id);
CREATE INDEX email_changes_of_merge ON email_changes (merge_id) WHERE merge_id IS NOT NULL;
CREATE INDEX email_changes_by_age ON email_changes (at);

-- The change that the link undoes.
ALTER TABLE tokens ADD COLUMN change_id BIGINT;
CREATE INDEX tokens_of_change ON tokens (operator_id, change_id) WHERE change_id IS NOT NULL;

-- Changes from before this table existed that can still be undone.
INSERT INTO email_changes (operator_id, customer_id, at, objection, merges_from, old_email, signed_in, was_active)
SELECT e.operator_id, e.customer_id, e.at, e.agent_id IS NOT NULL,
    1 + COALESCE((SELECT MAX(m.id) FROM merges m WHERE m.at <= e.at AND e.customer_id IN (m.survivor_id, m.absorbed_id)), 0),
    NULLIF(substr(e.detail, 1, instr(e.detail, ' → ') - 1), ''),
    EXISTS (SELECT 1 FROM tokens t WHERE t.operator_id = e.operator_id AND t.customer_id = e.customer_id
        AND t.purpose = 'undo-email' AND t.created_at >= e.at AND t.email_key IS NOT NULL),
    EXISTS (SELECT 1 FROM accounts a WHERE a.customer_id = e.customer_id AND a.activated_at <= e.at)
FROM timeline e
WHERE e.event = 'email-changed' AND instr(e.detail, ' → ') > 0
    AND NOT EXISTS (SELECT 1 FROM timeline u WHERE u.operator_id = e.operator_id AND u.customer_id = e.customer_id
        AND u.event = 'email-change-undone' AND u.id > e.id)
ORDER BY e.id;
INSERT INTO email_changes
    (operator_id, customer_id, at, objection, merge_id, merges_from, old_email, first_name, last_name, signed_in, was_active)
SELECT operator_id, side ->> 'id', at, 0, id, id, side ->> 'email', side ->> 'first_name', side ->> 'last_name',
    (side ->> '$.account.sign_in_email') IS NOT NULL, COALESCE(side ->> '$.account.state', '') = 'active'
FROM (
    SELECT operator_id, at, id, record,
        CASE WHEN record ->> '$.survivor.email_key' IS NOT NULL
                AND record ->> '$.survivor.email_key' IS NOT record ->> '$.kept.email_key'
            THEN record -> 'survivor' ELSE record -> 'absorbed' END AS side
    FROM merges
)
WHERE side ->> 'email_key' IS NOT NULL AND side ->> 'email_key' IS NOT record ->> '$.kept.email_key'
ORDER BY id;
UPDATE tokens SET change_id = (
    SELECT MAX(c.id) FROM email_changes c
    WHERE c.operator_id = tokens.operator_id AND c.customer_id = tokens.customer_id AND c.old_email = tokens.email
        AND c.at <= tokens.created_at)
WHERE purpose = 'undo-email' AND used_at IS NULL AND replaced_at IS NULL;
UPDATE outbox SET link = json_set(link, '$.change', (
    SELECT MAX(c.id) FROM email_changes c
    WHERE c.operator_id = outbox.operator_id AND c.customer_id = outbox.link ->> 'customer'
        AND c.old_email = outbox.link ->> 'email'))
WHERE state = 'queued' AND link LIKE '%"undo-email"%';
