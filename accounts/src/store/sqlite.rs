//! SQLite: several readers and one writer, so that writers queue fairly instead of polling for the lock.

use super::{
    ConnectError, StoreError,
    lease::{Lease, LeaseMode},
    pool_gauges,
};
use crate::instruments::DATABASE_WAIT;
use diesel::{
    Connection, QueryResult, SqliteConnection,
    connection::{AnsiTransactionManager, SimpleConnection},
    result::Error,
};
use diesel_async::{
    SimpleAsyncConnection,
    pooled_connection::{
        AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod,
        deadpool::{Object, Pool},
    },
    sync_connection_wrapper::SyncConnectionWrapper,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::{
    fs::OpenOptions,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

pub type Conn = SyncConnectionWrapper<SqliteConnection, calls::Calls>;
pub type Backend = diesel::sqlite::Sqlite;
type Manager = AsyncDieselConnectionManager<Conn>;

#[path = "queries/mod.rs"]
#[expect(clippy::duplicate_mod, reason = "the same queries serve both databases")]
pub mod queries;

mod calls;
mod copies;
mod files;

pub(crate) use calls::{long_statements_follow, run};
pub use copies::CopyError;
use files::FileId;

pub(super) const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
/// Takes the write lock at once: a transaction that reads first may fail to get it later.
const WRITE: &str = "BEGIN IMMEDIATE";
const READERS: usize = 8;
const ACQUIRE: Duration = Duration::from_secs(3);
/// After a long-running reader the write-ahead log shrinks to 8 MiB again, twice its usual size.
const PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                       PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 8388608;";
/// Waits up to half an hour for other processes that migrate.
const MIGRATION_PRAGMAS: &str =
    "PRAGMA busy_timeout = 1800000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
/// How often switching a new file to write-ahead logging is retried while other processes lock it.
const WAL_TRIES: u32 = 200;
const WAL_RETRY: Duration = Duration::from_millis(50);

/// Counts the table of applied migrations.
const HAS_MIGRATIONS: &str =
    "SELECT count(*) AS count FROM sqlite_master WHERE name = '__diesel_schema_migrations'";

/// Lists nothing: write access to the file gives access to all tables.
const FORBIDDEN_TABLES: &str = "SELECT name FROM sqlite_master WHERE FALSE";

#[derive(Clone)]
pub struct Pools {
    path: String,
    readers: Pool<Conn>,
    writer: Pool<Conn>,
    /// The identity of the file at the first write.
    file: Arc<OnceLock<FileId>>,
}

impl Pools {
    pub(super) fn open(path: &str, readers: Option<usize>) -> Result<Self, ConnectError> {
        if let Some(folder) = Path::new(path).parent() {
            std::fs::create_dir_all(folder).map_err(no_access(folder))?;
        }
        Ok(Self {
            path: path.to_owned(),
            readers: pool(path, readers.unwrap_or(READERS))?,
            writer: pool(path, 1)?,
            file: Arc::default(),
        })
    }

    /// Locks the file against other servers while the returned handle is open; `None` if another server has it.
    ///
    /// # Errors
    /// [`ConnectError::File`] when the lock file cannot be created.
    pub(super) fn lock(&self) -> Result<Option<std::fs::File>, ConnectError> {
        let path = Path::new(&self.path);
        files::lock(path).map_err(no_access(path))
    }

    /// Makes a verified copy while the database stays in use. Returns its size in bytes.
    pub(super) async fn backup(&self, to: PathBuf) -> Result<u64, CopyError> {
        let path = PathBuf::from(&self.path);
        tokio::task::spawn_blocking(move || copies::backup(&path, &to))
            .await
            .map_err(|error| CopyError::Database(error.into()))?
    }

    /// Replaces the database with a backup; see [`copies::restore`].
    pub(super) async fn restore(
        &self,
        from: PathBuf,
        replaced: Option<String>,
    ) -> Result<Option<PathBuf>, CopyError> {
        let path = PathBuf::from(&self.path);
        tokio::task::spawn_blocking(move || copies::restore(&from, &path, replaced.as_deref()))
            .await
            .map_err(|error| CopyError::Database(error.into()))?
    }

    /// Sets the gauges of the pools and the files.
    pub(super) fn measure(&self) {
        pool_gauges::set("reader", &self.readers.status());
        pool_gauges::set("writer", &self.writer.status());
        pool_gauges::set_file("database", Path::new(&self.path));
        pool_gauges::set_file("wal", Path::new(&format!("{}-wal", self.path)));
    }

    /// Returns a connection to read or to write. Open connections keep working on a file that was deleted or replaced,
    /// and their writes would be lost, so writing is then refused.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn lease(&self, access: LeaseMode) -> Result<Lease<Manager>, StoreError> {
        if access == LeaseMode::Read {
            return Ok(Lease::new(acquire(&self.readers, "reader").await?, None));
        }
        let conn = acquire(&self.writer, "writer").await?;
        match files::id(Path::new(&self.path)) {
            Ok(found) if found == *self.file.get_or_init(|| found) => {
                Ok(Lease::new(conn, Some(WRITE)))
            }
            _ => Err(StoreError::Connection(format!(
                "{} was deleted or replaced: restart the server",
                self.path
            ))),
        }
    }
}

pub(super) async fn begin(conn: &mut Conn, sql: &'static str) -> QueryResult<()> {
    conn.spawn_blocking(move |conn| AnsiTransactionManager::begin_transaction_sql(conn, sql)).await
}

fn pool(path: &str, size: usize) -> Result<Pool<Conn>, ConnectError> {
    let mut config = ManagerConfig::<Conn>::default();
    config.recycling_method = RecyclingMethod::Fast;
    config.custom_setup = Box::new(|path| Box::pin(connect(path)));
    Pool::builder(Manager::new_with_config(path, config))
        .max_size(size)
        .runtime(deadpool::Runtime::Tokio1)
        .wait_timeout(Some(ACQUIRE))
        .create_timeout(Some(ACQUIRE))
        .build()
        .map_err(|error| ConnectError::Pool(error.into()))
}

async fn connect(path: &str) -> diesel::ConnectionResult<Conn> {
    use diesel_async::AsyncConnection;
    // SQLite would create an empty one.
    if !Path::new(path).exists() {
        let problem = format!("{path} does not exist yet: `guichet migrate` creates it");
        return Err(diesel::ConnectionError::BadConnection(problem));
    }
    files::protect(Path::new(path));
    let mut conn = Conn::establish(path).await.map_err(|error| unusable(path, &error))?;
    conn.batch_execute(PRAGMAS).await.map_err(|error| unusable(path, &error))?;
    Ok(conn)
}

/// Adds what SQLite leaves out: which file it cannot use, and why the system refuses it.
fn unusable(path: &str, error: &dyn std::error::Error) -> diesel::ConnectionError {
    let why = match OpenOptions::new().read(true).write(true).open(path) {
        Err(why) if why.kind() == ErrorKind::PermissionDenied => {
            format!(" ({why}): is this the user that runs the server?")
        }
        Err(why) => format!(" ({why})"),
        Ok(_) => String::new(),
    };
    diesel::ConnectionError::BadConnection(format!("{path}: {error}{why}"))
}

async fn acquire(pool: &Pool<Conn>, name: &'static str) -> Result<Object<Conn>, StoreError> {
    let started = Instant::now();
    let connection = pool.get().await;
    DATABASE_WAIT.record(started.elapsed(), &[name]);
    connection.map_err(|error| {
        StoreError::Connection(match error {
            // Without the pool's own words, which do not help to mend it.
            deadpool::managed::PoolError::Backend(cause) => cause.to_string(),
            error => error.to_string(),
        })
    })
}

fn no_access(path: &Path) -> impl FnOnce(std::io::Error) -> ConnectError {
    let path = path.display().to_string();
    move |source| ConnectError::File { path, source }
}

/// Sets the file up for all connections. Several processes that do so with a new file lock each other out, and
/// `busy_timeout` does not apply to that.
pub(super) async fn prepare(pools: &Pools) -> Result<(), ConnectError> {
    let path = Path::new(&pools.path);
    files::ensure(path).map_err(no_access(path))?;
    let mut tries = 0;
    loop {
        match pools.lease(LeaseMode::Write).await {
            Ok(_) => return Ok(()),
            Err(error) if tries == WAL_TRIES || !error.to_string().contains("locked") => {
                return Err(ConnectError::Migration(error.into()));
            }
            Err(_) => tries += 1,
        }
        tokio::time::sleep(WAL_RETRY).await;
    }
}

/// Only one instance at a time applies migrations; others wait for it without a limit.
pub(super) async fn migrate(pools: &Pools) -> Result<(), ConnectError> {
    let path = pools.path.clone();
    let migrating = tokio::task::spawn_blocking(move || {
        let mut conn = SqliteConnection::establish(&path)?;
        conn.batch_execute(MIGRATION_PRAGMAS)?;
        conn.immediate_transaction(|conn| {
            conn.run_pending_migrations(MIGRATIONS).map(|_| ()).map_err(Error::QueryBuilderError)
        })?;
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
    });
    let migrated = migrating.await.map_err(|error| ConnectError::Migration(error.into()))?;
    migrated.map_err(ConnectError::Migration)
}
