//! What limits the requests to providers, and what they trust.

use super::ConfigError;
use accounts::Authorities;
use accounts::sso::{OutboundProxy, is_private_network};
use ipnet::IpNet;
use std::path::PathBuf;

pub(super) fn provider_networks(networks: Vec<IpNet>) -> Result<Vec<IpNet>, ConfigError> {
    match networks.iter().find(|network| !is_private_network(network)) {
        None => Ok(networks),
        Some(network) => Err(ConfigError(format!(
            "provider_networks: {network} is not a private network such as 10.0.0.0/8, 192.168.0.0/16 or fd00::/8"
        ))),
    }
}

pub(super) fn provider_proxy(raw: Option<String>) -> Result<Option<OutboundProxy>, ConfigError> {
    let proxy = raw.map(|url| OutboundProxy::parse(&url)).transpose();
    proxy.map_err(|problem| ConfigError(format!("provider_proxy: {problem}")))
}

pub(super) fn authorities(
    setting: &str,
    file: Option<PathBuf>,
) -> Result<Authorities, ConfigError> {
    let read = file.map(|file| Authorities::read(&file)).transpose();
    let read = read.map_err(|problem| ConfigError(format!("{setting}: {problem}")))?;
    Ok(read.unwrap_or_default())
}
