-- Whether the browser keeps the session after it is closed, so that a session under a new token does, too.
-- Unknown for older sessions: theirs ends with the browser then, as before.
ALTER TABLE sessions ADD COLUMN remembered BOOLEAN NOT NULL DEFAULT FALSE;
