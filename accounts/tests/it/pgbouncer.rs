//! PgBouncer in transaction mode, between two instances of the product and a server with few connections.

use crate::story::buy;
use accounts::testing::postgres::{as_postgres, give_to_postgres, server};
use accounts::testing::{Database, TestApp};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use rstest::rstest;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// Connections to the server; the product's two pools have 32.
const CONNECTIONS: usize = 3;

struct PgBouncer {
    address: SocketAddr,
    process: Child,
    _folder: TempDir,
}

impl PgBouncer {
    async fn start(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        drop(listener);
        let folder = tempfile::tempdir().expect("a folder");
        let settings = folder.path().join("pgbouncer.ini");
        let text = format!(
            "[databases]\n* = host={} port={} user=postgres\n[pgbouncer]\nlisten_addr = {}\nlisten_port = {}\n\
             unix_socket_dir =\nauth_type = any\npool_mode = transaction\ndefault_pool_size = {CONNECTIONS}\n\
             max_client_conn = 200\n",
            server.ip(),
            server.port(),
            address.ip(),
            address.port(),
        );
        fs::write(&settings, text).expect("its settings");
        give_to_postgres(folder.path());
        let installed = Path::new("/usr/sbin/pgbouncer");
        let mut program =
            as_postgres(if installed.is_file() { installed } else { Path::new("pgbouncer") });
        program.arg("-q").arg(&settings);
        program.stdout(Stdio::null()).stderr(Stdio::null());
        let process = program.spawn().expect("PgBouncer is installed");
        let started = Self { address, process, _folder: folder };
        let begun = Instant::now();
        while TcpStream::connect(address).await.is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "it listens");
            tokio::task::yield_now().await;
        }
        started
    }
}

impl Drop for PgBouncer {
    fn drop(&mut self) {
        // The program that switches the user forwards this signal, but none that cannot be caught.
        let id = self.process.id().to_string();
        std::process::Command::new("kill").arg(id).status().ok();
        self.process.wait().ok();
    }
}

#[derive(diesel::QueryableByName)]
struct Setting {
    #[diesel(sql_type = diesel::sql_types::Text)]
    setting: String,
}

/// Returns the settings that other clients of PgBouncer see on each connection of the server.
async fn settings_of_others(url: &str) -> Vec<String> {
    let sql = "SELECT concat_ws(' ', current_setting('enable_seqscan'), current_setting('statement_timeout'), \
               current_setting('max_parallel_workers_per_gather')) AS setting";
    let (mut others, mut all) = (Vec::new(), Vec::new());
    for _ in 0..CONNECTIONS {
        let mut other = AsyncPgConnection::establish(url).await.expect("a connection");
        // Each open transaction keeps a connection of the server.
        other.batch_execute("BEGIN").await.expect("a transaction");
        let found: Setting = diesel::sql_query(sql).get_result(&mut other).await.expect("a row");
        all.push(found.setting);
        others.push(other);
    }
    all
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn everything_works_through_pgbouncer_in_transaction_mode_and_nothing_leaks(
    #[case] database: Database,
) {
    let (server, app) = (server(), TestApp::on(database).await);
    let pooler = PgBouncer::start(server).await;
    let url = app.database_url(pooler.address, "postgres", "pgbouncer=true");
    let instances = [app.instance(&url), app.instance(&url)];
    // All migrations, on an empty database.
    TestApp::execute(&app, "DROP SCHEMA public CASCADE; CREATE SCHEMA public").await;
    let (one, other) = tokio::join!(instances[0].migrate(), instances[1].migrate());
    one.and(other).expect("both migrate, one after the other");
    let app = app.with_instance(&instances[0]).await;
    let mut asked = JoinSet::new();
    for number in 0..40 {
        let accounts = instances[number % 2].clone();
        let host = app.portal.host.clone();
        asked.spawn(async move {
            for _ in 0..10 {
                accounts.ping().await.expect("an answer");
                let elsewhere = accounts.portal(&format!("{number}.{host}")).await;
                assert!(elsewhere.expect("an answer").is_none());
                accounts.mails().send_due().await.expect("an answer");
            }
        });
    }
    for buyer in 0..10 {
        buy(&app, &format!("buyer-{buyer}@example.test"), "Ana").await;
    }
    asked.join_all().await;
    let plain = app.database_url(pooler.address, "postgres", "");
    assert_eq!(settings_of_others(&plain).await, vec!["on 0 2"; CONNECTIONS]);
}
