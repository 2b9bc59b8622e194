//! PostgreSQL, and what speaks its protocol.

use super::{ConnectError, StoreError};
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::{
    AsyncConnection, AsyncMigrationHarness, AsyncPgConnection, SimpleAsyncConnection,
    pooled_connection::{
        AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod,
        deadpool::{Object, Pool as DeadPool},
    },
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::time::Duration;

pub type Conn = AsyncPgConnection;
pub type Backend = diesel::pg::Pg;
pub type Pool = DeadPool<Conn>;

#[path = "queries/mod.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "the same queries serve both databases"
)]
pub mod queries;

pub(super) const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations/postgres");
const CONNECTIONS: usize = 16;
const ACQUIRE: Duration = Duration::from_secs(3);
/// Any number that nothing else in the database locks.
const MIGRATION_LOCK: i64 = 7_307_199_745;

pub(super) fn open(url: &str, connections: Option<usize>) -> Result<Pool, ConnectError> {
    let mut config = ManagerConfig::<Conn>::default();
    config.recycling_method = RecyclingMethod::Fast;
    config.custom_setup = Box::new(|url| Box::pin(connect(url)));
    DeadPool::builder(AsyncDieselConnectionManager::new_with_config(url, config))
        .max_size(connections.unwrap_or(CONNECTIONS))
        .runtime(deadpool::Runtime::Tokio1)
        .wait_timeout(Some(ACQUIRE))
        .create_timeout(Some(ACQUIRE))
        .build()
        .map_err(|error| ConnectError::Pool(error.to_string()))
}

/// Every query is an index look-up. Saying so keeps PostgreSQL from scanning tables that are still small, which under
/// serializable isolation would make unrelated transactions conflict. They are the same look-ups whatever the values are:
/// planning them anew each time, as PostgreSQL would in large tables, takes longer than they do.
async fn connect(url: &str) -> diesel::ConnectionResult<Conn> {
    let mut conn = Conn::establish(url).await?;
    conn.batch_execute(
        "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; \
         SET statement_timeout = '10s'",
    )
    .await
    .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
    Ok(conn)
}

pub(crate) async fn connection(pool: &Pool) -> Result<Object<Conn>, StoreError> {
    pool.get()
        .await
        .map_err(|error| StoreError::Connection(error.to_string()))
}

/// Counts the tries of one transaction: serializable isolation lets one of two that conflict fail, to be run again.
pub(crate) struct Tries(u32);

impl Tries {
    const MOST: u32 = 50;
    const MOST_UNIQUE: u32 = 3;

    pub(crate) fn new() -> Self {
        Self(0)
    }

    /// Whether that answer calls for another try; waits a moment before saying yes.
    pub(crate) async fn again<T>(&mut self, answer: &Result<T, Error>) -> bool {
        self.0 += 1;
        let again = match answer {
            Err(Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _)) => {
                self.0 < Self::MOST
            }
            // Two that insert the same row at once: the loser finds it at its next try.
            Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
                self.0 < Self::MOST_UNIQUE
            }
            _ => false,
        };
        if again {
            let spread = u64::from(getrandom::u32().unwrap_or(0) % (4 * self.0));
            tokio::time::sleep(Duration::from_millis(spread)).await;
        }
        again
    }
}

pub(super) async fn migrate(pool: &Pool) -> Result<(), ConnectError> {
    let failed = |error: String| ConnectError::Migration(error);
    let mut conn = connection(pool)
        .await
        .map_err(|error| failed(error.to_string()))?;
    conn.batch_execute(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})"))
        .await
        .map_err(|error| failed(error.to_string()))?;
    let mut harness = AsyncMigrationHarness::new(conn);
    let outcome = harness
        .run_pending_migrations(MIGRATIONS)
        .map(|_| ())
        .map_err(|error| failed(error.to_string()));
    harness
        .into_inner()
        .batch_execute(&format!("SELECT pg_advisory_unlock({MIGRATION_LOCK})"))
        .await
        .map_err(|error| failed(error.to_string()))?;
    outcome
}
