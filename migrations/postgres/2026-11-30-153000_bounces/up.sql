-- Addresses that a mail server refused for good. The mail says which bounce it was, so that none counts twice.
CREATE TABLE bounced_addresses (
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    email_key TEXT NOT NULL,
    mail_id BIGINT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (operator_id, email_key)
);
CREATE INDEX bounced_addresses_by_time ON bounced_addresses (at);
