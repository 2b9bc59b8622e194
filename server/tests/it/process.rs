//! The binary as a separate process, as deployed.

use crate::test_server::TestServer;
use secrecy::ExposeSecret;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::{interval, timeout};

/// For a line of the log.
const LOG_TIMEOUT: Duration = Duration::from_secs(30);
/// For the end of a process that got the signal to stop.
const END_TIMEOUT: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(10);

pub struct Process {
    child: Child,
    /// The lines of its log that were not read yet.
    log: mpsc::UnboundedReceiver<String>,
    pub portals: SocketAddr,
    pub health: SocketAddr,
    /// The folder with the binary and its hashes.
    pub folder: TempDir,
}

pub async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    (listener, address)
}

/// Reads the log as it is written, so that writers never block.
fn follow(output: ChildStdout) -> mpsc::UnboundedReceiver<String> {
    let (sender, lines) = mpsc::unbounded_channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            sender.send(line).ok();
        }
    });
    lines
}

impl Process {
    /// Starts the binary on the deployment's database after a shell command, without a mail server.
    pub async fn with(deployment: &TestServer<'_>, preparation: &str) -> Self {
        let database = deployment.app.config.database_url.expose_secret();
        let (_taken, nobody) = listen().await;
        Self::start_after(preparation, deployment, database, nobody).await
    }

    /// Starts the binary on that database, with that mail server.
    pub async fn start(deployment: &TestServer<'_>, database: &str, smtp: SocketAddr) -> Self {
        Self::start_after("true", deployment, database, smtp).await
    }

    /// The same after a shell command, such as setting limits.
    pub async fn start_after(
        preparation: &str,
        deployment: &TestServer<'_>,
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
            .env("GUICHET_SITE_ROOT", &*deployment.state.options.site_root)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        Self {
            log: follow(child.stdout.take().expect("its output")),
            child,
            portals,
            health: checks,
            folder,
        }
    }

    /// Sends a request to the portals; returns the whole answer.
    pub async fn ask(&self, request: &str) -> String {
        exchange(self.portals, request).await.expect("an answer")
    }

    /// Sets a limit of the running process, in the syntax of `prlimit`.
    pub fn limit(&self, limit: &str) {
        let id = self.child.id().to_string();
        let set = Command::new("prlimit").args(["--pid", &id, limit]).status();
        assert!(set.expect("prlimit runs").success());
    }

    /// Requests a health check; returns its status and body.
    pub async fn probe(&self, path: &str) -> String {
        let request = format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        let answer = exchange(self.health, &request).await.expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).expect("a status");
        format!("{status} {body}")
    }

    /// Waits until a health check contains the text.
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

    /// Waits for a line of the log that contains the text; returns it.
    pub async fn says(&mut self, text: &str) -> String {
        let mut read = Vec::new();
        while let Ok(Some(line)) = timeout(LOG_TIMEOUT, self.log.recv()).await {
            if line.contains(text) {
                return line;
            }
            read.push(line);
        }
        panic!("{text} is not in the log: {read:#?}");
    }

    /// Returns the rest of its log, up to its end.
    pub async fn rest_of_log(&mut self) -> String {
        let mut rest = String::new();
        while let Ok(Some(line)) = timeout(LOG_TIMEOUT, self.log.recv()).await {
            rest.push_str(&line);
            rest.push('\n');
        }
        rest
    }

    /// Returns how much memory it has resident, in KiB.
    pub fn memory(&self) -> u64 {
        self.kibibytes("VmRSS:")
    }

    /// Returns the most memory that it has had resident so far, in KiB.
    pub fn peak_memory(&self) -> u64 {
        self.kibibytes("VmHWM:")
    }

    /// Returns a figure of its status, in KiB.
    fn kibibytes(&self, name: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("a running process");
        let figure = status.lines().find_map(|line| line.strip_prefix(name)).expect("a figure");
        figure.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    /// Returns how many files it has open, connections included.
    pub fn open_files(&self) -> usize {
        let files = std::fs::read_dir(format!("/proc/{}/fd", self.child.id()));
        files.expect("a running process").count()
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([name, &id]).status();
        assert!(sent.expect("kill runs").success());
    }

    /// Tells it to stop; returns how long that took.
    pub async fn stop(self) -> Duration {
        self.signal("-TERM");
        self.ends().await
    }

    /// Waits for a successful end; returns how long that took.
    pub async fn ends(mut self) -> Duration {
        let since = Instant::now();
        let mut look = interval(POLL);
        let status = loop {
            look.tick().await;
            if let Some(status) = self.child.try_wait().expect("a status") {
                break status;
            }
            assert!(since.elapsed() < END_TIMEOUT, "it does not end");
        };
        assert!(status.success(), "{status}");
        since.elapsed()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Cleans up after a failed test; a process that has already ended is fine.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Puts the binary next to the hashes of the deployment's files.
fn deployed(folder: &Path) -> PathBuf {
    let (built, binary) = (env!("CARGO_BIN_EXE_guichet"), folder.join("guichet"));
    if std::fs::hard_link(built, &binary).is_err() {
        std::fs::copy(built, &binary).expect("the folder is on another disk and has room");
    }
    std::fs::write(folder.join("hash.txt"), "js: abc\nwasm: abc\ncss: abc\n").expect("a file");
    binary
}

/// Returns a request for a page of that host, with `connection: close`.
pub fn page(host: &str, path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n")
}

/// Sends a request and reads to the end of the connection.
pub async fn exchange(address: SocketAddr, request: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
