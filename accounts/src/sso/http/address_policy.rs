//! Which addresses may be requested: public ones, and those that the configuration adds for providers.

use super::addresses::{self, is_local};
use ipnet::IpNet;
use std::net::IpAddr;

/// The allowed addresses.
#[derive(Debug, Clone, Default)]
pub(crate) struct AddressPolicy {
    allow_loopback: bool,
    networks: Vec<IpNet>,
}

impl AddressPolicy {
    /// Creates a policy for public addresses, and this machine if development requires it.
    pub const fn public(allow_loopback: bool) -> Self {
        Self { allow_loopback, networks: Vec::new() }
    }

    /// Adds private networks, but never metadata services inside them.
    pub fn with_networks(self, networks: &[IpNet]) -> Self {
        Self { networks: networks.to_vec(), ..self }
    }

    /// Returns whether this machine is allowed.
    pub const fn allows_loopback(&self) -> bool {
        self.allow_loopback
    }

    /// Returns whether an address other than this machine's may be requested.
    pub fn allows(&self, ip: IpAddr) -> bool {
        addresses::is_public(ip)
            || (self.networks.iter().any(|network| network.contains(&ip))
                && !addresses::is_metadata(ip))
    }

    /// Returns whether an address in place of a host name may be requested.
    pub fn allows_itself(&self, ip: IpAddr) -> bool {
        (self.allow_loopback && ip.is_loopback()) || self.allows(ip)
    }

    /// Returns whether the address is this machine's, or in a network that the configuration adds.
    pub fn is_near(&self, ip: IpAddr) -> bool {
        ip.is_loopback() || self.networks.iter().any(|network| network.contains(&ip))
    }

    /// Returns whether a host name may resolve to that address.
    pub fn allows_for(&self, name: &str, ip: IpAddr) -> bool {
        if self.allow_loopback && is_local(name) { ip.is_loopback() } else { self.allows(ip) }
    }
}
