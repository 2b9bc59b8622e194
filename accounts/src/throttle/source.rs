//! Source of a request: distinguishes many people behind one IP address from one person with many attempts.

use crate::{Accounts, Caller, StoreError, store::read, token::hash_of};
use model::{CustomerId, Settings};
use std::net::IpAddr;

/// Multiple of the usual quota for networks that the operator trusts, such as its own offices.
const TRUSTED_FACTOR: i32 = 20;

/// Who is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    Customer(CustomerId),
    /// A browser on which a customer of the operator has signed in before, by its hash.
    Device(Vec<u8>),
    /// All others at an IP address, with that multiple of the quota.
    Network {
        name: String,
        factor: i32,
    },
}

impl Source {
    /// Returns the narrowest source that cannot be forged. Cookies can; known devices cannot.
    pub fn of(
        customer: Option<CustomerId>,
        known_device: Option<Vec<u8>>,
        ip: IpAddr,
        settings: &Settings,
    ) -> Self {
        match (customer, known_device) {
            (Some(customer), _) => Self::Customer(customer),
            (None, Some(device)) => Self::Device(device),
            (None, None) => Self::network(ip, settings),
        }
    }

    /// Returns the source of an IP address.
    pub fn network(ip: IpAddr, settings: &Settings) -> Self {
        let trusted = if settings.trusts(ip) { TRUSTED_FACTOR } else { 1 };
        Self::Network {
            name: network(ip),
            factor: settings.network_multiplier.saturating_mul(trusted),
        }
    }
}

impl Accounts {
    /// Returns the source whose quotas a request uses. `customer` is the signed-in one.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn source(
        &self,
        caller: &Caller,
        customer: Option<CustomerId>,
    ) -> Result<Source, StoreError> {
        let device = match (customer, caller.device.as_deref().and_then(hash_of)) {
            (None, Some(device)) => {
                let operator = caller.portal.operator;
                let known = read!(self.store(), sessions::is_device(operator, &device)).await?;
                known.then_some(device)
            }
            _ => None,
        };
        Ok(Source::of(customer, device, caller.ip, &caller.portal.settings))
    }
}

/// Returns IPv4 addresses as they are, IPv6 as the /64 of one subscriber.
pub(super) fn network(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("{:x?}", &ip.segments()[..4]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_an_ipv6_network_share_their_tries() {
        let of = |ip: &str| network(ip.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }

    #[test]
    fn the_narrowest_unforgeable_source_is_counted() {
        let settings = Settings {
            network_multiplier: 3,
            trusted_networks: "192.0.2.0/24".into(),
            ..Settings::default()
        };
        let network = |name: &str, factor| Source::Network { name: name.into(), factor };
        for (customer, device, ip, counted) in [
            (Some(7), Some(vec![1]), "192.0.2.1", Source::Customer(CustomerId::new(7))),
            (Some(7), None, "192.0.2.1", Source::Customer(CustomerId::new(7))),
            (None, Some(vec![1]), "192.0.2.1", Source::Device(vec![1])),
            (None, None, "192.0.2.1", network("192.0.2.1", 60)),
            (None, None, "198.51.100.1", network("198.51.100.1", 3)),
        ] {
            let ip = ip.parse().unwrap();
            assert_eq!(Source::of(customer.map(CustomerId::new), device, ip, &settings), counted);
        }
    }
}
