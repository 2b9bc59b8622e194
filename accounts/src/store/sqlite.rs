//! SQLite: readers beside one writer, so that writers queue fairly instead of polling for the lock.

use super::{ConnectError, StoreError};
use diesel::{Connection, SqliteConnection};
use diesel_async::{
    SimpleAsyncConnection,
    pooled_connection::{
        AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod,
        deadpool::{Object, Pool},
    },
    sync_connection_wrapper::SyncConnectionWrapper,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::{path::Path, time::Duration};

pub type Conn = SyncConnectionWrapper<SqliteConnection>;
pub type Backend = diesel::sqlite::Sqlite;

#[path = "queries/mod.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "the same queries serve both databases"
)]
pub mod queries;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const READERS: usize = 8;
const ACQUIRE: Duration = Duration::from_secs(3);
const PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                       PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;";

#[derive(Clone)]
pub struct Pools {
    path: String,
    readers: Pool<Conn>,
    writer: Pool<Conn>,
}

impl Pools {
    pub(super) fn open(path: &str) -> Result<Self, ConnectError> {
        if let Some(folder) = Path::new(path).parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(Self {
            path: path.to_owned(),
            readers: pool(path, READERS)?,
            writer: pool(path, 1)?,
        })
    }

    pub(crate) async fn reader(&self) -> Result<Object<Conn>, StoreError> {
        acquire(&self.readers).await
    }

    pub(crate) async fn writer(&self) -> Result<Object<Conn>, StoreError> {
        acquire(&self.writer).await
    }
}

fn pool(path: &str, size: usize) -> Result<Pool<Conn>, ConnectError> {
    let mut config = ManagerConfig::<Conn>::default();
    config.recycling_method = RecyclingMethod::Fast;
    config.custom_setup = Box::new(|path| Box::pin(connect(path)));
    Pool::builder(AsyncDieselConnectionManager::new_with_config(path, config))
        .max_size(size)
        .runtime(deadpool::Runtime::Tokio1)
        .wait_timeout(Some(ACQUIRE))
        .create_timeout(Some(ACQUIRE))
        .build()
        .map_err(|error| ConnectError::Pool(error.to_string()))
}

async fn connect(path: &str) -> diesel::ConnectionResult<Conn> {
    use diesel_async::AsyncConnection;
    let mut conn = Conn::establish(path).await?;
    conn.batch_execute(PRAGMAS)
        .await
        .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
    Ok(conn)
}

async fn acquire(pool: &Pool<Conn>) -> Result<Object<Conn>, StoreError> {
    pool.get()
        .await
        .map_err(|error| StoreError::Connection(error.to_string()))
}

pub(super) async fn migrate(pools: &Pools) -> Result<(), ConnectError> {
    let path = pools.path.clone();
    tokio::task::spawn_blocking(move || {
        let mut conn = SqliteConnection::establish(&path)
            .map_err(|error| ConnectError::Migration(error.to_string()))?;
        diesel::connection::SimpleConnection::batch_execute(&mut conn, PRAGMAS)
            .map_err(|error| ConnectError::Migration(error.to_string()))?;
        conn.run_pending_migrations(MIGRATIONS)
            .map(|_| ())
            .map_err(|error| ConnectError::Migration(error.to_string()))
    })
    .await
    .map_err(|error| ConnectError::Migration(error.to_string()))?
}
