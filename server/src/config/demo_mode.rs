//! Whether the demo may be served, and with which keys.

use super::ConfigError;
use secrecy::SecretString;
use std::net::SocketAddr;

/// Checks that this build has the demo and serves it to this machine only.
///
/// # Errors
/// [`ConfigError`] when `demo` is set and one of them is not so.
pub(super) fn check(demo: bool, listen: SocketAddr) -> Result<(), ConfigError> {
    if demo && !cfg!(feature = "demo") {
        let text =
            "demo: this build has none, as those of packages; script/run makes one that has it";
        return Err(ConfigError(text.to_owned()));
    }
    if demo && !listen.ip().is_loopback() {
        let text = "listen: the demo is for one machine and takes a loopback address only, such as 127.0.0.1:3000";
        return Err(ConfigError(text.to_owned()));
    }
    Ok(())
}

/// Returns the keys that are set; the demo has a public one, since its data is not secret.
#[cfg(feature = "demo")]
pub(super) fn keys(mut secret_keys: Vec<SecretString>, demo: bool) -> Vec<SecretString> {
    if demo && secret_keys.is_empty() {
        secret_keys.push(demo::SECRET_KEY.into());
    }
    secret_keys
}

/// Returns the keys that are set.
#[cfg(not(feature = "demo"))]
pub(super) fn keys(secret_keys: Vec<SecretString>, _demo: bool) -> Vec<SecretString> {
    secret_keys
}
