-- Campaigns: activation mails to many customers, a few a minute.
CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    -- The admin who made it.
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    name TEXT NOT NULL,
    -- The filter of customers, as an address has it.
    filter TEXT NOT NULL,
    -- In which the days of the filter begin.
    time_zone TEXT NOT NULL,
    per_minute INTEGER NOT NULL,
    state TEXT NOT NULL,
    -- How far its customers are chosen.
    place TEXT,
    created_at TIMESTAMP NOT NULL,
    start_at TIMESTAMP,
    -- When customers are chosen on, or the next mail is due.
    next_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    -- When its progress was counted.
    counted_at TIMESTAMP,
    count_at TIMESTAMP
);
CREATE INDEX campaigns_of_operator ON campaigns (operator_id, id);
CREATE INDEX campaigns_of_agent ON campaigns (agent_id);
CREATE INDEX campaigns_due ON campaigns (state, next_at);
CREATE INDEX campaigns_to_count ON campaigns (count_at);
CREATE INDEX campaigns_by_age ON campaigns (created_at);

-- The customers of a campaign, each once.
CREATE TABLE campaign_recipients (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    state TEXT NOT NULL,
    -- Why the customer is left out.
    reason TEXT,
    -- The mail in the outbox, which does not keep it for ever.
    mail_id BIGINT,
    created_at TIMESTAMP NOT NULL,
    queued_at TIMESTAMP,
    opened_at TIMESTAMP,
    UNIQUE (campaign_id, customer_id)
);
CREATE INDEX campaign_recipients_in_turn ON campaign_recipients (operator_id, campaign_id, id);
CREATE INDEX campaign_recipients_by_state ON campaign_recipients (operator_id, campaign_id, state, id);
CREATE INDEX campaign_recipients_by_reason ON campaign_recipients (operator_id, campaign_id, reason, id);
CREATE INDEX campaign_recipients_by_age ON campaign_recipients (created_at);
CREATE INDEX campaign_recipients_of_customer ON campaign_recipients (customer_id);
