//! The defaults of settings.

use super::places;
use figment::Figment;
use figment::providers::Serialized;
use std::net::SocketAddr;
use std::path::PathBuf;

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
