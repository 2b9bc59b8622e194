-- Migrations that older releases are incompatible with. A migration that drops or renames something, or changes what it
-- means, inserts its own version here, such as '20261128180100'; one that only adds does not.
CREATE TABLE incompatible_migrations (
    version TEXT PRIMARY KEY NOT NULL
);
