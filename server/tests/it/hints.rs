//! Warnings in the log of a running server about a wrong deployment.

use crate::process::Process;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn an_untrusted_proxy_is_logged_once(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let deployment = TestServer::new(&app, |_| {});
    let mut process = Process::with(&deployment, "true").await;
    process.says("server.serving").await;
    let host = &app.portal.host;
    let forwarded = format!(
        "GET / HTTP/1.1\r\nhost: {host}\r\nx-forwarded-for: 203.0.113.9\r\nconnection: close\r\n\r\n"
    );
    for _ in 0..2 {
        let answer = process.ask(&forwarded).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    process.signal("-TERM");
    let log = process.rest_of_log().await;
    assert_eq!(log.matches("proxy.untrusted").count(), 1, "{log}");
    assert!(log.contains("127.0.0.1"), "{log}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_backoffice_on_a_portals_host_is_logged_at_startup(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let deployment = TestServer::new(&app, |_| {});
    let origin = format!("export GUICHET_BACKOFFICE_ORIGIN='{}'", app.portal.origin);
    let mut process = Process::with(&deployment, &origin).await;
    process.says("deployment.check.failed").await;
    process.says("server.serving").await;
    process.stop().await;
}
