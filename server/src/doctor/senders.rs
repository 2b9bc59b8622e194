//! The domains that emails are sent from: whether they receive mail, and whether receivers can detect forged emails.

use super::{Check, NamedCheck};
use crate::config::Config;
use accounts::PortalEntry;
use dns::{Dns, LookupResult};
use model::EmailAddress;
use std::collections::BTreeSet;
use std::iter::successors;
use std::time::Duration;
use tokio::time::timeout;

mod dns;
pub(super) mod free_mail;
mod records;

/// The timeout of all queries about one domain.
const LIMIT: Duration = Duration::from_secs(5);
/// The number of domains queried at once.
const AT_ONCE: usize = 16;
/// Domains that receivers query at most, from the sender's own upwards.
const MAX_ABOVE: usize = 8;
/// Domains that cannot be registered (RFC 2606 and 6761), so no mail comes from them.
const RESERVED: &[&str] =
    &["example", "example.com", "example.net", "example.org", "invalid", "localhost", "test"];
const DOMAINS: &str = "sender domains";

/// Checks the records of each domain that portals send mail from.
pub(super) async fn domains(config: &Config, portals: &[PortalEntry]) -> Vec<NamedCheck> {
    if config.mail_folder().is_some() {
        let note = "not looked up: emails are written into a folder";
        return vec![(DOMAINS, Ok(note.to_owned()))];
    }
    let (reserved, real): (Vec<String>, Vec<String>) =
        domains_of(portals).into_iter().partition(|domain| is_reserved(domain));
    let mut lines = Vec::new();
    if !reserved.is_empty() {
        let note = format!("{}: not looked up: reserved for examples", reserved.join(", "));
        lines.push((DOMAINS, Ok(note)));
    }
    if real.is_empty() {
        return lines;
    }
    match Dns::of_system() {
        Ok(dns) => lines.extend(look_up(&dns, &real, config.dkim_selector.as_deref()).await),
        Err(problem) => lines.push((DOMAINS, Err(problem))),
    }
    lines
}

/// Returns each domain once, as the DNS writes it, without those of free-mail hosts, which have a check of their own.
fn domains_of(portals: &[PortalEntry]) -> BTreeSet<String> {
    portals
        .iter()
        .filter_map(|portal| portal.sender.parse::<EmailAddress>().ok())
        .filter_map(|sender| Some(sender.key().rsplit_once('@')?.1.to_owned()))
        .filter(|domain| !free_mail::is_host(domain))
        .collect()
}

fn is_reserved(domain: &str) -> bool {
    RESERVED.iter().any(|zone| {
        let above = domain.strip_suffix(*zone);
        above.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

async fn look_up(dns: &Dns, domains: &[String], selector: Option<&str>) -> Vec<NamedCheck> {
    let mut lines = Vec::new();
    for some in domains.chunks(AT_ONCE) {
        let asked: Vec<_> = some
            .iter()
            .map(|domain| {
                let (dns, domain) = (dns.clone(), domain.clone());
                let selector = selector.map(str::to_owned);
                tokio::spawn(async move { within(LIMIT, &dns, &domain, selector.as_deref()).await })
            })
            .collect();
        for answer in asked {
            let found = answer.await;
            lines.extend(found.unwrap_or_else(|error| vec![(DOMAINS, Err(error.to_string()))]));
        }
    }
    if selector.is_none() {
        let note =
            "not looked up: mail.dkim_selector does not say which key the mail server signs with";
        lines.push(("dkim", Ok(note.to_owned())));
    }
    lines
}

async fn within(
    limit: Duration,
    dns: &Dns,
    domain: &str,
    selector: Option<&str>,
) -> Vec<NamedCheck> {
    let found = timeout(limit, of_domain(dns, domain, selector)).await;
    found.unwrap_or_else(|_| {
        let problem = format!(
            "{domain}: the DNS did not answer within {limit:?}, which says nothing of the records: look after the name servers in /etc/resolv.conf"
        );
        vec![(DOMAINS, Err(problem))]
    })
}

async fn of_domain(dns: &Dns, domain: &str, selector: Option<&str>) -> Vec<NamedCheck> {
    let (servers, texts, dmarc, dkim) = tokio::join!(
        dns.mail_servers(domain),
        dns.texts(domain),
        dmarc(dns, domain),
        dkim(dns, domain, selector)
    );
    let neither = match (&servers, &texts) {
        (Err(problem), Err(_)) => Some(problem.clone()),
        (Ok(None), Ok(None)) => Some(format!(
            "{domain} does not exist in the DNS, so receivers refuse what comes from it: register it, or correct the senders"
        )),
        _ => None,
    };
    if let Some(problem) = neither {
        return vec![(DOMAINS, Err(problem))];
    }
    let spf = texts.and_then(|texts| records::spf(domain, &texts.unwrap_or_default()));
    let mut lines = vec![("mx", mx(dns, domain, servers).await), ("spf", spf), ("dmarc", dmarc)];
    lines.extend(dkim.map(|check| ("dkim", check)));
    lines
}

async fn mx(dns: &Dns, domain: &str, servers: LookupResult<String>) -> Check {
    let servers = servers?.unwrap_or_default();
    let has_address = servers.is_empty() && dns.has_address(domain).await?;
    records::mx(domain, &servers, has_address)
}

/// Queries the domain and its parents until one has a record, except those of a single label.
async fn dmarc(dns: &Dns, domain: &str) -> Check {
    let asked: Vec<&str> = successors(Some(domain), |name| Some(name.split_once('.')?.1))
        .take_while(|name| name.contains('.'))
        .take(MAX_ABOVE)
        .collect();
    for at in asked {
        let texts = dns.texts(&format!("_dmarc.{at}")).await?;
        if let Some(check) = records::dmarc(domain, at, &texts.unwrap_or_default()) {
            return check;
        }
    }
    Err(records::no_dmarc(domain))
}

async fn dkim(dns: &Dns, domain: &str, selector: Option<&str>) -> Option<Check> {
    let name = format!("{}._domainkey.{domain}", selector?);
    let texts = dns.texts(&name).await;
    Some(texts.and_then(|texts| records::dkim(&name, &texts.unwrap_or_default())))
}

#[cfg(test)]
mod tests;
