//! Resolution of host names to allowed addresses. The connection uses exactly the checked addresses, so that a name
//! which resolves differently each time (DNS rebinding) gains nothing.

use super::{
    address_policy::AddressPolicy,
    addresses::is_local,
    questions::{Lookup, Questions},
    tcp::BoxError,
};
use model::OperatorId;
use std::{
    future::Future,
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    pin::Pin,
};

/// The system's resolver.
pub(super) struct System;

impl Lookup for System {
    fn addresses(
        &self,
        name: String,
    ) -> Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>> {
        Box::pin(async move {
            // As browsers do: not every resolver has these names.
            if is_local(&name) {
                return Ok(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
            }
            let found = tokio::net::lookup_host((name, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// A name has no allowed address.
#[derive(Debug, thiserror::Error)]
#[error("the name has no public address")]
pub(super) struct NotPublic;

/// Resolves to allowed addresses only.
#[derive(Clone)]
pub(super) struct Guarded {
    policy: AddressPolicy,
    questions: Questions,
}

impl Guarded {
    /// Creates a resolver with that policy.
    pub fn new(policy: AddressPolicy, lookup: impl Lookup) -> Self {
        Self { policy, questions: Questions::new(lookup) }
    }

    /// Returns whether an address is inside our networks.
    pub fn is_near(&self, ip: IpAddr) -> bool {
        self.policy.is_near(ip)
    }

    /// Returns the allowed addresses of a URL's host, at least one, for a request of an operator.
    ///
    /// # Errors
    /// [`NotPublic`] when none is allowed, or the resolver's error.
    pub async fn resolve(
        &self,
        host: &str,
        operator: Option<OperatorId>,
    ) -> Result<Vec<IpAddr>, BoxError> {
        let found = if let Some(ip) = literal(host) {
            Vec::from_iter(self.policy.allows_itself(ip).then_some(ip))
        } else {
            let mut found = self.questions.addresses(host, operator).await?;
            found.retain(|ip| self.policy.allows_for(host, *ip));
            found
        };
        if found.is_empty() {
            return Err(NotPublic.into());
        }
        Ok(found)
    }
}

/// Returns an address given in place of a name; in a URL, IPv6 addresses are in brackets.
fn literal(host: &str) -> Option<IpAddr> {
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    bare.unwrap_or(host).parse().ok()
}
