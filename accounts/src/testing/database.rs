//! The databases on which tests run; each test has one of its own.

use super::{postgres, sql::execute};
use std::thread;
use tokio::runtime::Builder;

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
}

impl PostgresDatabase {
    pub(super) async fn create() -> Self {
        let server = postgres::url();
        let random = || getrandom::u32().expect("random numbers");
        let name = format!("guichet_{:08x}{:08x}", random(), random());
        execute(&server, &format!("CREATE DATABASE {name}")).await;
        Self { server, name }
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

/// Drops a database, and the role of [`add_role`](super::TestApp::add_role): roles do not belong to a database.
fn remove(server: &str, name: &str) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        execute(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        execute(server, &format!("DROP ROLE IF EXISTS {name}")).await;
    });
}
