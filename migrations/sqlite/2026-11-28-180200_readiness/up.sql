-- The row that health checks write, since only a write shows that the database accepts writes.
CREATE TABLE readiness (
    id BIGINT PRIMARY KEY,
    checked_at TIMESTAMP NOT NULL
);
INSERT INTO readiness (id, checked_at) VALUES (1, '2026-01-01 00:00:00');
