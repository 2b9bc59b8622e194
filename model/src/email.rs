//! Email addresses: which are accepted, and when two are equal.

use crate::invisible::{is_invisible, trim_invisible};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt, str::FromStr};

/// An email address (RFC 5321 dot-atom local part, and a domain name in any script), as typed.
///
/// Two addresses are equal when their [`key`](Self::key)s are: case is ignored, and so is which of its two forms an
/// international domain was written in. Dots and `+tags` stay significant, because only the mail provider defines their
/// meaning.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

crate::stored_as_text!(EmailAddress, as_str, |text| text.parse().ok());

/// Error of parsing a text that is no address: no or several `@`, an empty or too long part, or a character that mail
/// does not carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidEmailAddress;

impl fmt::Display for InvalidEmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an email address")
    }
}

impl EmailAddress {
    /// The maximum length, with the domain in ASCII: what a path in SMTP can hold (RFC 5321).
    pub const MAX_CHARS: usize = 254;

    /// Returns the address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the address as mail servers use it, with the domain in ASCII (RFC 5890).
    pub fn to_ascii(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or_default();
        // A parsed address has a domain with an ASCII form.
        let domain = ascii_domain(domain).unwrap_or_default();
        format!("{local}@{domain}")
    }

    /// Returns the form that all spellings of one mailbox share, for unique indexes and look-ups.
    pub fn key(&self) -> String {
        self.to_ascii().to_ascii_lowercase()
    }

    /// Returns the [`key`](Self::key) of a text; none if it is no address.
    pub fn key_of(text: &str) -> Option<String> {
        text.parse().ok().map(|address: Self| address.key())
    }
}

impl FromStr for EmailAddress {
    type Err = InvalidEmailAddress;

    /// Surrounding white space and invisible characters are dropped: copying from a page or a mail adds them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = trim_invisible(text);
        let (local, domain) = text.rsplit_once('@').ok_or(InvalidEmailAddress)?;
        let fits = |ascii: &str| local.len() + 1 + ascii.len() <= Self::MAX_CHARS;
        let has_domain =
            || ascii_domain(domain).is_some_and(|ascii| fits(&ascii) && is_domain(&ascii));
        if is_local_part(local) && has_domain() {
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

/// Returns the domain in ASCII; `None` if it has no such form (UTS #46).
fn ascii_domain(domain: &str) -> Option<Cow<'_, str>> {
    if domain.is_ascii() {
        return Some(Cow::Borrowed(domain));
    }
    // UTS #46 drops invisible characters. The domain is kept as typed, so it must not hide any. The joiners of Persian
    // and Indic names are left to UTS #46, which defines where they are valid.
    let hides = |c: char| is_invisible(c) && !matches!(c, '\u{200c}' | '\u{200d}');
    if domain.contains(hides) {
        return None;
    }
    idna::domain_to_ascii_strict(domain).ok().map(Cow::Owned)
}

/// Returns whether it is a name of several labels rather than an IP address.
fn is_domain(domain: &str) -> bool {
    let is_machine =
        domain.rsplit('.').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    domain.contains('.')
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
