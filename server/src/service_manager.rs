//! Messages to systemd: that the server is ready, that it stops and, for the watchdog, that it still answers. Without
//! systemd there is no socket for them, and nothing is sent.

use sd_notify::NotifyState;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::{interval, timeout};

/// Messages within the limit of the watchdog, so that a late one does not end the process.
const MESSAGES_PER_LIMIT: u32 = 3;

/// Reports that the server serves and, if systemd has a watchdog for it, that it still answers at `listen`. Returns the
/// task that does the latter; it has to end when the server stops listening.
pub fn ready(listen: SocketAddr) -> Option<JoinHandle<()>> {
    send(NotifyState::Ready);
    let limit = sd_notify::watchdog_enabled().filter(|limit| !limit.is_zero())?;
    Some(tokio::spawn(report_answers(listen, limit / MESSAGES_PER_LIMIT)))
}

/// Reports that the server stops.
pub fn stopping() {
    send(NotifyState::Stopping);
}

async fn report_answers(listen: SocketAddr, every: Duration) {
    let mut ticks = interval(every);
    loop {
        ticks.tick().await;
        match check(listen, every).await {
            Ok(()) => send(NotifyState::Watchdog),
            Err(error) => tracing::error!(%error, "watchdog.check.failed"),
        }
    }
}

/// Checks that a connection is accepted and closed in time. This takes what serves every visitor, and neither the
/// database, whose outage no restart ends, nor a free connection: a busy server is not a hanging one.
async fn check(listen: SocketAddr, limit: Duration) -> io::Result<()> {
    timeout(limit, closed_connection(listen))
        .await
        .unwrap_or_else(|_| Err(ErrorKind::TimedOut.into()))
}

async fn closed_connection(listen: SocketAddr) -> io::Result<()> {
    let mut stream = TcpStream::connect(listen).await?;
    // Fails if it is closed already, as beyond the limit of connections.
    stream.shutdown().await.ok();
    match stream.read(&mut [0]).await {
        Err(error) if error.kind() != ErrorKind::ConnectionReset => Err(error),
        _ => Ok(()),
    }
}

fn send(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "service_manager.unreachable");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use tokio::net::TcpListener;

    /// Long enough for a busy machine, if the answer comes at all.
    const LIMIT: Duration = Duration::from_secs(20);

    async fn listen() -> (TcpListener, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        (listener, address)
    }

    #[tokio::test]
    async fn a_server_that_takes_connections_answers() {
        let (listener, address) = listen().await;
        tokio::spawn(async move { axum::serve(listener, Router::new()).await });
        check(address, LIMIT).await.expect("an answer");
    }

    #[tokio::test]
    async fn a_server_that_closes_connections_for_lack_of_room_answers() {
        let (listener, address) = listen().await;
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                drop(stream);
            }
        });
        check(address, LIMIT).await.expect("an answer");
    }

    #[tokio::test]
    async fn a_server_that_hangs_or_is_gone_does_not_answer() {
        // The system completes the connection, but the server does not accept it.
        let (listener, address) = listen().await;
        let error = check(address, Duration::from_millis(20)).await.expect_err("nobody accepts");
        assert_eq!(error.kind(), ErrorKind::TimedOut);
        drop(listener);
        let error = check(address, LIMIT).await.expect_err("nobody listens");
        assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
    }
}
