//! The origin of the backoffice.

use super::ConfigError;
use crate::origin;
use std::net::SocketAddr;

/// Returns the backoffice's origin; the demo has one next to its portals.
///
/// # Errors
/// [`ConfigError`] for a text that is no origin.
pub(super) fn parse(
    raw: Option<String>,
    demo: bool,
    listen: SocketAddr,
) -> Result<Option<String>, ConfigError> {
    let Some(written) = raw else {
        return Ok(demo.then(|| format!("http://backoffice.localhost:{}", listen.port())));
    };
    match origin::host(&written) {
        Some(_) => Ok(Some(written)),
        None => Err(ConfigError(format!(
            "backoffice_origin: {written:?} is not like https://backoffice.example.com, in lower case and with no path"
        ))),
    }
}
