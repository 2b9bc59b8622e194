//! Portals, their origins, and proxies in front of them.

use super::Check;
use crate::config::Config;
use crate::origin;
use accounts::PortalEntry;

/// Checks that the backoffice's host is not a portal's, whose pages could not be reached.
pub(super) fn backoffice_host(config: &Config, portals: &[PortalEntry]) -> Check {
    let Some(host) = config.backoffice_origin.as_deref().and_then(origin::host) else {
        return Ok("there is no backoffice".to_owned());
    };
    if portals.iter().any(|portal| portal.host == host) {
        return Err(format!(
            "backoffice_origin has the host {host} of a portal, which is served to nobody: it needs a host of its own"
        ));
    }
    Ok(format!("{host} is not the host of a portal"))
}

/// Checks that origins are encrypted, which cookies, single sign-on and passwords need except on the machine itself. Lists
/// those of the portals, to be compared with what browsers ask for.
pub(super) fn origins(config: &Config, portals: &[PortalEntry]) -> Check {
    let origins: Vec<&str> = portals.iter().map(|portal| portal.origin.as_str()).collect();
    let is_plain = |origin: &&str| origin.starts_with("http://") && !is_local(origin);
    let all = origins.iter().copied().chain(config.backoffice_origin.as_deref());
    let plain: Vec<&str> = all.filter(is_plain).collect();
    if !plain.is_empty() {
        return Err(format!(
            "not by https, so that passwords can be read on the way: {}. Give them origins with https, by a proxy with TLS",
            plain.join(", ")
        ));
    }
    if origins.is_empty() {
        return Ok("there is none yet: `guichet create-operator` makes the first one".to_owned());
    }
    Ok(format!("by https or on this machine: {}", origins.join(", ")))
}

/// Checks that a proxy is trusted where origins are https: Guichet does not speak TLS itself.
pub(super) fn trusted_proxies(config: &Config, portals: &[PortalEntry]) -> Check {
    let is_encrypted = portals.iter().any(|portal| portal.origin.starts_with("https://"));
    match config.trusted_proxies.len() {
        0 if is_encrypted => Err(
            "it is empty, and portals with https are behind a proxy: every visitor has the proxy's address, and after 20 \
             wrong passwords all of them wait. Set it to that address, such as [\"127.0.0.1\"]"
                .to_owned(),
        ),
        0 => Ok("none is needed".to_owned()),
        count => Ok(format!("{count} are believed")),
    }
}

fn is_local(origin: &str) -> bool {
    origin::host(origin).is_some_and(|host| {
        let ip = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
        host == "localhost" || host.ends_with(".localhost") || ip.is_ok_and(|ip| ip.is_loopback())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portal(origin: &str, sender: &str) -> PortalEntry {
        PortalEntry {
            host: origin::host(origin).expect("an origin"),
            origin: origin.into(),
            sender: sender.into(),
        }
    }

    fn config() -> Config {
        Config::load(None, false).expect("the defaults")
    }

    #[test]
    fn a_portal_with_the_backoffices_host_is_found() {
        let portals = [portal("https://a.example", "a@a.example")];
        let mut config = config();
        assert!(backoffice_host(&config, &portals).is_ok());
        config.backoffice_origin = Some("https://back.example".into());
        assert!(backoffice_host(&config, &portals).is_ok());
        config.backoffice_origin = Some("https://a.example:8443".into());
        assert!(backoffice_host(&config, &portals).expect_err("the same").contains("a.example"));
    }

    #[test]
    fn plain_origins_are_found_except_on_this_machine() {
        let mut config = config();
        let local = [
            portal("http://a.localhost:3000", "a@a.example"),
            portal("https://b.example", "b@b.example"),
        ];
        let listed = origins(&config, &local).expect("nothing is plain");
        assert!(listed.ends_with("http://a.localhost:3000, https://b.example"), "{listed}");
        assert!(origins(&config, &[]).expect("nothing is plain").contains("create-operator"));
        let plain = [portal("http://c.example", "c@c.example")];
        assert!(origins(&config, &plain).expect_err("plain").contains("http://c.example"));
        config.backoffice_origin = Some("http://back.example".into());
        assert!(origins(&config, &local).expect_err("plain").contains("http://back.example"));
    }

    #[test]
    fn https_portals_need_a_trusted_proxy() {
        let mut config = config();
        let encrypted = [portal("https://b.example", "b@b.example")];
        assert!(trusted_proxies(&config, &encrypted).is_err());
        assert!(
            trusted_proxies(&config, &[portal("http://localhost:3000", "a@a.example")]).is_ok()
        );
        config.trusted_proxies = vec!["127.0.0.1/32".parse().expect("a network")];
        assert!(trusted_proxies(&config, &encrypted).is_ok());
    }
}
