//! Which addresses may be asked: public ones, and what the configuration adds for providers.

use super::{addresses, lookup::is_local};
use ipnet::IpNet;
use std::net::IpAddr;

/// The addresses that may be asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct AddressPolicy {
    allow_loopback: bool,
    networks: Vec<IpNet>,
}

impl AddressPolicy {
    /// Allows public addresses, and this machine where development asks for it.
    pub const fn public(allow_loopback: bool) -> Self {
        Self { allow_loopback, networks: Vec::new() }
    }

    /// Adds private networks. Metadata services are none of them, whatever they contain.
    pub fn with_networks(self, networks: &[IpNet]) -> Self {
        Self { networks: networks.to_vec(), ..self }
    }

    pub const fn allows_loopback(&self) -> bool {
        self.allow_loopback
    }

    /// Returns whether an address, which is not this machine's, may be asked.
    pub fn allows(&self, ip: IpAddr) -> bool {
        addresses::is_public(ip)
            || (self.networks.iter().any(|network| network.contains(&ip))
                && !addresses::is_metadata(ip))
    }

    /// Returns whether an address, which is written in place of a name, may be asked.
    pub fn allows_itself(&self, ip: IpAddr) -> bool {
        (self.allow_loopback && ip.is_loopback()) || self.allows(ip)
    }

    /// Returns whether the address is this machine's, or in a network that the configuration adds.
    pub fn is_near(&self, ip: IpAddr) -> bool {
        ip.is_loopback() || self.networks.iter().any(|network| network.contains(&ip))
    }

    /// Returns whether a name may lead to that address.
    pub fn allows_for(&self, name: &str, ip: IpAddr) -> bool {
        if self.allow_loopback && is_local(name) { ip.is_loopback() } else { self.allows(ip) }
    }
}
