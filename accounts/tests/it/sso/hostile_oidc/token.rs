//! Tokens signed by the provider, and by others.

use super::ACCESS_TOKEN;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::{
    PrivateSigningKey,
    core::{
        CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey,
    },
};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha512};
use std::sync::LazyLock;

static RSA: LazyLock<CoreRsaPrivateSigningKey> = LazyLock::new(|| rsa(include_str!("one.pem")));
static OTHER_RSA: LazyLock<CoreRsaPrivateSigningKey> =
    LazyLock::new(|| rsa(include_str!("other.pem")));

static ED: LazyLock<CoreEdDsaPrivateSigningKey> = LazyLock::new(|| {
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(include_str!("ed.pem"), None).expect("a key")
});

fn rsa(pem: &str) -> CoreRsaPrivateSigningKey {
    CoreRsaPrivateSigningKey::from_pem(pem, None).expect("a key")
}

/// The signer of a token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Signer {
    Rsa,
    OtherRsa,
    Ec,
    Ed,
    /// The client's secret, as for HS256.
    Secret,
    /// The published key used as a secret.
    PublicKey,
    Nobody,
}

/// A token before it is signed.
pub struct Token {
    pub header: Map<String, Value>,
    pub claims: Map<String, Value>,
    pub signer: Signer,
}

impl Signer {
    /// Returns the public key.
    pub fn public(self, id: &str) -> Value {
        match self {
            Self::Rsa | Self::OtherRsa => {
                let key = if self == Self::Rsa { &RSA } else { &OTHER_RSA };
                let mut key = serde_json::to_value(key.as_verification_key()).expect("a key");
                key["kid"] = id.into();
                key
            }
            Self::Ec => {
                let point = ec().verifying_key().to_sec1_point(false);
                let encode = |part: Option<&p256::FieldBytes>| {
                    URL_SAFE_NO_PAD.encode(part.expect("a point"))
                };
                json!({ "kty": "EC", "crv": "P-256", "use": "sig", "kid": id, "x": encode(point.x()), "y": encode(point.y()) })
            }
            Self::Ed => {
                let mut key = serde_json::to_value(ED.as_verification_key()).expect("a key");
                key["kid"] = id.into();
                key
            }
            Self::Secret | Self::PublicKey | Self::Nobody => Value::Null,
        }
    }

    fn sign(self, algorithm: &str, message: &[u8]) -> Vec<u8> {
        let algorithm: CoreJwsSigningAlgorithm =
            serde_json::from_value(algorithm.into()).unwrap_or(CoreJwsSigningAlgorithm::None);
        match self {
            Self::Rsa => RSA.sign(&algorithm, message).expect("a signature"),
            Self::OtherRsa => OTHER_RSA.sign(&algorithm, message).expect("a signature"),
            Self::Ec => {
                let signature: Signature = ec().sign(message);
                signature.to_bytes().to_vec()
            }
            Self::Ed => ED.sign(&CoreJwsSigningAlgorithm::EdDsa, message).expect("a signature"),
            Self::Secret => {
                CoreHmacKey::new(super::SECRET).sign(&algorithm, message).expect("a signature")
            }
            Self::PublicKey => {
                let key = Self::Rsa.public("rsa-1").to_string();
                CoreHmacKey::new(key).sign(&algorithm, message).expect("a signature")
            }
            Self::Nobody => Vec::new(),
        }
    }
}

impl Token {
    pub fn new(claims: Value) -> Self {
        let header = json!({ "alg": "RS256", "kid": "rsa-1" });
        Self {
            header: header.as_object().cloned().unwrap_or_default(),
            claims: claims.as_object().cloned().unwrap_or_default(),
            signer: Signer::Rsa,
        }
    }

    pub fn set(&mut self, claim: &str, value: impl Into<Value>) {
        self.claims.insert(claim.to_owned(), value.into());
    }

    pub fn drop(&mut self, claim: &str) {
        self.claims.remove(claim);
    }

    /// Sets a time claim, in seconds relative to the token's issue.
    pub fn time(&mut self, claim: &str, seconds: i64) {
        let now = self.claims.get("iat").and_then(Value::as_i64).unwrap_or_default();
        self.set(claim, now + seconds);
    }

    pub fn signed_by(&mut self, signer: Signer, algorithm: &str) {
        // Core, section 3.1.3.6: `at_hash` uses the hash of the signature's algorithm.
        if matches!(signer, Signer::Ed) && self.claims.contains_key("at_hash") {
            let hash = Sha512::digest(ACCESS_TOKEN.as_bytes());
            self.set("at_hash", URL_SAFE_NO_PAD.encode(&hash[..32]));
        }
        self.signer = signer;
        self.header.insert("alg".to_owned(), algorithm.into());
    }

    pub fn key(&mut self, id: &str) {
        self.header.insert("kid".to_owned(), id.into());
    }

    pub fn signed(&self) -> String {
        let encode = |part: &Map<String, Value>| {
            URL_SAFE_NO_PAD.encode(Value::from(part.clone()).to_string())
        };
        let message = format!("{}.{}", encode(&self.header), encode(&self.claims));
        let algorithm = self.header.get("alg").and_then(Value::as_str).unwrap_or_default();
        let signature = self.signer.sign(algorithm, message.as_bytes());
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

fn ec() -> SigningKey {
    SigningKey::from_slice(&[7; 32]).expect("a key")
}
