//! Connections: accepted while the server serves, limited by its open files.

use super::write_timeout::WriteTimeout;
use accounts::Capacity;
use accounts::instruments::HTTP_REFUSED;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::serve::Listener;
use http::header::{self, HeaderValue};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

const HEADER_READ_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a client may read nothing of an answer.
pub const WRITE_TIMEOUT: Duration = Duration::from_secs(60);
/// Limit of all headers together, in bytes.
const MAX_HEADERS: usize = 32 * 1024;
/// How long the last connections have to send their request.
const READ_GRACE: Duration = Duration::from_millis(100);
/// Files for everything else that is not configurable: providers, health checks, the log.
const RESERVED_FILES: usize = 128;
/// SQLite opens a file for the database, one for its log and one for the log's index.
const FILES_PER_DATABASE_CONNECTION: usize = 3;
/// A visitor's connection may be sending a file, which is open meanwhile.
const FILES_PER_CONNECTION: usize = 2;
const MIN_CONNECTIONS: usize = 16;

/// Options of accepting connections.
#[derive(Debug, Clone, Copy)]
pub struct AcceptOptions {
    /// How long connections are still accepted after the signal to stop.
    pub delay: Duration,
    /// The limit of open connections; more are closed at once.
    pub max_connections: usize,
    /// After how long a connection ends whose client reads nothing of an answer.
    pub write_timeout: Duration,
}

/// Returns the limit of connections, after raising the limit of open files to the system's maximum. Without files even
/// requests in progress fail, so it must not be reached.
pub fn max_connections(capacity: &Capacity) -> usize {
    let allowed = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: allowed.maximum, ..allowed };
    let files = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => allowed.maximum,
        Err(_) => allowed.current,
    };
    let files = files.map_or(usize::MAX, |files| usize::try_from(files).unwrap_or(usize::MAX));
    connections_with(files, capacity)
}

/// Returns the limit of connections for a number of open files.
fn connections_with(files: usize, capacity: &Capacity) -> usize {
    let database =
        capacity.database_connections.unwrap_or_default() * FILES_PER_DATABASE_CONNECTION;
    let mails = usize::try_from(capacity.mails).unwrap_or_default();
    let reserved = RESERVED_FILES + database + mails;
    let connections = files.saturating_sub(reserved) / FILES_PER_CONNECTION;
    connections.clamp(MIN_CONNECTIONS, Semaphore::MAX_PERMITS)
}

/// Accepts connections until the signal to stop and for `delay` after it, so that clients that a balancer still sends
/// here are served. Returns the open connections; every request received on them is answered.
pub async fn accept(
    mut listener: TcpListener,
    router: Router,
    stopped: impl Future<Output = ()>,
    options: AcceptOptions,
) -> GracefulShutdown {
    let connections = Connections::new(router, options);
    let mut shutdown = std::pin::pin!(async {
        stopped.await;
        connections.draining.store(true, Ordering::SeqCst);
        sleep(options.delay).await;
    });
    loop {
        tokio::select! {
            (stream, peer) = Listener::accept(&mut listener) => connections.serve(stream, peer),
            () = &mut shutdown => break,
        }
    }
    while let Ok((stream, peer)) = timeout(Duration::ZERO, Listener::accept(&mut listener)).await {
        connections.serve(stream, peer);
    }
    drop(listener);
    sleep(READ_GRACE).await;
    connections.open
}

struct Connections {
    router: Router,
    open: GracefulShutdown,
    draining: Arc<AtomicBool>,
    permits: Arc<Semaphore>,
    write_timeout: Duration,
    /// Each refusal is counted in the metrics; only the first one is logged.
    refused: Once,
}

impl Connections {
    fn new(router: Router, options: AcceptOptions) -> Self {
        Self {
            router,
            open: GracefulShutdown::new(),
            draining: Arc::default(),
            permits: Arc::new(Semaphore::new(options.max_connections)),
            write_timeout: options.write_timeout,
            refused: Once::new(),
        }
    }

    fn serve(&self, stream: TcpStream, peer: SocketAddr) {
        let Ok(permit) = Arc::clone(&self.permits).try_acquire_owned() else {
            // Dropping it closes it, which the client or proxy notices at once.
            self.refused.call_once(|| tracing::warn!("http.connections.limit"));
            HTTP_REFUSED.increment(&[]);
            return;
        };
        stream.set_nodelay(true).ok();
        let stream = WriteTimeout::new(stream, self.write_timeout);
        let (router, draining) = (self.router.clone(), self.draining.clone());
        let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            let (answer, draining) =
                (router.clone().oneshot(request.map(Body::new)), draining.clone());
            async move {
                let mut response = answer.await?;
                if draining.load(Ordering::SeqCst) {
                    response
                        .headers_mut()
                        .insert(header::CONNECTION, HeaderValue::from_static("close"));
                }
                Ok::<_, Infallible>(response)
            }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_READ_TIMEOUT)
            .max_buf_size(MAX_HEADERS)
            .serve_connection(TokioIo::new(stream), service);
        let connection = self.open.watch(connection);
        tokio::spawn(async move {
            // Broken connections are common, and the client is gone.
            connection.await.ok();
            drop(permit);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_get_the_files_that_are_not_reserved() {
        let few = Capacity { database_connections: None, password_hashes: None, mails: 8 };
        let many = Capacity { database_connections: Some(100), mails: 200, ..few };
        // 128 are reserved; each visitor may need two, and each database connection three.
        assert_eq!(connections_with(1024, &few), (1024 - 128 - 8) / 2);
        assert_eq!(connections_with(1024, &many), (1024 - 128 - 200 - 300) / 2);
        // The minimum is accepted in any case, and the maximum is what a semaphore can count.
        assert_eq!(connections_with(100, &few), MIN_CONNECTIONS);
        assert_eq!(connections_with(0, &many), MIN_CONNECTIONS);
        let unlimited = connections_with(usize::MAX, &few);
        assert_eq!(unlimited, Semaphore::MAX_PERMITS);
    }

    #[test]
    fn the_limit_of_open_files_is_raised_to_its_maximum() {
        let capacity = Capacity::default();
        let connections = max_connections(&capacity);
        let allowed = getrlimit(Resource::Nofile);
        assert_eq!(allowed.current, allowed.maximum);
        let files = allowed
            .current
            .map_or(usize::MAX, |files| usize::try_from(files).unwrap_or(usize::MAX));
        assert_eq!(connections, connections_with(files, &capacity));
    }
}
