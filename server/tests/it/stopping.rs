//! The real process: it ends in time, whatever hangs, and leaves nothing behind that somebody has to wait for.

use crate::site::{EMAIL, Site, on_each_site};
use secrecy::ExposeSecret;
use server::config::Config;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::spawn_blocking;

/// What an orchestrator gives a process before it kills it.
const PROMISED: Duration = Duration::from_secs(30);

struct Process {
    child: Child,
    health: SocketAddr,
    _folder: TempDir,
}

async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .expect("a port");
    let address = listener.local_addr().expect("an address");
    (listener, address)
}

impl Process {
    /// The binary on that database, with that mail server.
    async fn start(site: &Site<'_>, database: &str, smtp: SocketAddr) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (portals, checks) = (listen().await.1, listen().await.1);
        let child = Command::new(env!("CARGO_BIN_EXE_guichet"))
            .arg("serve")
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
            child,
            health: checks,
            _folder: folder,
        }
    }

    /// Waits for a line of the log.
    async fn says(&mut self, text: &'static str) {
        let output = self.child.stdout.take().expect("its output");
        let output = spawn_blocking(move || {
            let mut lines = BufReader::new(output);
            let mut line = String::new();
            while lines.read_line(&mut line).is_ok_and(|read| read > 0) && !line.contains(text) {
                line.clear();
            }
            assert!(line.contains(text), "it ended without saying {text}");
            lines.into_inner()
        });
        self.child.stdout = Some(output.await.expect("a line"));
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([name, &id]).status();
        assert!(sent.expect("kill runs").success());
    }

    /// Asks it to stop; returns how long that took.
    async fn stop(mut self) -> Duration {
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

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_stays_silent_keeps_nobody_and_mails_are_given_back() {
    on_each_site(async |site: &Site<'_>| {
        site.browser().register(EMAIL).await;
        let (smtp, address) = listen().await;
        let database = site.bench.config.database_url.expose_secret();
        let mut process = Process::start(site, database, address).await;
        process.says("serving").await;
        let _silent = smtp.accept().await.expect("a mail is being sent");
        process.signal("-HUP");
        TcpStream::connect(process.health)
            .await
            .expect("it goes on");
        let took = process.stop().await;
        assert!(took < PROMISED, "{took:?}");
        let left = "SELECT count(*) FROM outbox WHERE leased_by IS NOT NULL";
        assert_eq!(site.bench.number(left).await, 0);
        let waiting = "SELECT count(*) FROM outbox WHERE state = 'queued' AND attempts = 0";
        assert_eq!(
            site.bench.number(waiting).await,
            1,
            "it can be sent at once"
        );
    })
    .await;
}

/// Passes connections to the database on until it is told to be silent, and keeps them open then.
async fn database_behind_a_balancer(url: &str) -> (String, watch::Sender<bool>) {
    let url: url::Url = url.parse().expect("an address");
    let host = url.host_str().unwrap_or("127.0.0.1").to_owned();
    let port = url.port().unwrap_or(5432);
    let (listener, address) = listen().await;
    let (silence, silent) = watch::channel(false);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let (host, mut silent) = (host.clone(), silent.clone());
            tokio::spawn(async move {
                if !*silent.borrow() {
                    let mut onward = TcpStream::connect((host, port)).await.expect("PostgreSQL");
                    tokio::select! {
                        _ = copy_bidirectional(&mut stream, &mut onward) => return,
                        _ = silent.wait_for(|silent| *silent) => {}
                    }
                }
                // Open as long as the test: nobody hears that the other side is gone.
                std::future::pending::<()>().await;
            });
        }
    });
    let mut through = url;
    through.set_port(Some(address.port())).expect("a port");
    through.set_host(Some("127.0.0.1")).expect("a host");
    (through.to_string(), silence)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_goes_silent_keeps_nobody_from_the_end_nor_does_one_that_is_silent_from_the_start()
 {
    on_each_site(async |site: &Site<'_>| {
        let url = site.bench.config.database_url.expose_secret();
        if url.starts_with("sqlite://") {
            return;
        }
        let (url, silence) = database_behind_a_balancer(url).await;
        let (_smtp, smtp) = listen().await;
        let mut process = Process::start(site, &url, smtp).await;
        process.says("serving").await;
        silence.send(true).expect("the proxy runs");
        let took = process.stop().await;
        assert!(took < PROMISED, "{took:?}");

        let (silent, address) = listen().await;
        let url = format!("postgres://guichet@{address}/guichet");
        let process = Process::start(site, &url, smtp).await;
        let _taken = silent.accept().await.expect("it connects");
        let took = process.stop().await;
        assert!(took < PROMISED, "{took:?}");
    })
    .await;
}

#[test]
fn a_delay_that_leaves_no_time_to_stop_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("guichet.toml");
    for (seconds, good) in [("0", true), ("15", true), ("15.1", false), ("-1", false)] {
        std::fs::write(&file, format!("shutdown_delay_seconds = {seconds}")).expect("a file");
        assert_eq!(Config::load(Some(&file), false).is_ok(), good, "{seconds}");
    }
}
