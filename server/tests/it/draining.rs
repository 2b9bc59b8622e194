//! Stopping a process: clients that still reach it get an answer, and none delays the end.

use crate::browser::FORM;
use crate::process::{Process, exchange, page};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use std::fs::File;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// The time an orchestrator waits before it kills a process.
const PROMISED: Duration = Duration::from_secs(30);
const VISITORS: usize = 4;
const IN_FLIGHT: usize = 6;

/// The answers that visitors got, and whether a balancer has stopped sending them here.
#[derive(Default)]
struct Visits {
    answered: AtomicUsize,
    elsewhere: AtomicBool,
}

/// Requests one page after the other, each by its own connection; every request must be answered.
async fn visit(process: SocketAddr, page: String, visits: Arc<Visits>) {
    while !visits.elsewhere.load(Ordering::SeqCst) {
        let answer = exchange(process, &page).await.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        visits.answered.fetch_add(1, Ordering::SeqCst);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn visitors_are_served_until_balancers_notice_that_it_stops(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let (deployment, host) = (TestServer::new(&app, |_| {}), &app.portal.host);
    let mut process = Process::with(&deployment, "export GUICHET_SHUTDOWN_DELAY_SECONDS=4").await;
    process.says("server.serving").await;
    let visits = Arc::<Visits>::default();
    let mut visitors = JoinSet::new();
    for _ in 0..VISITORS {
        let page = page(host, "/sign-in");
        visitors.spawn(visit(process.portals, page, Arc::clone(&visits)));
    }
    while visits.answered.load(Ordering::SeqCst) < 5 * VISITORS {
        assert!(visitors.try_join_next().is_none(), "they go on");
        tokio::task::yield_now().await;
    }
    process.signal("-TERM");
    process.says("server.stopping").await;
    assert_eq!(process.probe("/readyz").await, "503 stopping\n");
    assert_eq!(process.probe("/healthz").await, "200 alive\n");
    visits.elsewhere.store(true, Ordering::SeqCst);
    visitors.join_all().await;
    // A client that does not know of the stop and keeps its connection alive.
    let late = format!("GET /sign-in HTTP/1.1\r\nhost: {host}\r\n\r\n");
    let answer = process.ask(&late).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains("connection: close"), "{answer}");
    process.ends().await;
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn running_requests_are_answered_after_the_signal_to_stop(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let (deployment, host) = (TestServer::new(&app, |_| {}), &app.portal.host);
    let mut process = Process::with(&deployment, "export GUICHET_SHUTDOWN_DELAY_SECONDS=0").await;
    process.says("server.serving").await;
    let lock = app.lock("LOCK TABLE products IN ACCESS EXCLUSIVE MODE").await;
    let mut asked = JoinSet::new();
    for _ in 0..IN_FLIGHT {
        let (portals, page) = (process.portals, page(host, "/"));
        asked.spawn(async move { exchange(portals, &page).await });
    }
    let waiting = "SELECT count(*) FROM pg_stat_activity \
                   WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let all = format!("SELECT count(*) WHERE ({waiting}) = {IN_FLIGHT}");
    app.until(&all).await;
    process.signal("-TERM");
    process.says("server.stopping").await;
    assert_eq!(process.probe("/readyz").await, "503 stopping\n");
    takes_no_more(&process).await;
    lock.release().await;
    for answer in asked.join_all().await {
        let answer = answer.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }
    process.ends().await;
}

/// Waits until it takes no more connections.
async fn takes_no_more(process: &Process) {
    let since = Instant::now();
    while TcpStream::connect(process.portals).await.is_ok() {
        assert!(since.elapsed() < PROMISED, "it still takes connections");
        tokio::task::yield_now().await;
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f08_forms_that_are_being_sent_are_answered_after_the_signal_to_stop(
    #[case] database: Database,
) {
    const GO_ON: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";
    let app = TestApp::on(database).await;
    let (deployment, host) = (TestServer::new(&app, |_| {}), &app.portal.host);
    let mut process = Process::with(&deployment, "export GUICHET_SHUTDOWN_DELAY_SECONDS=0").await;
    process.says("server.serving").await;
    // Each address has a quota of its own.
    let body = |place: usize| format!("identifier=nobody{place}%40example.test");
    let head = format!(
        "POST /api/forgot-password HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\ncontent-type: {FORM}\r\n\
         sec-fetch-site: same-origin\r\ncookie: __Host-probe=1\r\nexpect: 100-continue\r\n\
         content-length: {}\r\n\r\n",
        body(0).len()
    );
    let mut forms = Vec::new();
    for _ in 0..IN_FLIGHT {
        let mut form = sends(&process, &head).await;
        // The server says so when it begins to read the form.
        let mut said = [0; GO_ON.len()];
        form.read_exact(&mut said).await.expect("an answer");
        assert_eq!(said, GO_ON);
        forms.push(form);
    }
    process.signal("-TERM");
    process.says("server.stopping").await;
    takes_no_more(&process).await;
    for (place, mut form) in forms.into_iter().enumerate() {
        form.write_all(body(place).as_bytes()).await.expect("sent");
        let mut answer = String::new();
        form.read_to_string(&mut answer).await.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 303 "), "{answer}");
        assert!(answer.contains("location: /forgot-password/sent"), "{answer}");
    }
    process.ends().await;
}

/// Connects and sends the text.
async fn sends(process: &Process, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(process.portals).await.expect("taken");
    stream.write_all(text.as_bytes()).await.expect("sent");
    stream
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn hanging_clients_do_not_delay_the_end(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let (deployment, host) = (TestServer::new(&app, |_| {}), &app.portal.host);
    let large = Path::new(&*deployment.state.options.site_root).join("pkg/large.bin");
    let file = File::create(large).expect("a file");
    // Larger than any buffer; the file is sparse and takes no disk space.
    file.set_len(1 << 28).expect("a size");
    let mut process = Process::with(&deployment, "true").await;
    process.says("server.serving").await;
    let _half_a_head = sends(&process, &format!("GET / HTTP/1.1\r\nhost: {host}")).await;
    let form =
        format!("POST /api/sign-in HTTP/1.1\r\nhost: {host}\r\ncontent-length: 9\r\n\r\nide");
    let _half_a_form = sends(&process, &form).await;
    let mut reads_no_more = sends(&process, &page(host, "/pkg/large.bin")).await;
    let mut begin = [0; 12];
    let read = reads_no_more.read_exact(&mut begin).await;
    read.expect("the answer has begun");
    assert_eq!(&begin, b"HTTP/1.1 200");
    let took = process.stop().await;
    assert!(took < PROMISED, "{took:?}");
}
