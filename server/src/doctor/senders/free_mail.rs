//! Senders at free-mail hosts.

use crate::doctor::Check;
use accounts::PortalEntry;

/// Hosts whose DMARC policy asks receivers to refuse emails from other servers.
const FREE_MAIL: &[&str] = &[
    "aol.com",
    "gmail.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.es",
    "hotmail.fr",
    "icloud.com",
    "live.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "orange.fr",
    "outlook.com",
    "outlook.es",
    "outlook.fr",
    "proton.me",
    "protonmail.com",
    "web.de",
    "yahoo.com",
    "yahoo.es",
    "yahoo.fr",
    "yandex.ru",
    "ymail.com",
];

/// Checks that no portal sends from an address of such a host.
pub fn check(portals: &[PortalEntry]) -> Check {
    let mut senders: Vec<&str> = portals.iter().map(|portal| portal.sender.as_str()).collect();
    senders.sort_unstable();
    senders.dedup();
    let free: Vec<&str> = senders
        .iter()
        .copied()
        .filter(|sender| sender.rsplit_once('@').is_some_and(|(_, domain)| is_host(domain)))
        .collect();
    if free.is_empty() {
        return Ok(format!("{} checked, none of a free-mail host", senders.len()));
    }
    Err(format!(
        "receivers refuse emails that come from a free-mail host by another server: {}. Use an address at a domain of the operator",
        free.join(", ")
    ))
}

/// Returns whether the domain is such a host, whose records the operator cannot change.
pub fn is_host(domain: &str) -> bool {
    FREE_MAIL.contains(&domain.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portal(sender: &str) -> PortalEntry {
        PortalEntry {
            host: "a.example".into(),
            origin: "https://a.example".into(),
            sender: sender.into(),
        }
    }

    #[test]
    fn senders_of_free_mail_hosts_are_found() {
        assert!(check(&[portal("a@a.example")]).is_ok());
        assert!(
            check(&[portal("norte.lines@GMAIL.com")])
                .expect_err("refused by receivers")
                .contains("norte.lines")
        );
    }
}
