//! Names of providers become addresses here, and only addresses that we may talk to. The connection is made to the very
//! addresses that were looked at, so that a name with two faces gains nothing.

use super::address_policy::AddressPolicy;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{
    future::Future,
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    pin::Pin,
    sync::Arc,
};

/// Asks for the addresses of a name.
pub(super) trait Lookup: Send + Sync + 'static {
    fn addresses(
        &self,
        name: String,
    ) -> Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;
}

/// As the machine resolves names.
pub(super) struct System;

impl Lookup for System {
    fn addresses(
        &self,
        name: String,
    ) -> Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>> {
        Box::pin(async move {
            // As browsers do: not every machine's resolver knows these names.
            if is_local(&name) {
                return Ok(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
            }
            let found = tokio::net::lookup_host((name, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// A name leads to no address that we may talk to.
#[derive(Debug, thiserror::Error)]
#[error("the name has no public address")]
pub(super) struct NotPublic;

/// Gives out allowed addresses only.
pub(super) struct Guarded<L> {
    policy: AddressPolicy,
    lookup: Arc<L>,
}

impl<L: Lookup> Guarded<L> {
    pub fn new(policy: AddressPolicy, lookup: L) -> Self {
        Self {
            policy,
            lookup: Arc::new(lookup),
        }
    }
}

impl<L: Lookup> Resolve for Guarded<L> {
    fn resolve(&self, name: Name) -> Resolving {
        let name = name.as_str().to_owned();
        let policy = self.policy.clone();
        let lookup = Arc::clone(&self.lookup);
        Box::pin(async move {
            let mut found = lookup.addresses(name.clone()).await?;
            found.retain(|ip| policy.allows_for(&name, *ip));
            if found.is_empty() {
                return Err(NotPublic.into());
            }
            let addresses: Addrs = Box::new(found.into_iter().map(|ip| SocketAddr::new(ip, 0)));
            Ok(addresses)
        })
    }
}

/// Whether the name means this machine (RFC 6761, section 6.3).
pub(super) fn is_local(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}
