//! Email addresses: what is accepted, and when two are the same.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An address in the form that mail can be sent to (RFC 5321 dot-atom local part, ASCII domain), as it was typed.
///
/// Two addresses are the same when their [`key`](Self::key)s are: letters' case is ignored, nothing else. Dots and
/// `+tags` stay significant, because only the provider knows what they mean.
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
    /// The address as it was typed, which is where mail goes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two spellings of one mailbox have in common; unique where an address must be unique.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl FromStr for EmailAddress {
    type Err = InvalidEmailAddress;

    /// White space around the address is dropped.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(InvalidEmailAddress)?;
        if is_local_part(local) && is_domain(domain) {
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

fn is_domain(domain: &str) -> bool {
    domain.len() <= 189
        && domain.contains('.')
        && domain.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_letter_case_and_outer_space_make_no_difference() {
        let key = |text: &str| text.parse::<EmailAddress>().map(|email| email.key());
        let ana = Ok("ana@example.test".to_owned());
        for same in [
            "ana@example.test",
            " Ana@Example.TEST ",
            "ANA@EXAMPLE.TEST\n",
        ] {
            assert_eq!(key(same), ana, "{same:?}");
        }
        for other in [
            "a.na@example.test",
            "ana+1@example.test",
            "ana@mail.example.test",
        ] {
            assert_ne!(key(other), ana, "{other:?}");
            assert!(key(other).is_ok(), "{other:?}");
        }
    }

    #[test]
    fn what_mail_cannot_carry_is_refused() {
        for text in [
            "",
            "@",
            "ana",
            "ana@",
            "@example.test",
            "ana@example",
            "ana@@example.test",
            "a@b@example.test",
            ".ana@example.test",
            "ana.@example.test",
            "a..na@example.test",
            "ana@-example.test",
            "ana@example-.test",
            "ana@example..test",
            "ana@.test",
            "ana@example.test.",
            "a na@example.test",
            "ana\r\n@example.test",
            "ana@exam\u{0}ple.test",
            "\"ana\"@example.test",
            "ana@[127.0.0.1]",
            "añá@example.test",
            "ana@exámple.test",
            "<ana@example.test>",
            "Ana <ana@example.test>",
            "ana@example.test,eva@example.test",
            "ana;eva@example.test",
            "ana@example.test\u{202e}",
        ] {
            assert_eq!(
                text.parse::<EmailAddress>(),
                Err(InvalidEmailAddress),
                "{text:?}"
            );
        }
        assert!(
            format!("{}@example.test", "a".repeat(64))
                .parse::<EmailAddress>()
                .is_ok()
        );
        assert!(
            format!("{}@example.test", "a".repeat(65))
                .parse::<EmailAddress>()
                .is_err()
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".*@.*") {
            let _ = text.parse::<EmailAddress>();
        }
    }
}
