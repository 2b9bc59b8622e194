//! Email addresses: what is accepted, and when two are the same.

use crate::invisible::{is_invisible, trim_invisible};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt, str::FromStr};

/// An address that mail can be sent to (RFC 5321 dot-atom local part, and a domain name in any script), as it was typed.
///
/// Two addresses are the same when their [`key`](Self::key)s are: letters' case is ignored, and so is in which of its two
/// forms an international domain was written. Dots and `+tags` stay significant, because only the provider knows what they
/// mean.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

/// The text cannot be an address: no or several `@`, a part empty or too long, or a character mail does not carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidEmailAddress;

impl fmt::Display for InvalidEmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an email address")
    }
}

impl EmailAddress {
    /// Returns the address as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the address as mail servers know it: the domain in its ASCII form (RFC 5890).
    pub fn to_ascii(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or_default();
        // A parsed address has a domain with an ASCII form.
        let domain = ascii_domain(domain).unwrap_or_default();
        format!("{local}@{domain}")
    }

    /// Returns what two spellings of one mailbox have in common; unique where an address must be unique.
    pub fn key(&self) -> String {
        self.to_ascii().to_ascii_lowercase()
    }
}

impl FromStr for EmailAddress {
    type Err = InvalidEmailAddress;

    /// White space and invisible characters around the address are dropped; copying from a page or a mail adds them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = trim_invisible(text);
        let (local, domain) = text.rsplit_once('@').ok_or(InvalidEmailAddress)?;
        if is_local_part(local) && ascii_domain(domain).is_some_and(|ascii| is_domain(&ascii)) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidEmailAddress)
        }
    }
}

fn is_local_part(local: &str) -> bool {
    local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
        })
}

/// The form that the domain name system knows; none when there is no such form (UTS #46).
fn ascii_domain(domain: &str) -> Option<Cow<'_, str>> {
    if domain.is_ascii() {
        return Some(Cow::Borrowed(domain));
    }
    // The standard drops what is invisible; a domain is kept as it was typed, so nothing in it may hide. The joiners of
    // Persian and Indic names are left to the standard, which knows where they belong.
    let hides = |c: char| is_invisible(c) && !matches!(c, '\u{200c}' | '\u{200d}');
    if domain.contains(hides) {
        return None;
    }
    idna::domain_to_ascii_strict(domain).ok().map(Cow::Owned)
}

/// Whether it is a name of several labels, and not the address of a machine.
fn is_domain(domain: &str) -> bool {
    let is_machine =
        domain.rsplit('.').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    domain.len() <= 189
        && domain.contains('.')
        && !is_machine
        && domain.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}

impl TryFrom<String> for EmailAddress {
    type Error = InvalidEmailAddress;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<EmailAddress> for String {
    fn from(email: EmailAddress) -> Self {
        email.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests;
