//! The databases on which tests run; each test has one of its own.

use super::{
    config, postgres,
    sql::{execute, execute_in_file},
};
use crate::{Accounts, clock::TestClock, random};
use std::{
    fs,
    path::Path,
    sync::{Arc, Weak},
    thread,
};
use tokio::{
    runtime::Builder,
    sync::{Mutex, OnceCell},
};

/// A migrated file. Migrating takes longer than most tests, so that each gets a copy.
static MIGRATED: OnceCell<Vec<u8>> = OnceCell::const_new();

/// The database that [`PostgresDatabase::migrated`] copies. It is dropped with the last of its copies.
static TEMPLATE: Mutex<Weak<PostgresDatabase>> = Mutex::const_new(Weak::new());

/// A kind of database. A test that runs on it is named after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    /// A file.
    Sqlite,
    /// A database of the server of `GUICHET_TEST_POSTGRES_URL`.
    Postgres,
}

/// A PostgreSQL database that is dropped with the test, also when the test panics.
pub(super) struct PostgresDatabase {
    server: String,
    pub(super) name: String,
    /// Of which it is a copy.
    _template: Option<Arc<Self>>,
}

impl PostgresDatabase {
    /// Creates a database with the current schema.
    pub(super) async fn migrated() -> Self {
        let mut shared = TEMPLATE.lock().await;
        let template = match shared.upgrade() {
            Some(template) => template,
            None => {
                let template = Arc::new(Self::create(None).await);
                let folder = tempfile::tempdir().expect("a temporary folder");
                migrate(template.url(), folder.path()).await;
                // Only a database without connections can be copied.
                let connections = format!(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'",
                    template.name
                );
                execute(&template.server, &connections).await;
                *shared = Arc::downgrade(&template);
                template
            }
        };
        drop(shared);
        Self::create(Some(template)).await
    }

    async fn create(template: Option<Arc<Self>>) -> Self {
        let server = postgres::url();
        let name = format!("guichet_{:016x}", random::u64());
        let copied = template.as_ref().map_or("template1", |template| &template.name);
        execute(&server, &format!("CREATE DATABASE {name} TEMPLATE {copied}")).await;
        Self { server, name, _template: template }
    }

    pub(super) fn url(&self) -> String {
        let (base, query) = self.server.split_once('?').unwrap_or((&self.server, ""));
        let base = base.rsplit_once('/').map_or(base, |(base, _)| base);
        format!("{base}/{}?{query}", self.name)
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        let (server, name) = (&*self.server, &*self.name);
        // The runtime of the test cannot wait for a future within another one.
        let dropped = thread::scope(|scope| scope.spawn(|| remove(server, name)).join());
        // A second panic would end the process with all its tests.
        assert!(dropped.is_ok() || thread::panicking(), "the database {name} is left behind");
    }
}

/// Returns a SQLite database with the current schema.
pub(super) async fn migrated_file() -> &'static [u8] {
    let migrated = MIGRATED.get_or_init(|| async {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let [path, copy] = ["test.sqlite", "copy.sqlite"].map(|name| folder.path().join(name));
        let path = path.display().to_string();
        migrate(format!("sqlite://{path}"), folder.path()).await;
        // The file alone lacks what is in its write-ahead log.
        execute_in_file(&path, &format!("VACUUM INTO '{}'", copy.display()));
        fs::read(copy).expect("the copy")
    });
    migrated.await
}

async fn migrate(url: String, folder: &Path) {
    let accounts = Accounts::connect(&config(url, folder), Arc::new(TestClock::at_noon()));
    accounts.expect("the configuration works").migrate().await.expect("the migrations work");
}

/// Drops a database, and the role of [`add_role`](super::TestApp::add_role): roles do not belong to a database.
fn remove(server: &str, name: &str) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        execute(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        execute(server, &format!("DROP ROLE IF EXISTS {name}")).await;
    });
}
