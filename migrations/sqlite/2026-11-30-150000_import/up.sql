-- What another system calls a customer or an order: an import finds them again by it.
ALTER TABLE customers ADD COLUMN external_id TEXT;
CREATE UNIQUE INDEX customers_by_external_id ON customers (operator_id, external_id) WHERE external_id IS NOT NULL;
ALTER TABLE purchases ADD COLUMN external_id TEXT;
CREATE UNIQUE INDEX purchases_by_external_id ON purchases (operator_id, external_id) WHERE external_id IS NOT NULL;

-- Files that are or were imported, and how far each is.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    -- The portal that imported orders belong to.
    portal_id BIGINT NOT NULL REFERENCES portals (id),
    -- None for the command.
    agent_id BIGINT REFERENCES agents (id),
    kind TEXT NOT NULL,
    dry_run BOOLEAN NOT NULL,
    file_name TEXT NOT NULL,
    -- The name of the uploaded file on the server, as long as it is kept.
    file TEXT,
    file_hash BLOB NOT NULL,
    -- In bytes.
    size BIGINT NOT NULL,
    -- The names of the file's columns as JSON.
    header TEXT NOT NULL,
    mapping TEXT NOT NULL,
    state TEXT NOT NULL,
    -- How many records, and bytes, of the file are done.
    records BIGINT NOT NULL DEFAULT 0,
    position BIGINT NOT NULL DEFAULT 0,
    created BIGINT NOT NULL DEFAULT 0,
    updated BIGINT NOT NULL DEFAULT 0,
    unchanged BIGINT NOT NULL DEFAULT 0,
    refused BIGINT NOT NULL DEFAULT 0,
    -- Why the file could not be read to its end, and the line.
    problem TEXT,
    problem_line BIGINT,
    -- Identifies the process that imports it, until then.
    lease BLOB,
    lease_until TIMESTAMP,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP
);
CREATE INDEX imports_of_operator ON imports (operator_id, id);
CREATE INDEX imports_by_start ON imports (started_at);

-- What became of each record: one row for each batch, one line for each record.
CREATE TABLE import_reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id BIGINT NOT NULL REFERENCES operators (id),
    import_id BIGINT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    outcomes TEXT NOT NULL,
    -- How many of them were refused.
    refused BIGINT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX import_reports_of_import ON import_reports (operator_id, import_id, id);
CREATE INDEX import_reports_by_time ON import_reports (at);
