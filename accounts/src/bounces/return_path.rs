//! Return paths, `bounce+<mail>.<check value>@<domain>` (a variable envelope return path). The check value covers the
//! mail's message id too, so that it is of no use for another mail that gets the same number from a restored backup.

use crate::secret_keys::SecretKeys;
use model::MailId;

/// Context of the check value: no other use of the key has the same.
const PURPOSE: &str = "return path of a mail";
const PREFIX: &str = "bounce+";
const CHECK_BYTES: usize = 8;

/// A return path as it was received.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SignedReturnPath {
    pub mail: MailId,
    check: [u8; CHECK_BYTES],
}

impl SignedReturnPath {
    /// Returns whether it was made for the mail of that message id. Compares in constant time.
    pub fn is_of(&self, keys: &SecretKeys, message_id: &str) -> bool {
        keys.is_check_value(PURPOSE, &subject(self.mail, message_id), &self.check)
    }
}

/// Returns the return path of a mail; `None` without a key.
pub(super) fn signed(
    keys: &SecretKeys,
    domain: &str,
    mail: MailId,
    message_id: &str,
) -> Option<String> {
    let check = keys.check_value(PURPOSE, &subject(mail, message_id))?;
    let check: String = check.iter().map(|byte| format!("{byte:02x}")).collect();
    Some(format!("{PREFIX}{mail}.{check}@{domain}"))
}

/// Returns the parts of an address of that domain, in upper or lower case: some mail servers change it. `None` for any
/// other address, and without a domain.
pub(super) fn read(address: &str, domain: &str) -> Option<SignedReturnPath> {
    let address = address.trim().trim_start_matches('<').trim_end_matches('>').to_ascii_lowercase();
    let (local, host) = address.rsplit_once('@')?;
    if domain.is_empty() || !host.eq_ignore_ascii_case(domain) {
        return None;
    }
    let (mail, check) = local.strip_prefix(PREFIX)?.split_once('.')?;
    // Only the canonical form: no sign, no leading zero.
    let id: MailId = mail.parse().ok()?;
    (id.to_string() == mail).then_some(())?;
    Some(SignedReturnPath { mail: id, check: bytes(check)? })
}

fn bytes(hex: &str) -> Option<[u8; CHECK_BYTES]> {
    if hex.len() != 2 * CHECK_BYTES || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; CHECK_BYTES];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(bytes)
}

fn subject(mail: MailId, message_id: &str) -> String {
    format!("{mail} {message_id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOMAIN: &str = "bounces.example.test";
    const ID: &str = "<one@norte.example.test>";

    fn keys(seeds: &[&str]) -> SecretKeys {
        let text = |seed: &&str| secrecy::SecretString::from(seed.repeat(43) + "=");
        SecretKeys::new(&seeds.iter().map(text).collect::<Vec<_>>()).expect("keys")
    }

    #[test]
    fn a_return_path_is_of_its_mail_alone() {
        let keys = keys(&["A"]);
        let path = signed(&keys, DOMAIN, MailId::new(7), ID).expect("a path");
        assert!(path.starts_with("bounce+7.") && path.ends_with("@bounces.example.test"));
        assert!(path.len() <= 64, "the local part alone may have 64 characters: {path}");
        for text in [path.clone(), format!("<{path}>"), path.to_uppercase(), format!(" {path}\r\n")]
        {
            let read = read(&text, DOMAIN).expect(&text);
            assert!(read.is_of(&keys, ID), "{text}");
            assert!(!read.is_of(&keys, "<two@norte.example.test>"), "another mail");
        }
        let other = read(&path.replace("bounce+7", "bounce+8"), DOMAIN).expect("a form");
        assert!(!other.is_of(&keys, ID));
    }

    #[test]
    fn keys_can_be_rotated_and_foreign_keys_are_refused() {
        let path = signed(&keys(&["A"]), DOMAIN, MailId::new(7), ID).expect("a path");
        let read = read(&path, DOMAIN).expect("a form");
        assert!(read.is_of(&keys(&["Q", "A"]), ID));
        assert!(!read.is_of(&keys(&["Q"]), ID));
        assert!(!read.is_of(&SecretKeys::default(), ID));
        assert_eq!(signed(&SecretKeys::default(), DOMAIN, MailId::new(7), ID), None);
    }

    #[test]
    fn other_addresses_are_no_return_paths() {
        for text in [
            "",
            "@",
            "bounce+7.0123456789abcdef",
            "bounce+7.0123456789abcdef@evil.test",
            "bounce+7.0123456789abcdef@bounces.example.test.evil.test",
            "bounce+7@bounces.example.test",
            "bounce+7.@bounces.example.test",
            "bounce+7.0123456789abcde@bounces.example.test",
            "bounce+7.0123456789abcdefa@bounces.example.test",
            "bounce+7.0123456789abcdeg@bounces.example.test",
            "bounce+7.+123456789abcdef@bounces.example.test",
            "bounce+07.0123456789abcdef@bounces.example.test",
            "bounce++7.0123456789abcdef@bounces.example.test",
            "bounce+-7.0123456789abcdef@bounces.example.test",
            "bounce+x.0123456789abcdef@bounces.example.test",
            "tickets@bounces.example.test",
        ] {
            let read = read(text, DOMAIN);
            assert!(read.is_none() || !read.unwrap().is_of(&keys(&["A"]), ID), "{text}");
        }
        assert_eq!(read("bounce+7.0123456789abcdef@", ""), None);
    }
}
