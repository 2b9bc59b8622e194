//! Boundary cases: a second, a letter or a header.

use super::{
    super::{CLIENT, Signer},
    Case,
    Spoil::{IdToken, Keys, Metadata},
    bad, good,
};
use serde_json::json;

/// Times to the second, audiences, parties, algorithms, key ids.
pub const EXTRAS: &[Case] = &[
    good("exp-59-s-ago", &[IdToken(|t| t.time("exp", -59))]),
    bad("exp-60-s-ago", &[IdToken(|t| t.time("exp", -60))]),
    bad("exp-61-s-ago", &[IdToken(|t| t.time("exp", -61))]),
    good("iat-in-59-s", &[IdToken(|t| t.time("iat", 59))]),
    bad("iat-in-61-s", &[IdToken(|t| t.time("iat", 61))]),
    good("iat-10-min-ago", &[IdToken(|t| t.time("iat", -600))]),
    bad("iat-10-min-and-1-s-ago", &[IdToken(|t| t.time("iat", -601))]),
    good("nbf-in-59-s", &[IdToken(|t| t.time("nbf", 59))]),
    bad("nbf-in-61-s", &[IdToken(|t| t.time("nbf", 61))]),
    bad("nbf-a-text", &[IdToken(|t| t.set("nbf", "soon"))]),
    bad("exp-a-text", &[IdToken(|t| t.set("exp", "later"))]),
    bad("exp-a-list", &[IdToken(|t| t.set("exp", json!([1])))]),
    good("exp-the-last-moment-of-time", &[IdToken(|t| t.set("exp", 8_210_266_876_799_i64))]),
    bad("exp-beyond-time", &[IdToken(|t| t.set("exp", 1e300))]),
    bad("iat-beyond-time", &[IdToken(|t| t.set("iat", -1e300))]),
    good(
        "exp-a-fraction",
        &[IdToken(|t| {
            let exp = t.claims["exp"].as_f64().unwrap_or_default() + 0.5;
            t.set("exp", exp)
        })],
    ),
    good("azp-us", &[IdToken(|t| t.set("azp", CLIENT))]),
    bad("azp-somebody", &[IdToken(|t| t.set("azp", "somebody"))]),
    good(
        "aud-extra-azp-us",
        &[IdToken(|t| {
            t.set("aud", json!(["somebody", CLIENT]));
            t.set("azp", CLIENT)
        })],
    ),
    bad(
        "aud-extra-azp-somebody",
        &[IdToken(|t| {
            t.set("aud", json!(["somebody", CLIENT]));
            t.set("azp", "somebody")
        })],
    ),
    bad(
        "aud-somebody-azp-us",
        &[IdToken(|t| {
            t.set("aud", json!(["somebody"]));
            t.set("azp", CLIENT)
        })],
    ),
    bad("aud-our-id-in-other-case", &[IdToken(|t| t.set("aud", "GUICHET"))]),
    bad("at-hash-wrong", &[IdToken(|t| t.set("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"))]),
    good("at-hash-missing", &[IdToken(|t| t.drop("at_hash"))]),
    bad("alg-rs384-unannounced", &[IdToken(|t| t.signed_by(Signer::Rsa, "RS384"))]),
    good(
        "alg-ps256",
        &[
            Metadata(|m| {
                m.insert("id_token_signing_alg_values_supported".into(), json!(["PS256"]));
            }),
            IdToken(|t| t.signed_by(Signer::Rsa, "PS256")),
        ],
    ),
    bad("alg-rs256-by-a-key-for-ps256", &[Keys(|k, _| k[0]["alg"] = "PS256".into())]),
    bad(
        "alg-unknown",
        &[IdToken(|t| {
            t.header.insert("alg".into(), "XX999".into());
            t.signer = Signer::Nobody
        })],
    ),
    bad("kid-unknown", &[IdToken(|t| t.key("rsa-9"))]),
    bad("kid-a-path", &[IdToken(|t| t.key("../../../dev/null"))]),
    bad(
        "key-in-the-token",
        &[IdToken(|t| {
            t.header.insert("jwk".into(), Signer::OtherRsa.public("rsa-1"));
            t.signer = Signer::OtherRsa
        })],
    ),
    bad(
        "key-at-an-address-in-the-token",
        &[IdToken(|t| {
            t.header.insert("jku".into(), "https://other.example/jwks".into());
            t.signer = Signer::OtherRsa
        })],
    ),
    bad(
        "crit",
        &[IdToken(|t| {
            t.header.insert("crit".into(), json!(["exp"]));
        })],
    ),
    bad(
        "typ-at-jwt",
        &[IdToken(|t| {
            t.header.insert("typ".into(), "at+jwt".into());
        })],
    ),
    bad(
        "typ-logout-jwt",
        &[IdToken(|t| {
            t.header.insert("typ".into(), "logout+jwt".into());
        })],
    ),
    good(
        "typ-jwt",
        &[IdToken(|t| {
            t.header.insert("typ".into(), "JWT".into());
        })],
    ),
    bad("sub-too-long", &[IdToken(|t| t.set("sub", "a".repeat(256)))]),
    bad("sub-a-number", &[IdToken(|t| t.set("sub", 7))]),
    bad("sub-with-a-line-break", &[IdToken(|t| t.set("sub", "ana\r\nadmin"))]),
];
