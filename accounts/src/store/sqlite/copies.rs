//! Backups: made while the server runs, verified, and restored.

use super::{
    super::schema_state::{INCOMPATIBLE_MIGRATIONS_VERSION, SchemaState, compatibility},
    MIGRATIONS, PRAGMAS, files,
};
use diesel::{
    Connection, ConnectionError, QueryableByName, RunQueryDsl, SqliteConnection,
    connection::SimpleConnection, sql_query, sql_types::Text, sqlite::Sqlite,
};
use std::{
    collections::BTreeSet,
    error::Error,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// Why a backup could not be made or restored.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    #[error(
        "the database is on a PostgreSQL server: use pg_dump and pg_restore, or the backups of its host"
    )]
    NotSqlite,
    #[error("{0} does not exist")]
    Missing(String),
    #[error("{0} already exists")]
    Exists(String),
    #[error("a server works on this database: stop it first")]
    InUse,
    #[error("the file is not an intact database of Guichet: {0}")]
    Unsound(#[source] Box<dyn Error + Send + Sync>),
    #[error("the backup is of a newer release, which changed the tables ({0})")]
    Newer(String),
    #[error("{0}")]
    Database(#[source] Box<dyn Error + Send + Sync>),
    #[error("{}: {source}", .path.display())]
    Open { path: PathBuf, source: ConnectionError },
    #[error("{}: {source}", .path.display())]
    File { path: PathBuf, source: io::Error },
}

impl From<diesel::result::Error> for CopyError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Makes a consistent copy of the database while it stays in use. The copy gets its name only once it is verified and
/// synced to disk. Returns its size in bytes.
///
/// # Errors
/// [`CopyError`] when there is no database, the copy exists already, or it cannot be made.
pub fn backup(database: &Path, to: &Path) -> Result<u64, CopyError> {
    if !database.exists() {
        return Err(CopyError::Missing(database.display().to_string()));
    }
    if to.exists() {
        return Err(CopyError::Exists(to.display().to_string()));
    }
    let partial = files::with_ending(to, ".partial");
    files::remove(&partial);
    let copied = copy_checked(database, &partial);
    if copied.is_err() {
        files::remove(&partial);
    }
    copied?;
    files::rename(&partial, to).map_err(at(to))?;
    Ok(fs::metadata(to).map_err(at(to))?.len())
}

fn copy_checked(database: &Path, to: &Path) -> Result<(), CopyError> {
    // SQLite fills an empty file and keeps its mode.
    let file = files::create(to).map_err(at(to))?;
    let mut conn = open(database)?;
    sql_query("VACUUM INTO ?").bind::<Text, _>(to.to_string_lossy()).execute(&mut conn)?;
    check(to)?;
    file.sync_all().map_err(at(to))
}

/// Replaces the database with a backup. An existing database is renamed with the suffix in `replaced`, if given;
/// returns its new name.
///
/// # Errors
/// [`CopyError`] when the backup is missing, damaged or of a newer release, or when the database is in use or cannot be
/// moved.
pub fn restore(
    from: &Path,
    database: &Path,
    replaced: Option<&str>,
) -> Result<Option<PathBuf>, CopyError> {
    if !from.exists() {
        return Err(CopyError::Missing(from.display().to_string()));
    }
    let _lock = files::lock(database).map_err(at(database))?.ok_or(CopyError::InUse)?;
    let aside = match (files::exist(database), replaced) {
        (false, _) => None,
        (true, None) => return Err(CopyError::Exists(database.display().to_string())),
        (true, Some(ending)) => Some(files::with_ending(database, ending)),
    };
    let partial = files::with_ending(database, ".partial");
    files::remove(&partial);
    let ready = copy_of_backup(from, &partial);
    if ready.is_err() {
        files::remove(&partial);
    }
    ready?;
    if let Some(aside) = &aside {
        if database.exists() {
            checkpoint_wal(database);
        }
        files::keep_as(database, aside).map_err(at(aside))?;
    }
    files::rename(&partial, database).map_err(at(database))?;
    Ok(aside)
}

/// Copies the backup first: verifying it in place could write files next to it.
fn copy_of_backup(from: &Path, to: &Path) -> Result<(), CopyError> {
    let mut copy = files::create_in_place(to).map_err(at(to))?;
    let mut backup = File::open(from).map_err(at(from))?;
    io::copy(&mut backup, &mut copy).map_err(at(to))?;
    check(to)?;
    check_release(to)?;
    copy.sync_all().map_err(at(to))
}

/// Names the file that an error is about.
fn at(path: &Path) -> impl FnOnce(io::Error) -> CopyError {
    let path = path.to_owned();
    move |source| CopyError::File { path, source }
}

/// Moves the write-ahead log of a killed server into the database, so that moving both is one step. A database that is
/// too damaged for it is moved as it is.
fn checkpoint_wal(database: &Path) {
    if let Ok(mut conn) = open(database) {
        conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").ok();
    }
}

#[derive(QueryableByName)]
struct TextRow {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Refuses a file that is not an intact database of this product.
fn check(path: &Path) -> Result<(), CopyError> {
    let mut conn = SqliteConnection::establish(&path.to_string_lossy())
        .map_err(|error| CopyError::Unsound(error.into()))?;
    let problems = "SELECT integrity_check AS line FROM pragma_integrity_check \
                    UNION ALL SELECT \"table\" || ' has a row that belongs to nothing' FROM pragma_foreign_key_check";
    let lines: Vec<TextRow> = sql_query(problems).load(&mut conn).map_err(unsound)?;
    if let Some(problem) = lines.into_iter().find(|found| found.line != "ok") {
        return Err(CopyError::Unsound(problem.line.into()));
    }
    if applied(&mut conn)?.is_empty() {
        return Err(CopyError::Unsound("it has no tables".into()));
    }
    Ok(())
}

/// Refuses a database that a newer release has made incompatible, as `serve` does.
fn check_release(path: &Path) -> Result<(), CopyError> {
    let mut conn = open(path)?;
    let applied = applied(&mut conn)?;
    let incompatible = if applied.contains(INCOMPATIBLE_MIGRATIONS_VERSION) {
        lines(&mut conn, "SELECT version AS line FROM incompatible_migrations")?
    } else {
        BTreeSet::new()
    };
    let state = compatibility::<Sqlite>(&MIGRATIONS, &applied, &incompatible);
    match state.map_err(CopyError::Database)? {
        SchemaState::Incompatible(version) => Err(CopyError::Newer(version)),
        SchemaState::Current | SchemaState::Pending(_) => Ok(()),
    }
}

fn unsound(error: diesel::result::Error) -> CopyError {
    CopyError::Unsound(error.into())
}

fn applied(conn: &mut SqliteConnection) -> Result<BTreeSet<String>, CopyError> {
    lines(conn, "SELECT version AS line FROM __diesel_schema_migrations")
}

fn lines(conn: &mut SqliteConnection, sql: &str) -> Result<BTreeSet<String>, CopyError> {
    let rows: Vec<TextRow> = sql_query(sql).load(conn).map_err(unsound)?;
    Ok(rows.into_iter().map(|row| row.line).collect())
}

fn open(path: &Path) -> Result<SqliteConnection, CopyError> {
    let mut conn = SqliteConnection::establish(&path.to_string_lossy())
        .map_err(|source| CopyError::Open { path: path.to_owned(), source })?;
    conn.batch_execute(PRAGMAS)?;
    Ok(conn)
}
