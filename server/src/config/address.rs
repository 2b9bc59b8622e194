//! The addresses that the server listens on.

use serde::{Deserialize, Deserializer, de};
use std::net::SocketAddr;

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
