//! The real binary with a database that is not ready.

use crate::kills::browser_of;
use crate::process::{Process, listen, page};
use crate::test_server::{EMAIL, TestServer};
use accounts::SchemaState;
use accounts::testing::{Database, OUTDATE, Proxy, TestApp, postgres};
use rstest::rstest;
use secrecy::ExposeSecret;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::timeout;

const LINE_TIMEOUT: Duration = Duration::from_secs(30);

fn guichet(command: &str, database_url: &str, folder: &Path) -> Command {
    let mut guichet = Command::new(env!("CARGO_BIN_EXE_guichet"));
    guichet
        .arg(command)
        .current_dir(folder)
        .env("DATABASE_URL", database_url)
        .env("GUICHET_LISTEN", "127.0.0.1:0")
        .env("GUICHET_METRICS_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    guichet
}

/// Returns an address where nothing listens yet.
async fn unused_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    listener.local_addr().expect("an address")
}

/// A running server and its log; it ends with the test.
struct Serving {
    child: Child,
    lines: mpsc::UnboundedReceiver<String>,
}

impl Serving {
    fn start(mut command: Command) -> Self {
        let mut child = command.spawn().expect("started");
        let output = child.stdout.take().expect("its output");
        let (sender, lines) = mpsc::unbounded_channel();
        thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            for line in lines {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self { child, lines }
    }

    /// Waits for a line of the log that contains the text.
    async fn until(&mut self, wanted: &str) -> String {
        let mut read = Vec::new();
        while let Ok(Some(line)) = timeout(LINE_TIMEOUT, self.lines.recv()).await {
            if line.contains(wanted) {
                return line;
            }
            read.push(line);
        }
        panic!("{wanted} is not in the log: {read:#?}");
    }

    async fn stop(mut self) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status();
        assert!(sent.expect("kill").success());
        self.until("stopped").await;
        assert!(self.child.wait().expect("its end").success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unreachable_database_is_waited_for_and_logged(#[case] database: Database) {
    let (server, app) = (postgres::server(), TestApp::on(database).await);
    let folder = tempfile::tempdir().expect("a folder");
    let address = unused_address().await;
    let url = app.database_url(address, "postgres", "");
    let mut serving = Serving::start(guichet("serve", &url, folder.path()));
    let line = serving.until("database.unreachable").await;
    assert!(line.contains("Connection refused"), "{line}");
    let listener = TcpListener::bind(address).await.expect("the port");
    let _proxy = Proxy::on(listener, server);
    serving.until("database.reached").await;
    serving.until("server.serving").await;
    serving.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn waiting_for_the_database_ends_on_a_signal() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("postgres://postgres@{}/guichet", unused_address().await);
    let mut serving = Serving::start(guichet("serve", &url, folder.path()));
    serving.until("database.unreachable").await;
    serving.stop().await;
}

#[test]
fn four_concurrent_migrations_of_a_new_file_all_succeed() {
    for _ in 0..3 {
        let folder = tempfile::tempdir().expect("a folder");
        let migrate = || guichet("migrate", "sqlite://new/guichet.sqlite", folder.path()).spawn();
        let all: Vec<Child> = (0..4).map(|_| migrate().expect("started")).collect();
        for child in all {
            let output = child.wait_with_output().expect("its end");
            assert!(output.status.success(), "{output:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn migrating_can_be_left_to_the_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = "sqlite://guichet.sqlite";
    let serve = || {
        let mut serve = guichet("serve", url, folder.path());
        serve.env("GUICHET_MIGRATE_ON_START", "false");
        serve
    };
    let refused = serve().output().expect("its end");
    let said = String::from_utf8_lossy(&refused.stdout);
    assert!(!refused.status.success() && said.contains("guichet migrate"), "{said}");
    let migrated = guichet("migrate", url, folder.path()).status();
    assert!(migrated.expect("its end").success());
    let mut serving = Serving::start(serve());
    serving.until("server.serving").await;
    serving.stop().await;
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_pending_migration_on_a_server_is_left_to_the_command_too(#[case] database: Database) {
    let app = TestApp::on(database).await;
    app.execute(OUTDATE).await;
    let folder = tempfile::tempdir().expect("a folder");
    let url = app.config.database_url.expose_secret();
    let serve = || {
        let mut serve = guichet("serve", url, folder.path());
        serve.env("GUICHET_MIGRATE_ON_START", "false");
        serve
    };
    let refused = serve().output().expect("its end");
    let said = String::from_utf8_lossy(&refused.stdout);
    assert!(
        !refused.status.success()
            && said.contains("pending migrations: 2026")
            && said.contains("run `guichet migrate`"),
        "{said}"
    );
    let state = async || app.accounts.schema_state().await.expect("an answer");
    assert!(matches!(state().await, SchemaState::Pending(_)), "it has changed nothing");
    let migrated = guichet("migrate", url, folder.path()).status();
    assert!(migrated.expect("its end").success());
    assert_eq!(state().await, SchemaState::Current);
    let mut serving = Serving::start(serve());
    serving.until("server.serving").await;
    serving.stop().await;
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_role_without_rights_to_change_tables_serves_current_ones(#[case] database: Database) {
    let (server, app) = (postgres::server(), TestApp::on(database).await);
    let role = app.add_role().await;
    let url = app.database_url(server, &role, "");
    let deployment = TestServer::new(&app, |_| {});
    let (_smtp, smtp) = listen().await;
    let mut process = Process::start(&deployment, &url, smtp).await;
    process.says("server.serving").await;
    process.comes_to("/readyz", "200 ready").await;
    let answer = process.ask(&page(&app.portal.host, "/")).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let mut browser = browser_of(&deployment, process.portals, 1);
    browser.register(EMAIL).await.leads_to("/register/check-mail");
    process.stop().await;
}
