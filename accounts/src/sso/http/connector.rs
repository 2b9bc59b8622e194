//! Connections to checked addresses only: a name is resolved once, and the connection uses that result.

use super::{
    lookup::{Guarded, NotPublic},
    proxy::OutboundProxy,
    tcp::{BoxError, Stream, oneshot, tcp},
};
use hyper::Uri;
use hyper_util::client::legacy::connect::dns::Name;
use model::OperatorId;
use std::{
    convert::Infallible,
    future::{Ready, ready},
    net::{IpAddr, SocketAddr},
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
    vec,
};
use tower_service::Service;

tokio::task_local! {
    /// The operator whose request needs a connection: the client tells a connector the URL alone.
    pub(super) static OPERATOR: Option<OperatorId>;
}

/// Connects to the host of a URL, at the addresses that the policy allows.
#[derive(Clone)]
pub(super) struct Connector {
    guard: Guarded,
    proxy: Option<OutboundProxy>,
    limit: Duration,
}

impl Connector {
    /// Creates a connector; `limit` applies to a connection and to the proxy's tunnel.
    pub fn new(guard: Guarded, proxy: Option<OutboundProxy>, limit: Duration) -> Self {
        Self { guard, proxy, limit }
    }

    async fn connect(
        self,
        destination: Uri,
        operator: Option<OperatorId>,
    ) -> Result<Stream, BoxError> {
        let host = destination.host().ok_or(NotPublic)?;
        let found = self.guard.resolve(host, operator).await?;
        let Some(proxy) = &self.proxy else {
            return direct(found, destination, self.limit).await;
        };
        let near = found.iter().copied().filter(|ip| self.guard.is_near(*ip));
        let near: Vec<IpAddr> = near.collect();
        if near.is_empty() {
            through(proxy, &found, port(&destination), self.limit).await
        } else {
            direct(near, destination, self.limit).await
        }
    }
}

impl Service<Uri> for Connector {
    type Response = Stream;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Stream, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, destination: Uri) -> Self::Future {
        // Read in the task of the request, which the connection may outlive.
        let operator = OPERATOR.try_with(|operator| *operator).ok().flatten();
        Box::pin(self.clone().connect(destination, operator))
    }
}

async fn direct(found: Vec<IpAddr>, destination: Uri, limit: Duration) -> Result<Stream, BoxError> {
    // The port is taken from the URL.
    let found = found.into_iter().map(|ip| SocketAddr::new(ip, 0)).collect();
    Ok(oneshot(tcp(Checked(found), limit), destination).await?)
}

async fn through(
    proxy: &OutboundProxy,
    found: &[IpAddr],
    port: u16,
    limit: Duration,
) -> Result<Stream, BoxError> {
    let mut failed = None;
    for ip in one_of_each_family(found) {
        match proxy.tunnel(SocketAddr::new(ip, port), limit).await {
            Ok(stream) => return Ok(stream),
            Err(error) => {
                tracing::warn!(%ip, reason = %error.reason(), "provider.proxy.failed");
                failed = Some(error);
            }
        }
    }
    Err(failed.map_or_else(|| NotPublic.into(), BoxError::from))
}

/// Returns the first address of each family: a proxy may reach only one of them. There is no time for more attempts.
fn one_of_each_family(found: &[IpAddr]) -> impl Iterator<Item = IpAddr> {
    let first = found.first().copied();
    let other = first.and_then(|first| {
        let mut rest = found.iter().copied();
        rest.find(|ip| ip.is_ipv4() != first.is_ipv4())
    });
    first.into_iter().chain(other)
}

fn port(destination: &Uri) -> u16 {
    let usual = if destination.scheme_str() == Some("http") { 80 } else { 443 };
    destination.port_u16().unwrap_or(usual)
}

/// Resolves every name to the addresses checked before.
#[derive(Clone)]
struct Checked(Vec<SocketAddr>);

impl Service<Name> for Checked {
    type Response = vec::IntoIter<SocketAddr>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Name) -> Self::Future {
        ready(Ok(self.0.clone().into_iter()))
    }
}
