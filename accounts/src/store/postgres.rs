//! PostgreSQL, and what speaks its protocol.

use super::{ConnectError, StoreError};
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::AsyncPgConnection;
use std::time::Duration;

mod migrations;
mod pool;
mod server;
mod tls;

pub(crate) use pool::Access;
pub use pool::Pool;

pub type Conn = AsyncPgConnection;
pub type Backend = diesel::pg::Pg;

#[path = "queries/mod.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "the same queries serve both databases"
)]
pub mod queries;

pub(super) use migrations::{MIGRATIONS, migrate};

/// Counts the table of applied migrations, found as the connection finds every table.
const HAS_MIGRATIONS: &str = "SELECT count(to_regclass('__diesel_schema_migrations')) AS count";

/// Lists the tables that the connection's role may not use as every table is used. Tables about migrations are only read.
const FORBIDDEN_TABLES: &str = "\
    SELECT c.relname::text AS name FROM pg_class c \
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') \
    AND NOT (has_table_privilege(c.oid, 'SELECT') AND (c.relname IN ('__diesel_schema_migrations', 'incompatible_migrations') \
    OR (has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE') \
    AND has_table_privilege(c.oid, 'DELETE')))) ORDER BY c.relname";

pub(super) fn open(url: &str, connections: Option<usize>) -> Result<Pool, ConnectError> {
    Pool::new(url, connections)
}

/// Counts the tries of one transaction: serializable isolation lets one of two that conflict fail, to be run again.
pub(crate) struct Tries(u32);

impl Tries {
    const MAX: u32 = 50;
    const MAX_UNIQUE: u32 = 3;

    pub(crate) fn new() -> Self {
        Self(0)
    }

    /// Whether that answer calls for another try; waits a moment before saying yes.
    pub(crate) async fn again<T>(&mut self, answer: &Result<T, StoreError>) -> bool {
        self.0 += 1;
        let kind = match answer {
            Err(StoreError::Query(Error::DatabaseError(kind, _))) => kind,
            _ => return false,
        };
        let again = match kind {
            DatabaseErrorKind::SerializationFailure => self.0 < Self::MAX,
            // Two that insert the same row at once: the loser finds it at its next try.
            DatabaseErrorKind::UniqueViolation => self.0 < Self::MAX_UNIQUE,
            _ => false,
        };
        if again {
            let spread = u64::from(getrandom::u32().unwrap_or(0) % (4 * self.0));
            tokio::time::sleep(Duration::from_millis(spread)).await;
        }
        again
    }
}
