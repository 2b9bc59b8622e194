//! Checks of a sender domain's records. Errors name the record that would fix it.

use crate::doctor::Check;

/// Checks the servers that accept the domain's mail. `.` is a null MX.
pub fn mx(domain: &str, servers: &[String], has_address: bool) -> Check {
    let wanted = format!("`{domain}. MX 10 <the server that takes its mail>.`");
    if servers.is_empty() && has_address {
        return Ok(format!(
            "{domain} has no MX record, so emails to it go to the machine at its address"
        ));
    }
    if servers.is_empty() {
        return Err(format!(
            "{domain} takes no mail: answers and bounces are lost, and many receivers refuse what comes from it; add {wanted}"
        ));
    }
    if servers.iter().all(|server| server == ".") {
        return Err(format!(
            "{domain} says that it takes no mail, so many receivers refuse what comes from it: replace `{domain}. MX 0 .` by {wanted}"
        ));
    }
    let servers: Vec<&str> = servers
        .iter()
        .filter(|server| *server != ".")
        .map(|server| server.trim_end_matches('.'))
        .collect();
    Ok(format!("emails to {domain} go to {}", servers.join(", ")))
}

/// Checks which servers may send for the domain (RFC 7208).
pub fn spf(domain: &str, texts: &[String]) -> Check {
    let found: Vec<&str> = texts.iter().map(String::as_str).filter(|text| is_spf(text)).collect();
    match found.as_slice() {
        [] => Err(format!(
            "{domain} does not say which servers send for it, so its emails look forged: add `{domain}. TXT \"v=spf1 include:<what your \
             email provider names> ~all\"`, for a server of your own with ip4:<its address> instead"
        )),
        [record] => match of_others(record) {
            Some('+') => Err(format!(
                "{domain} lets every machine send for it by `{record}`: end it with ~all"
            )),
            Some('?') | None => Ok(format!(
                "{domain} has `{record}`, which says nothing of other servers: ~all at its end would"
            )),
            Some(_) => Ok(format!(
                "{domain} has `{record}`; whether that is your mail server a test email shows"
            )),
        },
        several => Err(format!(
            "{domain} has {} SPF records, which count as an error: make them one: {}",
            several.len(),
            several.join(" and ")
        )),
    }
}

fn is_spf(text: &str) -> bool {
    let version = text.split(' ').next().unwrap_or_default();
    version.eq_ignore_ascii_case("v=spf1")
}

/// Returns how the record treats all other servers: the qualifier of its first `all`, or `>` if it redirects to another
/// domain. Terms after `all` are ignored.
fn of_others(record: &str) -> Option<char> {
    let terms = record.to_ascii_lowercase();
    let sign = terms.split(' ').skip(1).find_map(|term| match term.strip_suffix("all")? {
        "" => Some('+'),
        "+" | "-" | "~" | "?" => term.chars().next(),
        _ => None,
    });
    sign.or_else(|| terms.contains(" redirect=").then_some('>'))
}

/// Checks the policy for forged emails, by the texts at `_dmarc` of the domain or a parent (RFC 7489). Returns `None` if
/// another domain has to be queried.
pub fn dmarc(domain: &str, at: &str, texts: &[String]) -> Option<Check> {
    let found: Vec<&String> = texts.iter().filter(|text| is_dmarc(text)).collect();
    let record = match found.as_slice() {
        [] => return None,
        // A registry's policy is for subdomains without their own.
        [record] if at != domain && tag(record, "psd").as_deref() == Some("y") => return None,
        [record] => record,
        several => {
            return Some(Err(format!(
                "{domain}: _dmarc.{at} has {} DMARC records, which count as none: keep one",
                several.len()
            )));
        }
    };
    let policy = tag(record, "p").unwrap_or_default().to_ascii_lowercase();
    Some(match policy.as_str() {
        "quarantine" | "reject" => Ok(format!("{domain} has `{record}` at _dmarc.{at}")),
        "none" => Ok(format!(
            "{domain} has `{record}` at _dmarc.{at}, which forgers need not fear: p=quarantine, once all emails pass SPF or DKIM"
        )),
        _ => Err(format!(
            "{domain}: `{record}` at _dmarc.{at} has no policy and counts as none: give it p=none, p=quarantine or p=reject"
        )),
    })
}

/// Returns the message if neither the domain nor a parent has a record.
pub fn no_dmarc(domain: &str) -> String {
    format!(
        "{domain} has no DMARC record, which large receivers demand: add `_dmarc.{domain}. TXT \"v=DMARC1; p=none\"`"
    )
}

fn is_dmarc(text: &str) -> bool {
    let version = text.split(';').next().unwrap_or_default();
    let parts = version.split_once('=');
    parts.is_some_and(|(name, value)| name.trim_end() == "v" && value.trim() == "DMARC1")
}

/// Checks the key that emails are signed with (RFC 6376), by the texts at its name.
pub fn dkim(name: &str, texts: &[String]) -> Check {
    let found: Vec<(&String, String)> = texts
        .iter()
        .filter(|text| tag(text, "v").is_none_or(|version| version == "DKIM1"))
        .filter_map(|text| Some((text, tag(text, "p")?)))
        .collect();
    match found.as_slice() {
        [] => Err(format!(
            "{name} has no key, so no signature counts: add `{name}. TXT \"v=DKIM1; k=rsa; p=<the public key of your mail server>\"`, \
             or correct mail.dkim_selector"
        )),
        [(_, key)] if key.is_empty() => Err(format!(
            "{name} has a key that was revoked (an empty p=), so no signature counts: put the public key there, or name \
             another one in mail.dkim_selector"
        )),
        [(record, _)] if is_test(record) => Ok(format!(
            "{name} has a key, in test mode: receivers treat emails as if they were not signed until t=y is gone"
        )),
        [_] => Ok(format!("{name} has a key")),
        several => {
            Err(format!("{name} has {} keys, of which receivers take any: keep one", several.len()))
        }
    }
}

fn is_test(record: &str) -> bool {
    tag(record, "t").is_some_and(|flags| flags.split(':').any(|flag| flag == "y"))
}

/// Returns the value of `name=value` among tags separated by semicolons, without the spaces that break long keys.
fn tag(record: &str, name: &str) -> Option<String> {
    record.split(';').find_map(|part| {
        let (found, value) = part.split_once('=')?;
        (found.trim() == name).then(|| value.split_whitespace().collect())
    })
}

#[cfg(test)]
mod tests;
