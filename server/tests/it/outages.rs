//! PostgreSQL becoming unavailable while the server runs.

use crate::process::{Process, listen, page};
use crate::test_server::TestServer;
use accounts::testing::{Database, Outage, Proxy, TestApp, postgres};
use rstest::rstest;
use std::time::{Duration, Instant};

/// For an answer while the database is unavailable.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(15);
/// Until pages work once it is available again.
const RECOVERY_TIMEOUT: Duration = Duration::from_secs(5);

/// Requests the first page until it has that status; returns the answer.
async fn comes_to(process: &Process, host: &str, status: &str, limit: Duration) -> String {
    let begun = Instant::now();
    loop {
        let answer = process.ask(&page(host, "/")).await;
        if answer.starts_with(&format!("HTTP/1.1 {status} ")) {
            return answer;
        }
        assert!(begun.elapsed() < limit, "{status}: {answer}");
        tokio::task::yield_now().await;
    }
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn pages_say_when_to_retry_during_an_outage_and_recover_without_a_restart(
    #[case] database: Database,
) {
    let (server, app) = (postgres::server(), TestApp::on(database).await);
    let (deployment, host) = (TestServer::new(&app, |_| {}), &app.portal.host);
    let proxy = Proxy::to(server).await;
    let url = app.database_url(proxy.address, "postgres", "");
    let (_smtp, smtp) = listen().await;
    let mut process = Process::start(&deployment, &url, smtp).await;
    process.says("server.serving").await;
    for outage in [Outage::Cut, Outage::Silence] {
        comes_to(&process, host, "200", RECOVERY_TIMEOUT).await;
        proxy.break_down(outage);
        let gone = comes_to(&process, host, "503", ANSWER_TIMEOUT).await;
        assert!(gone.contains("retry-after: 3"), "{outage:?}: {gone}");
        let ready = process.probe("/readyz").await;
        assert!(ready.starts_with("503 the database"), "{ready}");
        assert_eq!(process.probe("/healthz").await, "200 alive\n");
        proxy.mend();
        comes_to(&process, host, "200", RECOVERY_TIMEOUT).await;
        process.comes_to("/readyz", "200 ready").await;
    }
    let metrics = process.probe("/metrics").await;
    assert!(metrics.contains("guichet_panics_total 0"), "{metrics}");
    process.stop().await;
}
