//! PostgreSQL, and databases with its protocol.

use super::ConnectError;
use diesel_async::AsyncPgConnection;

mod migrations;
mod pool;
mod server;
mod tls;

pub use pool::Pool;
pub(super) use pool::{TRANSACTION_TIMEOUT, begin, is_refusal};

pub type Conn = AsyncPgConnection;
pub type Backend = diesel::pg::Pg;

#[path = "queries/mod.rs"]
#[expect(clippy::duplicate_mod, reason = "the same queries serve both databases")]
pub mod queries;

pub(super) use migrations::{MIGRATIONS, migrate};

/// Counts the table of applied migrations, found by the search path of the connection.
const HAS_MIGRATIONS: &str = "SELECT count(to_regclass('__diesel_schema_migrations')) AS count";

/// Lists the tables that the connection's role lacks a right to. Tables about migrations are only read.
const FORBIDDEN_TABLES: &str = "\
    SELECT c.relname::text AS name FROM pg_class c \
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') \
    AND NOT (has_table_privilege(c.oid, 'SELECT') AND (c.relname IN ('__diesel_schema_migrations', 'incompatible_migrations') \
    OR (has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE') \
    AND has_table_privilege(c.oid, 'DELETE')))) ORDER BY c.relname";

/// Words in the deadlock messages of PostgreSQL's languages: diesel does not expose the SQLSTATE (40P01).
const DEADLOCK: [&str; 4] = ["deadlock", "Verklemmung", "interblocage", "Bloquage mortel"];

pub(super) fn is_deadlock(message: &str) -> bool {
    DEADLOCK.iter().any(|said| message.contains(said))
}

pub(super) fn open(url: &str, connections: Option<usize>) -> Result<Pool, ConnectError> {
    Pool::new(url, connections)
}
