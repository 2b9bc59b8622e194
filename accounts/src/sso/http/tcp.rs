//! TCP connections.

use hyper::Uri;
use hyper_util::{client::legacy::connect::HttpConnector, rt::TokioIo};
use std::{error::Error, future::poll_fn, time::Duration};
use tokio::net::TcpStream;
use tower_service::Service;

pub(super) type Stream = TokioIo<TcpStream>;
pub(super) type BoxError = Box<dyn Error + Send + Sync>;

/// Time without traffic before a keepalive probe: firewalls drop idle connections.
const KEEPALIVE: Duration = Duration::from_secs(15);

/// Returns a TCP connector that tries the resolver's addresses in turn, IPv6 and IPv4 concurrently.
pub(super) fn tcp<R>(resolver: R, limit: Duration) -> HttpConnector<R> {
    let mut tcp = HttpConnector::new_with_resolver(resolver);
    tcp.enforce_http(false);
    tcp.set_connect_timeout(Some(limit));
    tcp.set_nodelay(true);
    tcp.set_keepalive(Some(KEEPALIVE));
    tcp.set_keepalive_interval(Some(KEEPALIVE));
    tcp.set_keepalive_retries(Some(3));
    tcp
}

/// Calls a service once.
///
/// # Errors
/// The error of the service.
pub(super) async fn oneshot<S: Service<Uri>>(
    mut service: S,
    destination: Uri,
) -> Result<S::Response, S::Error> {
    poll_fn(|context| service.poll_ready(context)).await?;
    service.call(destination).await
}
