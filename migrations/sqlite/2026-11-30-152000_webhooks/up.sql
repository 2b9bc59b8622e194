-- What other systems of an operator learn of: written in the transaction of its cause, without personal data.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    -- The id that other systems see: it tells nothing of other operators.
    message_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    customer_id BIGINT REFERENCES customers (id),
    -- The customer who became part of the other one, or is no longer.
    absorbed_id BIGINT REFERENCES customers (id),
    purchase_id BIGINT REFERENCES purchases (id),
    at TIMESTAMP NOT NULL,
    -- The place in the order in which events are read: given after the commit, since ids are drawn before it.
    place BIGINT
);
CREATE UNIQUE INDEX events_by_place ON events (operator_id, place);
CREATE INDEX events_without_place ON events (place, id);
CREATE INDEX events_by_time ON events (at);

-- The last place that was given.
CREATE TABLE event_places (
    id BIGINT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);
INSERT INTO event_places (id, last) VALUES (1, 0);

CREATE TABLE webhook_endpoints (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    url TEXT NOT NULL,
    -- The names of the kinds of events, with a space between them.
    kinds TEXT NOT NULL,
    -- Both secrets are encrypted; the old one signs as well until its time is over.
    secret BLOB NOT NULL,
    old_secret BLOB,
    old_secret_until TIMESTAMP,
    -- active, disabled (by an admin) or failed (after three days without success).
    state TEXT NOT NULL,
    -- Attempts that failed since the last one that did not, and when the first of them was.
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since TIMESTAMP,
    -- Nothing is sent to it before.
    retry_at TIMESTAMP NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX webhook_endpoints_of_operator ON webhook_endpoints (operator_id, id);

CREATE TABLE webhook_deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    endpoint_id BIGINT NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
    message_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Deliveries of one customer to one endpoint go one after the other.
    customer_id BIGINT,
    payload TEXT NOT NULL,
    -- waiting (for an earlier one of the customer), queued, delivered, failed (given up) or cancelled.
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TIMESTAMP NOT NULL,
    first_tried_at TIMESTAMP,
    leased_by TEXT,
    -- The last answer: its status, and the beginning of its body.
    status INTEGER,
    answer TEXT,
    error TEXT,
    created_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (state, due_at);
CREATE INDEX webhook_deliveries_of_endpoint ON webhook_deliveries (endpoint_id, state, due_at);
CREATE INDEX webhook_deliveries_of_customer ON webhook_deliveries (endpoint_id, customer_id, state);
CREATE INDEX webhook_deliveries_log ON webhook_deliveries (endpoint_id, id);
CREATE INDEX webhook_deliveries_ended ON webhook_deliveries (ended_at);
