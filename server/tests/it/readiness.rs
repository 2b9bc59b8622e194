//! Health checks, and what they detect.

use crate::browser::Answer;
use crate::process::{Process, exchange, listen};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode};
use metrics_exporter_prometheus::PrometheusBuilder;
use rstest::rstest;
use secrecy::ExposeSecret;
use server::health::Health;
use server::site::BuiltSite;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;

fn starting(deployment: &TestServer<'_>) -> Health {
    let metrics = PrometheusBuilder::new().build_recorder().handle();
    Health::new(metrics, BuiltSite::at(Path::new(&*deployment.state.options.site_root)))
}

fn started(deployment: &TestServer<'_>) -> Health {
    let health = starting(deployment);
    health.started(deployment.app.accounts.clone());
    health
}

async fn probe(health: &Health, path: &str) -> String {
    let request = Request::get(path).body(axum::body::Body::empty());
    let answer = Answer::of(&health.clone().router(), request.expect("a request")).await;
    format!("{} {}", answer.status.as_u16(), answer.body)
}

fn built(deployment: &TestServer<'_>, name: &str) -> PathBuf {
    Path::new(&*deployment.state.options.site_root).join("pkg").join(name)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn liveness_startup_and_readiness_differ(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let health = starting(deployment);
    assert_eq!(probe(&health, "/healthz").await, "200 alive\n");
    assert_eq!(probe(&health, "/startupz").await, "503 starting\n");
    assert_eq!(probe(&health, "/readyz").await, "503 starting\n");
    health.started(deployment.app.accounts.clone());
    assert_eq!(probe(&health, "/startupz").await, "200 started\n");
    assert_eq!(probe(&health, "/readyz").await, "200 ready\n");
    health.leave();
    assert_eq!(probe(&health, "/healthz").await, "200 alive\n");
    assert_eq!(probe(&health, "/startupz").await, "200 started\n");
    assert_eq!(probe(&health, "/readyz").await, "503 stopping\n");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_missing_site_or_one_of_another_build_is_reported(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let deployment = TestServer::new(&app, |_| {});
    let health = started(&deployment);
    assert_eq!(probe(&health, "/readyz").await, "200 ready\n");
    fs::remove_file(built(&deployment, "guichet.wasm")).expect("it was there");
    let answer = probe(&health, "/readyz").await;
    assert!(answer.contains("of another build: it has no /pkg/guichet.wasm"), "{answer}");
    fs::remove_dir_all(built(&deployment, "")).expect("it was there");
    let answer = probe(&health, "/readyz").await;
    assert!(answer.starts_with("503") && answer.contains("has no built files"), "{answer}");
    assert_eq!(probe(&health, "/healthz").await, "200 alive\n");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn tables_of_an_older_release_are_reported(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let health = started(deployment);
    let latest = "SELECT max(version) FROM __diesel_schema_migrations";
    let older = format!("DELETE FROM __diesel_schema_migrations WHERE version = ({latest})");
    deployment.app.execute(&older).await;
    let answer = probe(&health, "/readyz").await;
    assert!(answer.starts_with("503") && answer.contains("guichet migrate"), "{answer}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_read_only_database_is_reported_and_no_form_succeeds(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let health = started(deployment);
    let url = deployment.app.config.database_url.expose_secret();
    match url.strip_prefix("sqlite://") {
        Some(path) => fs::remove_file(path).expect("it was there"),
        None => deployment.app.execute(READ_ONLY).await,
    }
    let answer = probe(&health, "/readyz").await;
    assert!(answer.starts_with("503 the database"), "{answer}");
    let answer = deployment.browser().register(EMAIL).await;
    let is_refused = answer.header("location") == "/register?refused=unavailable";
    assert!(is_refused || answer.status == StatusCode::SERVICE_UNAVAILABLE, "{answer:?}");
    assert_eq!(probe(&health, "/healthz").await, "200 alive\n");
}

/// Like a standby that a host name resolves to after a failed failover.
const READ_ONLY: &str = "DO $$ BEGIN \
     EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); \
     PERFORM pg_terminate_backend(pid) FROM pg_stat_activity \
     WHERE datname = current_database() AND pid <> pg_backend_pid(); END $$";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_reported_and_recovers(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let deployment = TestServer::new(&app, |_| {});
    let database = app.config.database_url.expose_secret();
    let (_smtp, smtp) = listen().await;
    let prepared = "trap '' XFSZ";
    let mut process = Process::start_after(prepared, &deployment, database, smtp).await;
    process.says("server.serving").await;
    process.comes_to("/readyz", "200 ready").await;
    process.limit("--fsize=0:");
    process.comes_to("/readyz", "503 the database takes no changes").await;
    let lost = process.says("readiness.lost").await;
    assert!(lost.contains("reason=\"the database"), "{lost}");
    assert_eq!(process.probe("/healthz").await, "200 alive\n");
    process.limit("--fsize=unlimited:");
    process.comes_to("/readyz", "200 ready").await;
    process.says("readiness.regained").await;
    process.stop().await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn connections_beyond_the_file_limit_are_refused_without_a_panic(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let deployment = TestServer::new(&app, |_| {});
    let database = app.config.database_url.expose_secret();
    let (_smtp, smtp) = listen().await;
    let mut process = Process::start_after("ulimit -n 200", &deployment, database, smtp).await;
    process.says("server.serving").await;
    let host = &app.portal.host;
    let page = format!("GET /sign-in HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    // These connections stay open and use up the limit.
    let mut idle = Vec::new();
    while !process.probe("/metrics").await.contains("guichet_http_connections_refused_total 1") {
        idle.push(TcpStream::connect(process.portals).await.expect("taken"));
        assert!(idle.len() < 300, "nobody was refused");
    }
    for _ in 0..300 {
        let answer = exchange(process.portals, &page).await.unwrap_or_default();
        assert_eq!(answer, "", "there is no room");
    }
    idle.clear();
    let until = Instant::now() + Duration::from_secs(20);
    let mut answers = 0;
    while answers < 20 {
        let answer = exchange(process.portals, &page).await.unwrap_or_default();
        // The server notices closed connections one after the other.
        if answer.is_empty() && Instant::now() < until {
            continue;
        }
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.contains("/pkg/guichet.abc.css"), "{answer}");
        answers += 1;
    }
    let metrics = process.probe("/metrics").await;
    assert!(metrics.contains("guichet_panics_total 0"), "{metrics}");
    assert_eq!(process.probe("/readyz").await, "200 ready\n");
    process.stop().await;
}
