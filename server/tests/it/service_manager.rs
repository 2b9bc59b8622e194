//! The notifications that systemd receives, on a socket like its own.

use crate::process::Process;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use server::serve::STOP_TIMEOUT;
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::{TcpStream, UnixDatagram};
use tokio::time::timeout;

const UNIT: &str = include_str!("../../../packaging/deb/guichet.service");
const MESSAGE_TIMEOUT: Duration = Duration::from_secs(30);
/// More messages than can wait in a socket: the last ones were sent after the first ones were read.
const MANY: usize = 600;

/// The service manager's side of the socket.
struct Manager {
    socket: UnixDatagram,
    folder: TempDir,
}

impl Manager {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = UnixDatagram::bind(folder.path().join("notify")).expect("a socket");
        Self { socket, folder }
    }

    /// Returns a shell command that sets what systemd sets for a service whose watchdog has this limit.
    fn environment(&self, limit: Duration) -> String {
        let socket = self.folder.path().join("notify");
        format!("export NOTIFY_SOCKET='{}' WATCHDOG_USEC={}", socket.display(), limit.as_micros())
    }

    async fn ignore_messages(&self) {
        loop {
            self.message().await;
        }
    }

    async fn message(&self) -> String {
        let mut bytes = [0; 256];
        let received = timeout(MESSAGE_TIMEOUT, self.socket.recv(&mut bytes)).await;
        let length = received.expect("a message in time").expect("a message");
        String::from_utf8_lossy(&bytes[..length]).trim_end().to_owned()
    }
}

/// Returns a setting of the unit in seconds.
fn seconds(name: &str) -> Duration {
    let prefix = format!("{name}=");
    let value = UNIT.lines().find_map(|line| line.strip_prefix(&prefix));
    Duration::from_secs(value.and_then(|value| value.parse().ok()).expect("a number"))
}

#[test]
fn the_unit_leaves_the_time_that_stopping_takes() {
    assert!(seconds("TimeoutStopSec") > STOP_TIMEOUT);
    // Before the signal, the last message may be as old as a third of the limit.
    let limit = seconds("WatchdogSec");
    assert!(limit * 2 / 3 > STOP_TIMEOUT, "{limit:?}");
    assert!(
        UNIT.contains("\nType=notify\n") && UNIT.contains("\nExecStart=/usr/bin/guichet serve\n")
    );
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn systemd_hears_that_the_server_is_ready_answers_and_stops(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let (deployment, manager) = (TestServer::new(&app, |_| {}), Manager::start());
    let limit = manager.environment(Duration::from_millis(300));
    let process = Process::with(&deployment, &limit).await;
    assert_eq!(manager.message().await, "READY=1");
    assert_eq!(process.probe("/startupz").await, "200 started\n");
    for _ in 0..3 {
        assert_eq!(manager.message().await, "WATCHDOG=1");
    }
    process.signal("-TERM");
    loop {
        match &*manager.message().await {
            "WATCHDOG=1" => {}
            message => break assert_eq!(message, "STOPPING=1"),
        }
    }
    process.ends().await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_server_at_its_limit_of_connections_is_not_taken_for_a_hanging_one(
    #[case] database: Database,
) {
    let app = TestApp::on(database).await;
    let (deployment, manager) = (TestServer::new(&app, |_| {}), Manager::start());
    let prepared = format!("ulimit -n 200; {}", manager.environment(Duration::from_millis(9)));
    let process = Process::with(&deployment, &prepared).await;
    assert_eq!(manager.message().await, "READY=1");
    let mut idle = Vec::new();
    while process.probe("/metrics").await.contains("guichet_http_connections_refused_total 0") {
        idle.push(TcpStream::connect(process.portals).await.expect("taken"));
        while let Ok(Ok(_)) = timeout(Duration::ZERO, manager.socket.recv(&mut [0; 256])).await {}
        assert!(idle.len() < 300, "nobody was refused");
    }
    for _ in 0..MANY {
        assert_eq!(manager.message().await, "WATCHDOG=1");
    }
    // A socket that is not read would block it.
    tokio::select! {
        _ = process.stop() => {}
        () = manager.ignore_messages() => {}
    }
}
