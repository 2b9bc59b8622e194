//! The addresses that the server listens on.

use super::ConfigError;
use serde::{Deserialize, Deserializer, de};
use std::net::{IpAddr, SocketAddr};

/// Deserializes an address with its port.
pub fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SocketAddr, D::Error> {
    // What is not a text, such as a port alone, is no address either.
    let text = String::deserialize(deserializer).unwrap_or_default();
    text.parse().map_err(|_| {
        de::Error::custom("must be an IP address with a port, such as \"127.0.0.1:3000\"")
    })
}

/// Deserializes an address that need not be set.
pub fn optional<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<SocketAddr>, D::Error> {
    required(deserializer).map(Some)
}

/// Checks that portals and health checks can be served at once. Port 0 stands for any that is free.
///
/// # Errors
/// [`ConfigError`] when both are at one port of one address, or of all of them.
pub(super) fn check_apart(portals: SocketAddr, metrics: SocketAddr) -> Result<(), ConfigError> {
    let includes = |one: IpAddr, other: IpAddr| {
        one == other || one.is_unspecified() && (one.is_ipv6() || other.is_ipv4())
    };
    let is_shared = includes(portals.ip(), metrics.ip()) || includes(metrics.ip(), portals.ip());
    if is_shared && portals.port() == metrics.port() && portals.port() != 0 {
        let text = format!("metrics_listen: {metrics} is taken by listen: give it another port");
        return Err(ConfigError(text));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portals_and_health_checks_are_at_different_addresses() {
        for (portals, metrics, fits) in [
            ("127.0.0.1:3000", "127.0.0.1:3001", true),
            ("127.0.0.1:3000", "10.0.0.1:3000", true),
            ("127.0.0.1:0", "127.0.0.1:0", true),
            ("0.0.0.0:3000", "[::1]:3000", true),
            ("127.0.0.1:3000", "127.0.0.1:3000", false),
            ("0.0.0.0:3000", "127.0.0.1:3000", false),
            ("127.0.0.1:3000", "[::]:3000", false),
        ] {
            let address = |text: &str| text.parse::<SocketAddr>().expect("an address");
            let outcome = check_apart(address(portals), address(metrics));
            assert_eq!(outcome.is_ok(), fits, "{portals} {metrics}");
        }
    }
}
