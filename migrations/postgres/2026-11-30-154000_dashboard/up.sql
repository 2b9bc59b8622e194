-- The links that nobody has opened, for the dashboard and its list.
CREATE INDEX tokens_unopened ON tokens (operator_id, purpose, customer_id, id)
    WHERE opened_at IS NULL AND used_at IS NULL AND replaced_at IS NULL;
-- What one agent did.
CREATE INDEX audit_of_agent ON audit (operator_id, agent_id, id);
-- Sign-ins and registrations of a day.
CREATE INDEX timeline_of_event ON timeline (operator_id, event, at);
