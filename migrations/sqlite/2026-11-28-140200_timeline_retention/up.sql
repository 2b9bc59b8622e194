CREATE INDEX timeline_by_age ON timeline (at);
