//! Applies migrations. One transaction holds the lock and all changes, since a pooler may run the next transaction in
//! another session.

use super::{Conn, Pool};
use crate::store::ConnectError;
use diesel::{ConnectionError, dsl::sql, result::Error, sql_types::Bool};
use diesel_async::{
    AnsiTransactionManager, AsyncMigrationHarness, RunQueryDsl, SimpleAsyncConnection,
    TransactionManager,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

pub(in crate::store) const MIGRATIONS: EmbeddedMigrations =
    embed_migrations!("../migrations/postgres");

/// An arbitrary number that nothing else in the database locks.
const LOCK: i64 = 7_307_199_745;

/// Turns the time limits of role and server off: neither a change nor waiting for another instance is cut short. Only
/// PostgreSQL 17 and later have a `transaction_timeout`.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT set_config(name, '0', true) FROM pg_settings \
                     WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', \
                     'transaction_timeout')";

pub(in crate::store) async fn migrate(pool: &Pool) -> Result<(), ConnectError> {
    let mut conn = pool.server.connect().await.map_err(unreachable)?;
    begin(&mut conn).await.map_err(failed)?;
    let mut harness = AsyncMigrationHarness::new(conn);
    // A failure rolls all of them back when the connection closes.
    harness.run_pending_migrations(MIGRATIONS).map_err(ConnectError::Migration)?;
    AnsiTransactionManager::commit_transaction(&mut harness.into_inner()).await.map_err(failed)
}

/// Begins the transaction after that of any other instance.
async fn begin(conn: &mut Conn) -> Result<(), Error> {
    AnsiTransactionManager::begin_transaction_sql(conn, BEGIN).await?;
    let lock = format!("pg_try_advisory_xact_lock({LOCK})");
    let is_first: bool = diesel::select(sql::<Bool>(&lock)).get_result(conn).await?;
    if is_first {
        return Ok(());
    }
    tracing::info!("database.migration.waiting");
    conn.batch_execute(&format!("SELECT pg_advisory_xact_lock({LOCK})")).await
}

fn unreachable(error: ConnectionError) -> ConnectError {
    ConnectError::Migration(error.into())
}

fn failed(error: Error) -> ConnectError {
    ConnectError::Migration(error.into())
}
