//! Signed tokens that the library does not know (RFC 7515, compact serialisation). Its keys check the signature.

use super::Unverified;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use openidconnect::{
    JsonWebKey, JsonWebKeyUse, JwsSigningAlgorithm, SignatureVerificationError,
    core::{CoreJsonWebKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm},
};
use serde::Deserialize;
use serde_json::{Map, Value};

const LONGEST: usize = 16 * 1024;

/// A token whose signature is right.
pub(super) struct Signed {
    pub kind: Option<String>,
    pub claims: Map<String, Value>,
}

#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    typ: Option<String>,
    cty: Option<Value>,
    crit: Option<Value>,
}

/// Checks the signature by one of the keys and one of the algorithms.
///
/// # Errors
/// Why it is not to be believed.
pub(super) fn verify(
    token: &str,
    keys: &CoreJsonWebKeySet,
    algorithms: &[CoreJwsSigningAlgorithm],
) -> Result<Signed, Unverified> {
    let malformed = || Unverified::Because("the token is none");
    if token.len() > LONGEST {
        return Err(malformed());
    }
    let (message, signature) = token.rsplit_once('.').ok_or_else(malformed)?;
    let (header, payload) = message.split_once('.').ok_or_else(malformed)?;
    let header: Header = decode(header).ok_or_else(malformed)?;
    if header.crit.is_some() || header.cty.is_some() {
        return Err(Unverified::Because(
            "the token is of a kind that we do not know",
        ));
    }
    if !algorithms.contains(&header.alg) {
        return Err(Unverified::Because(
            "the token is signed in a way that the provider does not use",
        ));
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| malformed())?;
    key(&header, keys)?
        .verify_signature(&header.alg, message.as_bytes(), &signature)
        .map_err(|error| match error {
            SignatureVerificationError::CryptoError(_) => Unverified::Key,
            _ => Unverified::Because("the token's signature cannot be checked"),
        })?;
    Ok(Signed {
        kind: header.typ,
        claims: decode(payload).ok_or_else(malformed)?,
    })
}

/// The one key that can have signed it: by its id, or because there is no other.
fn key<'k>(header: &Header, keys: &'k CoreJsonWebKeySet) -> Result<&'k CoreJsonWebKey, Unverified> {
    let mut fitting = keys.keys().iter().filter(|key| {
        let id = key.key_id().map(|id| id.as_str());
        (header.kid.is_none() || id == header.kid.as_deref())
            && header.alg.key_type().as_ref() == Some(key.key_type())
            && key.key_use().is_none_or(JsonWebKeyUse::allows_signature)
    });
    let key = fitting.next().ok_or(Unverified::Key)?;
    match fitting.next() {
        None => Ok(key),
        Some(_) => Err(Unverified::Because(
            "the token does not say which key has signed it",
        )),
    }
}

fn decode<T: serde::de::DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

/// A moment in seconds (RFC 7519, section 2), rounded down.
pub(super) fn moment(value: &Value) -> Option<DateTime<Utc>> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a moment out of range is no moment"
    )]
    let seconds = value
        .as_i64()
        .or_else(|| value.as_f64().map(|seconds| seconds.floor() as i64))?;
    DateTime::from_timestamp_secs(seconds)
}
