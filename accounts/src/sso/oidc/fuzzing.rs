//! The fuzz targets of tokens, with and without their signature.

use super::{id_token, jws, logout, metadata::algorithm};
use model::Timestamp;
use openidconnect::{JsonWebKeySet, core::CoreJsonWebKeySet};
use serde_json::{Map, Value};

/// The public keys of RFC 7517, appendix A.1, one with an id and one without.
const KEYS: [&str; 2] = [
    r#"{"kty":"EC","crv":"P-256","use":"sig","kid":"1",
        "x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}"#,
    r#"{"kty":"RSA","e":"AQAB",
        "n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}"#,
];
const ALGORITHMS: [&str; 3] = ["RS256", "ES256", "PS256"];

/// Verifies an unsigned token.
///
/// # Panics
/// When its signature is accepted.
pub fn token(text: &str) {
    let keys = KEYS.iter().map(|key| serde_json::from_str(key).expect("a key"));
    let keys: CoreJsonWebKeySet = JsonWebKeySet::new(keys.collect());
    let algorithms: Vec<_> = ALGORITHMS.iter().filter_map(|name| algorithm(name)).collect();
    assert!(jws::verify(text, &keys, &algorithms).is_err(), "a signature of nobody");
}

/// Checks claims as if a provider had signed them.
///
/// # Panics
/// When they are both an ID token's with a nonce and a logout token's.
pub fn claims(json: &[u8], now: Timestamp) {
    let Ok(claims) = serde_json::from_slice::<Map<String, Value>>(json) else {
        return;
    };
    let signs_in = id_token::accepts(&claims, "us", now.and_utc()) && claims.contains_key("nonce");
    let signs_out = logout::accepts(&claims, "us", now.and_utc());
    assert!(!(signs_in && signs_out), "a token that signs in and out");
}
