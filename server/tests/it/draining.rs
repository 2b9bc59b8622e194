//! A process that is asked to stop: who was sent to it still gets an answer, and nobody keeps it.

use crate::process::{Process, exchange, page};
use crate::site::Site;
use accounts::testing::Bench;
use std::fs::File;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// What an orchestrator gives a process before it kills it.
const PROMISED: Duration = Duration::from_secs(30);
const VISITORS: usize = 4;
const IN_FLIGHT: usize = 6;

/// What visitors have been answered, and whether a balancer sends them elsewhere by now.
#[derive(Default)]
struct Visits {
    answered: AtomicUsize,
    elsewhere: AtomicBool,
}

/// Asks for one page after the other, each by a connection of its own, and is always answered.
async fn visit(process: SocketAddr, page: String, visits: Arc<Visits>) {
    while !visits.elsewhere.load(Ordering::SeqCst) {
        let answer = exchange(process, &page).await.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        visits.answered.fetch_add(1, Ordering::SeqCst);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn until_balancers_know_that_it_stops_whoever_they_send_is_served() {
    let bench = Bench::on_sqlite().await;
    let (site, host) = (Site::new(&bench, |_| {}), &bench.portal.host);
    let mut process = Process::with(&site, "export GUICHET_SHUTDOWN_DELAY_SECONDS=4").await;
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
    // Somebody who has not heard of it, and would stay connected.
    let late = format!("GET /sign-in HTTP/1.1\r\nhost: {host}\r\n\r\n");
    let answer = process.ask(&late).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains("connection: close"), "{answer}");
    process.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_for_an_answer_when_it_is_asked_to_stop_gets_it() {
    let Some(bench) = Bench::on_postgres().await else {
        return;
    };
    let (site, host) = (Site::new(&bench, |_| {}), &bench.portal.host);
    let mut process = Process::with(&site, "export GUICHET_SHUTDOWN_DELAY_SECONDS=0").await;
    process.says("server.serving").await;
    let lock = bench.lock("LOCK TABLE products IN ACCESS EXCLUSIVE MODE").await;
    let mut asked = JoinSet::new();
    for _ in 0..IN_FLIGHT {
        let (portals, page) = (process.portals, page(host, "/"));
        asked.spawn(async move { exchange(portals, &page).await });
    }
    let waiting = "SELECT count(*) FROM pg_stat_activity \
                   WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let all = format!("SELECT count(*) WHERE ({waiting}) = {IN_FLIGHT}");
    bench.until(&all).await;
    process.signal("-TERM");
    process.says("server.stopping").await;
    assert_eq!(process.probe("/readyz").await, "503 stopping\n");
    let since = Instant::now();
    while TcpStream::connect(process.portals).await.is_ok() {
        assert!(since.elapsed() < PROMISED, "it still takes connections");
        tokio::task::yield_now().await;
    }
    lock.release().await;
    for answer in asked.join_all().await {
        let answer = answer.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }
    process.ends().await;
    bench.drop_database().await;
}

/// Connects and sends that.
async fn sends(process: &Process, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(process.portals).await.expect("taken");
    stream.write_all(text.as_bytes()).await.expect("sent");
    stream
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_hang_do_not_keep_it_beyond_its_time() {
    let bench = Bench::on_sqlite().await;
    let (site, host) = (Site::new(&bench, |_| {}), &bench.portal.host);
    let large = Path::new(&*site.state.options.site_root).join("pkg/large.bin");
    let file = File::create(large).expect("a file");
    // More than any buffer takes, and nothing on the disk.
    file.set_len(1 << 28).expect("a size");
    let mut process = Process::with(&site, "true").await;
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
