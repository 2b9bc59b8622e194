//! What holds for settings that nobody has set.

use super::places;
use figment::Figment;
use figment::providers::Serialized;
use secrecy::SecretString;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Base64 of 32 bytes; public, as it is part of the source.
pub(super) const DEMO_KEY: &str = "Z3VpY2hldCBkZW1vOiBub3QgYSBzZWNyZXQsIGV2ZXI=";

/// The log level if none is set.
pub const DEFAULT_LOG_LEVEL: &str = "info";

pub(super) fn defaults() -> Figment {
    Figment::from(Serialized::default("listen", "127.0.0.1:3000"))
        .merge(Serialized::default("shutdown_delay_seconds", 0.3))
        .merge(Serialized::default("allow_loopback_providers", false))
        .merge(Serialized::default("demo", false))
        .merge(Serialized::default("log_format", "json"))
        .merge(Serialized::default("log_level", DEFAULT_LOG_LEVEL))
        .merge(Serialized::default("migrate_on_start", true))
}

/// Returns the database and the folder for mails. The demo's data contains origins with a port, so each port has its
/// own.
pub(super) fn default_data(demo: bool, port: u16) -> (String, PathBuf) {
    let (folder, mails) = if demo {
        (PathBuf::from(format!("data/{port}")), "mails")
    } else {
        (places::data(), "mail")
    };
    (format!("sqlite://{}/guichet.sqlite", folder.display()), folder.join(mails))
}

/// Returns the default address of the metrics. The demo uses any free port, which is logged.
pub(super) fn default_metrics(demo: bool) -> SocketAddr {
    let port = if demo { 0 } else { 3001 };
    SocketAddr::from(([127, 0, 0, 1], port))
}

/// The demo has a public key, since its data is not secret.
pub(super) fn keys(mut secret_keys: Vec<SecretString>, demo: bool) -> Vec<SecretString> {
    if demo && secret_keys.is_empty() {
        secret_keys.push(DEMO_KEY.into());
    }
    secret_keys
}
