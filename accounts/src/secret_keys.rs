//! Encryption of secrets at rest with the configured keys, bound to a context.

use crate::{random, token::sha256};
use base64::{Engine, engine::general_purpose::STANDARD};
use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

/// Version of the format: version byte, key id (the first bytes of the key's hash), nonce, ciphertext with tag.
const VERSION: u8 = 1;
const KEY_ID: usize = 4;
const NONCE: usize = 24;
const KEY: usize = 32;
/// Length of a check value: 64 bits, too many to try at a counter.
const CHECK: usize = 8;
/// Separates the keys of check values from those that encrypt.
const CHECK_KEY: &[u8] = b"guichet check value";

/// The configured keys: the first one encrypts, all of them decrypt, so that keys can be rotated.
#[derive(Default)]
pub(crate) struct SecretKeys(Vec<SealingKey>);

struct SealingKey {
    id: [u8; KEY_ID],
    cipher: XChaCha20Poly1305,
    check: Vec<u8>,
}

impl SecretKeys {
    /// Parses keys, each the base64 of 32 bytes.
    ///
    /// # Errors
    /// Which one is not valid; never the key itself.
    pub fn new(keys: &[SecretString]) -> Result<Self, String> {
        let read = |(place, text): (usize, &SecretString)| {
            SealingKey::new(text)
                .ok_or_else(|| format!("key {} is not the base64 of {KEY} bytes", place + 1))
        };
        keys.iter().enumerate().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// Returns whether there is no key.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether the value names the first key as its own. Does not decrypt.
    pub fn is_current(&self, sealed: &[u8]) -> bool {
        let key = |key: &SealingKey| sealed.get(1..=KEY_ID) == Some(&key.id[..]);
        self.0.first().is_some_and(key)
    }

    /// Returns the value encrypted; none without a key. Only the same `purpose` decrypts it.
    ///
    /// # Panics
    /// When the operating system has no random numbers: nothing secure could be done then.
    pub fn seal(&self, purpose: &str, plain: &[u8]) -> Option<Vec<u8>> {
        let key = self.0.first()?;
        let nonce = random::bytes::<NONCE>();
        let payload = Payload { msg: plain, aad: purpose.as_bytes() };
        let sealed = key.cipher.encrypt(&XNonce::from(nonce), payload).ok()?;
        Some([&[VERSION][..], &key.id, &nonce, &sealed].concat())
    }

    /// Decrypts a value of that purpose with any of the keys. Returns `None` when none of them fits.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let sealed = sealed.strip_prefix(&[VERSION])?;
        let (id, sealed) = sealed.split_first_chunk::<KEY_ID>()?;
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let open = |key: &SealingKey| {
            let payload = Payload { msg: sealed, aad: purpose.as_bytes() };
            key.cipher.decrypt(&XNonce::from(*nonce), payload).ok()
        };
        self.0.iter().filter(|key| key.id == *id).find_map(open)
    }

    /// Returns a check value of a text, which cannot be computed without the first key. `None` without a key.
    pub fn check_value(&self, purpose: &str, text: &str) -> Option<Vec<u8>> {
        let mac = self.0.first()?.authenticator(purpose, text)?;
        mac.finalize().into_bytes().get(..CHECK).map(<[u8]>::to_vec)
    }

    /// Returns whether one of the keys makes that check value. Compares in constant time.
    pub fn is_check_value(&self, purpose: &str, text: &str, value: &[u8]) -> bool {
        let makes = |key: &SealingKey| {
            let mac = key.authenticator(purpose, text);
            mac.is_some_and(|mac| mac.verify_truncated_left(value).is_ok())
        };
        value.len() == CHECK && self.0.iter().any(makes)
    }
}

impl SealingKey {
    fn new(text: &SecretString) -> Option<Self> {
        let bytes = STANDARD.decode(text.expose_secret().trim()).ok()?;
        let key: [u8; KEY] = bytes.try_into().ok()?;
        Some(Self {
            id: *sha256(&key).first_chunk()?,
            cipher: XChaCha20Poly1305::new(&Key::from(key)),
            check: sha256(&[CHECK_KEY, &key].concat()),
        })
    }

    /// Returns the authenticator of a text for a purpose.
    fn authenticator(&self, purpose: &str, text: &str) -> Option<Hmac<Sha256>> {
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.check).ok()?;
        mac.update(purpose.as_bytes());
        // No purpose contains it.
        mac.update(&[0]);
        mac.update(text.as_bytes());
        Some(mac)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(seeds: &[u8]) -> SecretKeys {
        let text = |seed: &u8| STANDARD.encode([*seed; KEY]).into();
        SecretKeys::new(&seeds.iter().map(text).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_for_its_purpose_only() {
        let keys = keys(&[1]);
        let sealed = keys.seal("provider secret of 1", b"hush").unwrap();
        assert!(!sealed.windows(4).any(|part| part == b"hush"));
        assert_eq!(keys.open("provider secret of 1", &sealed).unwrap(), b"hush");
        assert_eq!(keys.open("provider secret of 2", &sealed), None);
        assert_ne!(keys.seal("provider secret of 1", b"hush").unwrap(), sealed);
    }

    #[test]
    fn an_older_key_still_opens_and_a_lost_one_does_not() {
        let sealed = keys(&[1]).seal("p", b"hush").unwrap();
        assert_eq!(keys(&[2, 1]).open("p", &sealed).unwrap(), b"hush");
        assert_eq!(keys(&[2]).open("p", &sealed), None);
        let newer = keys(&[2, 1]).seal("p", b"hush").unwrap();
        assert_eq!(keys(&[2]).open("p", &newer).unwrap(), b"hush");
    }

    #[test]
    fn a_check_value_is_of_its_key_purpose_and_text_only() {
        let value = keys(&[1]).check_value("p", "P-1").unwrap();
        assert_eq!(value.len(), CHECK);
        assert!(keys(&[2, 1]).is_check_value("p", "P-1", &value), "an older key still counts");
        for (seed, purpose, text) in [(2, "p", "P-1"), (1, "q", "P-1"), (1, "p", "P-2")] {
            assert!(
                !keys(&[seed]).is_check_value(purpose, text, &value),
                "{seed} {purpose} {text}"
            );
        }
        assert!(!keys(&[1]).is_check_value("p", "P-1", &value[..1]), "a part is no value");
        assert_eq!(keys(&[]).check_value("p", "P-1"), None);
    }

    #[test]
    fn no_changed_byte_and_no_shorter_piece_opens() {
        let keys = keys(&[1]);
        let sealed = keys.seal("p", b"hush").unwrap();
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(keys.open("p", &changed), None, "byte {place}");
            assert_eq!(keys.open("p", &sealed[..place]), None, "{place} bytes");
        }
    }

    #[test]
    fn without_a_key_nothing_is_sealed_and_a_bad_key_is_named_but_not_shown() {
        let none = SecretKeys::new(&[]).unwrap();
        assert_eq!(none.seal("p", b"hush"), None);
        for bad in ["", "c2hvcnQ=", "not base64 at all", "AAAA"] {
            let error = SecretKeys::new(&[bad.into()]).err().unwrap();
            assert_eq!(error, "key 1 is not the base64 of 32 bytes");
        }
    }
}
