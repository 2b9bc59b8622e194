//! Real connections: what the HTTP library itself refuses, and shutdown.

use crate::test_server::{OPTIONS, TestServer};
use accounts::testing::{Database, TestApp};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusHandle;
use rstest::rstest;
use server::health::Health;
use server::serve::{AcceptOptions, accept};
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio::time::timeout;

async fn send(address: SocketAddr, request: String) -> String {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = Vec::new();
    // The server may refuse a request without reading all of it, which breaks the connection for the sender.
    stream.read_to_end(&mut answer).await.ok();
    String::from_utf8_lossy(&answer).into_owned()
}

async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    (listener, address)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn huge_headers_and_broken_requests_are_refused_by_the_library(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (listener, address) = listen().await;
    let (stop, stopped) = oneshot::channel::<()>();
    let router = deployment.router.clone();
    let server = tokio::spawn(accept(
        listener,
        router,
        async { stopped.await.unwrap_or_default() },
        OPTIONS,
    ));

    let huge = format!("x: {}\r\n", "y".repeat(100 * 1024));
    let answer =
        send(address, format!("GET / HTTP/1.1\r\nhost: tickets.example.test\r\n{huge}\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    let many = "x: y\r\n".repeat(200);
    let answer =
        send(address, format!("GET / HTTP/1.1\r\nhost: tickets.example.test\r\n{many}\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    let answer =
        send(address, "GET /\0 HTTP/1.1\r\nhost: tickets.example.test\r\n\r\n".to_owned()).await;
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    let close = "host: tickets.example.test\r\nconnection: close\r\n\r\n";
    let answer = send(address, format!("GET / HTTP/1.1\r\n{close}")).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let answer = send(address, "GET / HTTP/1.0\r\n\r\n".to_owned()).await;
    assert!(answer.starts_with("HTTP/1.0 400 "), "{answer}");

    stop.send(()).expect("the server listens");
    server.await.expect("the server ended").shutdown().await;
    assert!(TcpStream::connect(address).await.is_err(), "nobody is let in any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_request_is_answered_during_shutdown() {
    let (entered, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let router = Router::new().route("/", get(slow)).with_state((entered.clone(), go_on.clone()));
    let (listener, address) = listen().await;
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(accept(
        listener,
        router,
        async { stopped.await.unwrap_or_default() },
        OPTIONS,
    ));
    let request = tokio::spawn(send(address, "GET / HTTP/1.1\r\nhost: a\r\n\r\n".to_owned()));

    entered.notified().await;
    stop.send(()).expect("the server listens");
    let connections = server.await.expect("the server stopped listening");
    go_on.notify_one();
    connections.shutdown().await;
    let answer = request.await.expect("an answer");
    assert!(answer.ends_with("at last"), "{answer}");
}

async fn slow(State((entered, go_on)): State<(Arc<Notify>, Arc<Notify>)>) -> &'static str {
    entered.notify_one();
    go_on.notified().await;
    "at last"
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_reads_nothing_keeps_no_connection_from_others() {
    const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    // More than the system holds before the client reads.
    let router = Router::new().route("/", get(async || "a".repeat(32 * 1024 * 1024)));
    let write_timeout = Duration::from_millis(10);
    let options = AcceptOptions { max_connections: 1, write_timeout, ..OPTIONS };
    let (listener, address) = listen().await;
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(accept(
        listener,
        router,
        async { stopped.await.unwrap_or_default() },
        options,
    ));

    let mut idle = TcpStream::connect(address).await.expect("a connection");
    idle.write_all(REQUEST).await.expect("sent");
    let ask = async || -> io::Result<[u8; 12]> {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(REQUEST).await?;
        let mut beginning = [0; 12];
        stream.read_exact(&mut beginning).await?;
        Ok(beginning)
    };
    let answered = timeout(Duration::from_secs(30), async {
        loop {
            match ask().await {
                Ok(beginning) => break beginning,
                Err(_) => tokio::task::yield_now().await,
            }
        }
    });
    assert_eq!(&answered.await.expect("the only connection is free"), b"HTTP/1.1 200");

    drop(idle);
    stop.send(()).expect("the server listens");
    server.await.expect("the server ended").shutdown().await;
}

/// A process has one recorder.
pub static RECORDER: LazyLock<PrometheusHandle> =
    LazyLock::new(|| server::health::recorder().expect("the first recorder of this process"));

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn requests_are_counted(#[case] database: Database) {
    let recorder = RECORDER.clone();
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let built = server::site::BuiltSite::at(Path::new(&*deployment.state.options.site_root));
    let health = Health::new(recorder, built);
    deployment.browser().get("/sign-in").await;
    let metrics = probe(&health, "/metrics").await;
    assert!(
        metrics.contains(
            "guichet_http_requests_total{method=\"GET\",route=\"/sign-in\",status=\"200\"}"
        ),
        "{metrics}"
    );
}

async fn probe(health: &Health, path: &str) -> String {
    let request = http::Request::get(path).body(axum::body::Body::empty()).expect("a request");
    let answer = crate::browser::Answer::of(&health.clone().router(), request).await;
    format!("{} {}", answer.status.as_u16(), answer.body)
}
