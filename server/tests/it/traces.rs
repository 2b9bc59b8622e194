//! Traces for a collector, if the settings name one.

use crate::process::{Process, listen, page};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use rstest::rstest;
use secrecy::ExposeSecret;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::sync::mpsc::{self, UnboundedReceiver};
use tokio::time::timeout;

/// Spans leave every five seconds.
const BATCH_TIMEOUT: Duration = Duration::from_secs(60);

/// Starts a collector; returns its address and the batches that it is sent.
async fn collector() -> (SocketAddr, UnboundedReceiver<Bytes>) {
    let (sender, batches) = mpsc::unbounded_channel();
    let take = move |batch: Bytes| {
        let sender = sender.clone();
        async move {
            sender.send(batch).ok();
        }
    };
    let router = Router::new().route("/v1/traces", post(take));
    let (listener, address) = listen().await;
    tokio::spawn(axum::serve(listener, router).into_future());
    (address, batches)
}

async fn process(deployment: &TestServer<'_>, collector: SocketAddr) -> Process {
    let endpoint = format!("export GUICHET_OTLP_ENDPOINT=http://{collector}");
    let (_taken, nobody) = listen().await;
    let database = deployment.app.config.database_url.expose_secret();
    Process::start_after(&endpoint, deployment, database, nobody).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn the_spans_of_a_request_reach_the_collector(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (address, mut batches) = collector().await;
    let mut process = process(deployment, address).await;
    process.says("server.serving").await;
    let answer = process.ask(&page(&app.portal.host, "/sign-in")).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    loop {
        let batch = timeout(BATCH_TIMEOUT, batches.recv()).await.expect("a batch in time");
        let batch = batch.expect("the collector runs");
        let text = String::from_utf8_lossy(&batch);
        if text.contains("/sign-in") {
            assert!(text.contains("service.name") && text.contains("request_id"), "{text}");
            break;
        }
    }
    process.stop().await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_is_down_is_logged_and_stops_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let nobody = listen().await.1;
    let mut process = process(deployment, nobody).await;
    process.says("server.serving").await;
    process.ask(&page(&app.portal.host, "/sign-in")).await;
    let line = process.says("traces.export.failed").await;
    assert!(line.contains("reason="), "{line}");
    let answer = process.ask(&page(&app.portal.host, "/sign-in")).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    process.stop().await;
}
