//! What tests read and write in the database of an app where there is no use case for it.

use super::TestApp;
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use std::time::{Duration, Instant};

/// Maximum time that a test waits for an expected event.
const WAIT_TIMEOUT: Duration = Duration::from_secs(20);

impl TestApp {
    /// Runs SQL for which there is no use case, such as disabling a customer.
    pub async fn execute(&self, sql: &str) {
        use secrecy::ExposeSecret;
        let url = self.config.database_url.expose_secret();
        match url.strip_prefix("sqlite://") {
            None => execute(url, sql).await,
            Some(path) => execute_in_file(path, sql),
        }
    }

    /// Returns the number that a query yields, such as a count of rows.
    pub async fn number(&self, sql: &str) -> i64 {
        use secrecy::ExposeSecret;
        let url = self.config.database_url.expose_secret();
        match url.strip_prefix("sqlite://") {
            None => {
                use diesel_async::RunQueryDsl;
                let mut conn = AsyncPgConnection::establish(url).await.expect("an answer");
                let row: Number = diesel::sql_query(format!("SELECT ({sql}) AS number"))
                    .get_result(&mut conn)
                    .await
                    .expect("a row");
                row.number
            }
            Some(path) => {
                use diesel::{Connection, RunQueryDsl};
                let mut conn =
                    diesel::SqliteConnection::establish(path).expect("the database opens");
                let row: Number = diesel::sql_query(format!("SELECT ({sql}) AS number"))
                    .get_result(&mut conn)
                    .expect("a row");
                row.number
            }
        }
    }

    /// Returns the texts that a query yields, one per row.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        use secrecy::ExposeSecret;
        let url = self.config.database_url.expose_secret();
        let sql = diesel::sql_query(format!("WITH rows (text) AS ({sql}) SELECT text FROM rows"));
        let rows: Vec<Text> = match url.strip_prefix("sqlite://") {
            None => {
                use diesel_async::RunQueryDsl;
                let mut conn = AsyncPgConnection::establish(url).await.expect("an answer");
                sql.load(&mut conn).await.expect("rows")
            }
            Some(path) => {
                use diesel::{Connection, RunQueryDsl};
                let conn = diesel::SqliteConnection::establish(path);
                sql.load(&mut conn.expect("the database opens")).expect("rows")
            }
        };
        rows.into_iter().map(|row| row.text).collect()
    }

    /// Waits until the query yields a number other than 0.
    ///
    /// # Panics
    /// After the maximum waiting time.
    pub async fn until(&self, sql: &str) {
        let begun = Instant::now();
        while self.number(sql).await == 0 {
            assert!(begun.elapsed() < WAIT_TIMEOUT, "{sql}");
            tokio::task::yield_now().await;
        }
    }

    /// Takes locks in PostgreSQL by that SQL.
    pub async fn lock(&self, sql: &str) -> Locked {
        use secrecy::ExposeSecret;
        let url = self.config.database_url.expose_secret();
        let mut conn = AsyncPgConnection::establish(url).await.expect("an answer");
        let locked = conn.batch_execute(&format!("BEGIN; {sql}")).await;
        locked.expect("the lock");
        Locked(conn)
    }
}

/// An open PostgreSQL transaction with its locks.
pub struct Locked(AsyncPgConnection);

impl Locked {
    /// Runs SQL in the same transaction.
    pub async fn execute(&mut self, sql: &str) {
        self.0.batch_execute(sql).await.expect("it is done");
    }

    /// Ends the transaction and releases its locks.
    pub async fn release(mut self) {
        self.0.batch_execute("ROLLBACK").await.expect("unlocked");
    }
}

#[derive(diesel::QueryableByName)]
struct Number {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    number: i64,
}

#[derive(diesel::QueryableByName)]
struct Text {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

pub(super) async fn execute(url: &str, sql: &str) {
    let mut conn = AsyncPgConnection::establish(url).await.expect("the server answers");
    conn.batch_execute(sql).await.expect("the statement works");
}

pub(super) fn execute_in_file(path: &str, sql: &str) {
    use diesel::{Connection, connection::SimpleConnection};
    let mut conn = diesel::SqliteConnection::establish(path).expect("the database opens");
    conn.batch_execute("PRAGMA busy_timeout = 5000").expect("a pragma");
    conn.batch_execute(sql).expect("the statement works");
}
