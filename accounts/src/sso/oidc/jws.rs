//! Signed tokens (RFC 7515, compact serialisation). The library's keys verify the signature; its own parser would
//! reject a token because of irrelevant claims.

use super::{
    Unverified,
    metadata::{algorithm, is_shared_secret},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use model::{Finding, FindingCode};
use openidconnect::{
    JsonWebKey, JsonWebKeyAlgorithm, JsonWebKeyUse, JwsSigningAlgorithm,
    SignatureVerificationError,
    core::{CoreJsonWebKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm},
};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Maximum bytes; no provider sends more. Responses have a limit of their own.
const MAX_BYTES: usize = 128 * 1024;

/// A token with a valid signature.
pub(super) struct Signed<'k> {
    pub kind: Option<String>,
    pub claims: Map<String, Value>,
    pub algorithm: CoreJwsSigningAlgorithm,
    pub key: &'k CoreJsonWebKey,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    cty: Option<Value>,
    crit: Option<Value>,
}

/// Verifies the signature with one of the keys and one of the algorithms.
///
/// # Errors
/// Why the token is not valid.
pub(super) fn verify<'k>(
    token: &str,
    keys: &'k CoreJsonWebKeySet,
    algorithms: &[CoreJwsSigningAlgorithm],
) -> Result<Signed<'k>, Unverified> {
    let malformed = || Unverified::Because("the token is none");
    if token.len() > MAX_BYTES {
        return Err(malformed());
    }
    let (message, signature) = token.rsplit_once('.').ok_or_else(malformed)?;
    let (header, payload) = message.split_once('.').ok_or_else(malformed)?;
    let header: Header = decode(header).ok_or_else(malformed)?;
    if header.crit.is_some() || header.cty.is_some() {
        return Err(Unverified::Because("the token is of a kind that we do not know"));
    }
    let algorithm = allowed(&header.alg, algorithms)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| malformed())?;
    let key = key(&header, &algorithm, keys)?;
    key.verify_signature(&algorithm, message.as_bytes(), &signature).map_err(
        |error| match error {
            SignatureVerificationError::CryptoError(_) => Unverified::Key,
            _ => Unverified::Because("the token's signature cannot be checked"),
        },
    )?;
    Ok(Signed { kind: header.typ, claims: decode(payload).ok_or_else(malformed)?, algorithm, key })
}

fn allowed(
    name: &str,
    algorithms: &[CoreJwsSigningAlgorithm],
) -> Result<CoreJwsSigningAlgorithm, Unverified> {
    if is_shared_secret(name) {
        let finding = Finding::bad(FindingCode::SharedSecret).because(name);
        return Err(Unverified::Explained(
            "the token is signed with the client's secret".to_owned(),
            finding,
        ));
    }
    algorithm(name).filter(|algorithm| algorithms.contains(algorithm)).ok_or_else(|| {
        let finding = Finding::bad(FindingCode::UnannouncedAlgorithm).because(name);
        let text = "the token is signed in a way that the provider does not use";
        Unverified::Explained(text.to_owned(), finding)
    })
}

/// Returns the key that can have signed it: the one of its id, or the only one.
fn key<'k>(
    header: &Header,
    algorithm: &CoreJwsSigningAlgorithm,
    keys: &'k CoreJsonWebKeySet,
) -> Result<&'k CoreJsonWebKey, Unverified> {
    let mut fitting = keys.keys().iter().filter(|key| {
        let id = key.key_id().map(|id| id.as_str());
        (header.kid.is_none() || id == header.kid.as_deref())
            && algorithm.key_type().as_ref() == Some(key.key_type())
            && match key.signing_alg() {
                JsonWebKeyAlgorithm::Unspecified => true,
                JsonWebKeyAlgorithm::Algorithm(only) => only == algorithm,
                JsonWebKeyAlgorithm::Unsupported => false,
            }
            && key.key_use().is_none_or(JsonWebKeyUse::allows_signature)
    });
    let key = fitting.next().ok_or(Unverified::Key)?;
    match fitting.next() {
        None => Ok(key),
        Some(_) => Err(Unverified::Because("the token does not say which key has signed it")),
    }
}

fn decode<T: serde::de::DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

/// Returns a time in seconds (RFC 7519, section 2), rounded down.
pub(super) fn moment(value: &Value) -> Option<DateTime<Utc>> {
    #[expect(clippy::cast_possible_truncation, reason = "a moment out of range is no moment")]
    let seconds =
        value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds.floor() as i64))?;
    DateTime::from_timestamp_secs(seconds)
}
