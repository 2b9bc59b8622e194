//! The binary as a process of its own, as it is deployed.

use crate::site::Site;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::spawn_blocking;

pub struct Process {
    child: Child,
    /// What of its log was not read yet.
    log: Option<BufReader<ChildStdout>>,
    pub portals: SocketAddr,
    pub health: SocketAddr,
    _folder: TempDir,
}

pub async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .expect("a port");
    let address = listener.local_addr().expect("an address");
    (listener, address)
}

impl Process {
    /// The binary on that database, with that mail server.
    pub async fn start(site: &Site<'_>, database: &str, smtp: SocketAddr) -> Self {
        Self::start_after("true", site, database, smtp).await
    }

    /// The same in a shell that did something first, such as setting limits.
    pub async fn start_after(
        preparation: &str,
        site: &Site<'_>,
        database: &str,
        smtp: SocketAddr,
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (portals, checks) = (listen().await.1, listen().await.1);
        let mut child = Command::new("sh")
            .args(["-c", &format!("{preparation}; exec \"$0\" serve")])
            .arg(deployed(folder.path()))
            .current_dir(folder.path())
            .env("GUICHET_DATABASE_URL", database)
            .env("GUICHET_MAIL_SMTP", format!("smtp://{smtp}?tls=none"))
            .env("GUICHET_LISTEN", portals.to_string())
            .env("GUICHET_METRICS_LISTEN", checks.to_string())
            .env("GUICHET_LOG_FORMAT", "text")
            .env("GUICHET_SITE_ROOT", &*site.state.options.site_root)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        Self {
            log: child.stdout.take().map(BufReader::new),
            child,
            portals,
            health: checks,
            _folder: folder,
        }
    }

    /// Sends a request to the portals; returns the whole answer.
    pub async fn ask(&self, request: &str) -> String {
        exchange(self.portals, request).await.expect("an answer")
    }

    /// Sets a limit of the running process, as `prlimit` calls it.
    pub fn limit(&self, limit: &str) {
        let id = self.child.id().to_string();
        let set = Command::new("prlimit").args(["--pid", &id, limit]).status();
        assert!(set.expect("prlimit runs").success());
    }

    /// Asks a health check; returns its status and what it says.
    pub async fn probe(&self, path: &str) -> String {
        let request = format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        let answer = exchange(self.health, &request).await.expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).expect("a status");
        format!("{status} {body}")
    }

    /// Waits until a health check says something with that in it.
    pub async fn comes_to(&self, path: &str, text: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let answer = self.probe(path).await;
            if answer.contains(text) {
                return;
            }
            assert!(Instant::now() < until, "{path}: {answer}");
            tokio::task::yield_now().await;
        }
    }

    /// Waits for a line of the log.
    pub async fn says(&mut self, text: &'static str) {
        let mut lines = self.log.take().expect("its log");
        let log = spawn_blocking(move || {
            let mut line = String::new();
            while lines.read_line(&mut line).is_ok_and(|read| read > 0) && !line.contains(text) {
                line.clear();
            }
            assert!(line.contains(text), "it ended without saying {text}");
            lines
        });
        self.log = Some(log.await.expect("a line"));
    }

    /// Returns what it still writes to its log, until its end.
    pub async fn rest_of_log(&mut self) -> String {
        let log = self.log.take().expect("its log");
        let read = spawn_blocking(move || std::io::read_to_string(log));
        read.await.expect("no panic").expect("its log")
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([name, &id]).status();
        assert!(sent.expect("kill runs").success());
    }

    /// Asks it to stop; returns how long that took.
    pub async fn stop(mut self) -> Duration {
        self.signal("-TERM");
        let since = Instant::now();
        let ended = spawn_blocking(move || (self.child.wait(), self));
        let (status, _process) = ended.await.expect("an end");
        let took = since.elapsed();
        let status = status.expect("a status");
        assert!(status.success(), "{status}");
        took
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Of a test that failed; there is nothing to do about one that ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Puts the binary beside the hashes of the files that the site of every test has.
fn deployed(folder: &Path) -> PathBuf {
    let (built, binary) = (env!("CARGO_BIN_EXE_guichet"), folder.join("guichet"));
    if std::fs::hard_link(built, &binary).is_err() {
        std::fs::copy(built, &binary).expect("the folder is on another disk and has room");
    }
    std::fs::write(folder.join("hash.txt"), "js: abc\nwasm: abc\ncss: abc\n").expect("a file");
    binary
}

/// Sends a request and reads to the end of the connection.
pub async fn exchange(address: SocketAddr, request: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
