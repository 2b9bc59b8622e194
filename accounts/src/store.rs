//! The database. The queries are written once, against `Conn`, and mounted for SQLite and for PostgreSQL.

pub(crate) mod lease;
mod migrations;
mod pool_gauges;
pub mod postgres;
pub mod rows;
pub mod schema;
mod schema_state;
pub mod sqlite;
pub(crate) mod transaction;

use crate::causes;
use model::Failure;
use secrecy::{ExposeSecret, SecretString};
use std::{
    error::Error,
    fs::File,
    path::{Path, PathBuf},
};

pub(crate) use sqlite::long_statements_follow;
pub(crate) use transaction::{Tx, query, read, transaction, write};

pub use schema_state::SchemaState;
pub use sqlite::CopyError;

/// Connections to one database, chosen by the scheme of its address.
#[derive(Clone)]
pub enum Store {
    Sqlite(sqlite::Pools),
    Postgres(postgres::Pool),
}

/// The database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("no connection to the database: {0}")]
    Connection(String),
    #[error("the database does not let this user in: {0}")]
    Refused(String),
    /// Nothing was kept.
    #[error("the database did not answer in time")]
    Timeout,
    /// The connection was lost during the commit: it may have happened or not.
    #[error("the database did not say whether it kept the change: {0}")]
    Unconfirmed(#[source] Box<StoreError>),
    /// A change was kept, and then it could not be read.
    #[error("the change was kept and cannot be shown: {0}")]
    Unread(#[source] Box<StoreError>),
    /// A use case has refused after its transaction had written: nothing was kept.
    #[error("the transaction was rolled back by its use case")]
    RolledBack,
    #[error("the database refused: {0}")]
    Query(#[from] diesel::result::Error),
    #[error("the migrations of this build cannot be read: {0}")]
    Migrations(#[source] Box<dyn Error + Send + Sync>),
    #[error("a value cannot be written or read as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// The database cannot be used as configured.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    #[error(
        "database_url must be like sqlite://data/guichet.sqlite or postgres://user:password@host/name"
    )]
    UnknownScheme,
    #[error("database_url: {0}")]
    Pool(#[source] Box<dyn Error + Send + Sync>),
    /// The file of SQLite, its lock or its folder.
    #[error("database_url: no access to {path}: {source}")]
    File { path: String, source: std::io::Error },
    #[error("the database could not be migrated: {0}")]
    Migration(#[source] Box<dyn Error + Send + Sync>),
    #[error(
        "the database has tables of a newer release: migration {0} cannot be used by this one. Start the newer release, or \
         restore a backup from before it"
    )]
    Incompatible(String),
    #[error(
        "database_url: another server works on this file already; stop it first, or use PostgreSQL for several"
    )]
    InUse,
}

/// Keeps other servers from a SQLite file as long as it is kept. Any number of servers work on a PostgreSQL database.
#[derive(Debug)]
pub struct ServingLock(Option<File>);

impl ServingLock {
    /// Returns whether no other server can work on the database.
    pub const fn is_exclusive(&self) -> bool {
        self.0.is_some()
    }
}

impl StoreError {
    /// Returns the error of reading what a change has left: the change itself was kept.
    pub(crate) fn after_change(self) -> Self {
        Self::Unread(Box::new(self))
    }
}

impl<R> From<StoreError> for Failure<R> {
    fn from(error: StoreError) -> Self {
        tracing::error!(error = causes(&error), "database.request.failed");
        match error {
            StoreError::Unconfirmed(_) | StoreError::Unread(_) => Self::Unconfirmed,
            _ => Self::Unavailable,
        }
    }
}

impl Store {
    /// Opens the pools, with that many connections or the default. No connection is made yet.
    ///
    /// # Errors
    /// [`ConnectError`] when the address cannot be understood.
    pub fn open(
        database_url: &SecretString,
        connections: Option<usize>,
    ) -> Result<Self, ConnectError> {
        let url = database_url.expose_secret();
        if let Some(path) = url.strip_prefix("sqlite://").filter(|path| !path.is_empty()) {
            Ok(Self::Sqlite(sqlite::Pools::open(path, connections)?))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgres(postgres::open(url, connections)?))
        } else {
            Err(ConnectError::UnknownScheme)
        }
    }

    /// Sets the gauges of the connections, and of the files of SQLite.
    pub(crate) fn measure(&self) {
        match self {
            Self::Sqlite(pools) => pools.measure(),
            Self::Postgres(pool) => pool.measure(),
        }
    }

    /// Keeps other servers from the database, where only one may work on it.
    ///
    /// # Errors
    /// [`ConnectError::InUse`] when another one does, or what the file system said.
    pub fn lock_for_serving(&self) -> Result<ServingLock, ConnectError> {
        match self {
            Self::Sqlite(pools) => match pools.lock()? {
                Some(file) => Ok(ServingLock(Some(file))),
                None => Err(ConnectError::InUse),
            },
            Self::Postgres(_) => Ok(ServingLock(None)),
        }
    }

    /// Copies a SQLite database while servers use it, and verifies the copy. Returns the size of the copy in bytes.
    ///
    /// # Errors
    /// [`CopyError`].
    pub async fn backup(&self, to: &Path) -> Result<u64, CopyError> {
        match self {
            Self::Sqlite(pools) => pools.backup(to.to_owned()).await,
            Self::Postgres(_) => Err(CopyError::NotSqlite),
        }
    }

    /// Puts a backup in the place of a SQLite database, which keeps its name with that ending if there is one. Without an
    /// ending nothing is replaced. Returns where the former database is.
    ///
    /// # Errors
    /// [`CopyError`]; nothing has changed then.
    pub async fn restore(
        &self,
        from: &Path,
        replaced: Option<String>,
    ) -> Result<Option<PathBuf>, CopyError> {
        match self {
            Self::Sqlite(pools) => pools.restore(from.to_owned(), replaced).await,
            Self::Postgres(_) => Err(CopyError::NotSqlite),
        }
    }
}
