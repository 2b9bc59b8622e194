//! Secrets and signatures of webhooks (Standard Webhooks, version 1, symmetric). Written here and not by the
//! specification's crate: these few lines use the HMAC that is a dependency already, and the crate would add another
//! one. The specification's library in another language verifies them in the end-to-end tests.

use crate::random;
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Prefix of every secret.
const PREFIX: &str = "whsec_";
/// Length of a secret: 24 to 64 bytes by the specification.
const LENGTH: usize = 32;
/// Maximum former secrets that sign: of more replacements within a day, the oldest secrets end.
const MAX_FORMER: usize = 8;

/// Returns a new secret.
///
/// # Panics
/// When the operating system has no random numbers: nothing secure could be done then.
pub(super) fn new_secret() -> [u8; LENGTH] {
    random::bytes()
}

/// Returns a secret in the format of the specification.
pub(super) fn text(secret: &[u8]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(secret))
}

/// Returns the former secrets, oldest first, which are kept as one value.
pub(super) fn split(secrets: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    secrets.chunks(LENGTH).map(<[u8]>::to_vec)
}

/// Returns the latest of former secrets, as many as sign.
pub(super) fn latest(secrets: &[u8]) -> &[u8] {
    &secrets[secrets.len().saturating_sub(MAX_FORMER * LENGTH)..]
}

/// Returns the value of the header `webhook-signature`: a signature by each secret. `timestamp` is in seconds since 1970.
pub(super) fn signatures(secrets: &[Vec<u8>], id: &str, timestamp: i64, payload: &str) -> String {
    let content = format!("{id}.{timestamp}.{payload}");
    let signatures: Vec<String> =
        secrets.iter().map(|secret| signature(secret, content.as_bytes())).collect();
    signatures.join(" ")
}

fn signature(secret: &[u8], content: &[u8]) -> String {
    let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(secret);
    let mut mac = mac.expect("a key of any length makes an HMAC");
    mac.update(content);
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's libraries.
    #[test]
    fn a_signature_is_that_of_the_specification() {
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("base64");
        let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        let payload = r#"{"test": 2432232314}"#;
        let expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(signatures(std::slice::from_ref(&secret), id, 1_614_265_330, payload), expected);
        let both = signatures(&[secret, vec![1; LENGTH]], id, 1_614_265_330, payload);
        assert!(both.starts_with(&format!("{expected} v1,")), "{both}");
    }

    #[test]
    fn former_secrets_are_kept_as_one_value_and_the_oldest_end() {
        let secrets: Vec<_> = (0..9).map(|place| vec![place; LENGTH]).collect();
        let kept: Vec<_> = split(latest(&secrets.concat())).collect();
        assert_eq!(kept, secrets[1..]);
        let one = new_secret();
        assert_eq!(split(latest(&one)).collect::<Vec<_>>(), [one.to_vec()]);
    }

    #[test]
    fn a_secret_says_what_it_is_and_no_two_are_alike() {
        let secret = text(&new_secret());
        assert!(secret.starts_with("whsec_") && secret.len() == 50, "{secret}");
        assert_ne!(text(&new_secret()), secret);
    }
}
