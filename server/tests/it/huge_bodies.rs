//! Bodies of 10 MiB sent to a running server: how soon it refuses them, and how much memory they take.

use crate::browser::FORM;
use crate::process::{Process, page};
use crate::test_server::TestServer;
use accounts::testing::{BACKOFFICE, Database, TestApp};
use rstest::rstest;
use server::backoffice::access::FUNCTIONS;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const PART: usize = 64 * 1024;
const PARTS: usize = 160;
/// A part with its length in front and an empty line after it, as a body without a length is sent (RFC 9112, 7.1).
const LENGTH_OF_PART: &str = "10000\r\n";
const AT_ONCE: usize = 16;
const MAX_MEMORY_KIB: u64 = 50 * 1024;
const MAX_TIME: Duration = Duration::from_secs(1);
/// A machine that does something else at the time gets another try.
const TRIES: usize = 3;

/// A function and the host that has it.
#[derive(Clone)]
struct Target {
    server: SocketAddr,
    host: String,
    path: String,
    /// Whether the length is announced before the body.
    has_length: bool,
}

impl Target {
    fn head(&self) -> String {
        let Self { host, path, .. } = self;
        let length = if self.has_length {
            format!("content-length: {}", PART * PARTS)
        } else {
            "transfer-encoding: chunked".to_owned()
        };
        format!(
            "POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: {FORM}\r\n{length}\r\n\
             sec-fetch-site: same-origin\r\nconnection: close\r\n\r\n"
        )
    }

    /// Sends 10 MiB; returns the answer, which is empty if the connection was closed first, and how long it took.
    async fn overload(self) -> (String, Duration) {
        let began = Instant::now();
        let stream = TcpStream::connect(self.server).await.expect("a connection");
        let (mut reading, mut writing) = stream.into_split();
        let part = "a".repeat(PART);
        let part = if self.has_length { part } else { format!("{LENGTH_OF_PART}{part}\r\n") };
        let writes = async {
            writing.write_all(self.head().as_bytes()).await?;
            for _ in 0..PARTS {
                writing.write_all(part.as_bytes()).await?;
            }
            let end: &[u8] = if self.has_length { b"" } else { b"0\r\n\r\n" };
            writing.write_all(end).await
        };
        let mut answer = Vec::new();
        // A server that does not wait for the end breaks the connection of a client that is still sending.
        let (_sent, _read) = tokio::join!(writes, reading.read_to_end(&mut answer));
        (String::from_utf8_lossy(&answer).into_owned(), began.elapsed())
    }
}

/// Returns functions of both hosts, each with and without a length.
fn targets(deployment: &TestServer<'_>, server: SocketAddr) -> Vec<Target> {
    let portal = &deployment.app.portal.host;
    let office = BACKOFFICE.trim_start_matches("https://");
    let of_portal = server::functions::paths().into_iter().map(|path| (portal.as_str(), path));
    let of_office = FUNCTIONS.into_iter().map(|(path, _)| (office, path.to_owned()));
    let each = AT_ONCE / 4;
    of_portal
        .take(each)
        .chain(of_office.take(each))
        .flat_map(|(host, path)| {
            [true, false].map(|has_length| Target {
                server,
                host: host.to_owned(),
                path: path.clone(),
                has_length,
            })
        })
        .collect()
}

async fn is_refused_within_a_second(target: &Target) {
    let mut took = Vec::new();
    for _ in 0..TRIES {
        let (answer, time) = target.clone().overload().await;
        if answer.starts_with("HTTP/1.1 413") && time <= MAX_TIME {
            return;
        }
        took.push((time, answer));
    }
    panic!("{}: {took:?}", target.path);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn b01_ten_mebibytes_are_refused_within_a_second_and_take_little_memory(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let backoffice = format!("export GUICHET_BACKOFFICE_ORIGIN='{BACKOFFICE}'");
    let mut process = Process::with(deployment, &backoffice).await;
    process.says("server.serving").await;
    let first = process.ask(&page(&app.portal.host, "/sign-in")).await;
    assert!(first.starts_with("HTTP/1.1 200"), "{first}");
    let before = process.peak_memory();
    let targets = targets(deployment, process.portals);
    assert_eq!(targets.len(), AT_ONCE);
    let at_once: Vec<_> =
        targets.iter().map(|target| tokio::spawn(target.clone().overload())).collect();
    for target in at_once {
        let (answer, _) = target.await.expect("no panic");
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413"), "{answer}");
    }
    let more = process.peak_memory() - before;
    assert!(more < MAX_MEMORY_KIB, "{more} KiB more");
    // One of each kind, on each host.
    for target in
        targets.iter().step_by(AT_ONCE / 2).chain(targets.iter().skip(1).step_by(AT_ONCE / 2))
    {
        is_refused_within_a_second(target).await;
    }
}
