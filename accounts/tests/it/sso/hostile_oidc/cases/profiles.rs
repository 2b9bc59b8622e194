//! Cases of the OpenID Foundation's client tests.

use super::{
    super::{CLIENT, Signer},
    Case,
    Spoil::{Answer, IdToken, Keys, Metadata, Userinfo},
    bad, good, put,
};
use serde_json::json;

/// Cases of the OpenID Foundation's client tests: 14 of the basic profile, 5 of the configuration profile, and
/// variants.
pub const PROFILES: &[Case] = &[
    good("good", &[]),
    bad("iss-wrong", &[IdToken(|t| t.set("iss", "https://other.example"))]),
    bad("iss-missing", &[IdToken(|t| t.drop("iss"))]),
    bad(
        "iss-with-a-slash",
        &[IdToken(|t| {
            let iss = format!("{}/", t.claims["iss"].as_str().unwrap_or_default());
            t.set("iss", iss)
        })],
    ),
    bad("aud-wrong", &[IdToken(|t| t.set("aud", "somebody"))]),
    bad("aud-missing", &[IdToken(|t| t.drop("aud"))]),
    bad("aud-empty", &[IdToken(|t| t.set("aud", json!([])))]),
    good("aud-list", &[IdToken(|t| t.set("aud", json!([CLIENT])))]),
    bad("aud-extra", &[IdToken(|t| t.set("aud", json!([CLIENT, "somebody"])))]),
    bad("sub-missing", &[IdToken(|t| t.drop("sub"))]),
    bad(
        "sub-empty",
        &[
            IdToken(|t| t.set("sub", "")),
            Userinfo(|u| {
                u.insert("sub".into(), "".into());
            }),
        ],
    ),
    bad("iat-missing", &[IdToken(|t| t.drop("iat"))]),
    bad("iat-week-old", &[IdToken(|t| t.time("iat", -7 * 24 * 3600))]),
    bad("exp-missing", &[IdToken(|t| t.drop("exp"))]),
    bad("exp-past", &[IdToken(|t| t.time("exp", -3600))]),
    bad("nonce-wrong", &[IdToken(|t| t.set("nonce", "another"))]),
    bad("nonce-missing", &[IdToken(|t| t.drop("nonce"))]),
    bad("alg-none", &[IdToken(|t| t.signed_by(Signer::Nobody, "none"))]),
    bad("alg-none-in-capitals", &[IdToken(|t| t.signed_by(Signer::Nobody, "None"))]),
    bad("alg-hs256-with-our-secret", &[IdToken(|t| t.signed_by(Signer::Secret, "HS256"))]),
    bad("alg-hs256-with-the-public-key", &[IdToken(|t| t.signed_by(Signer::PublicKey, "HS256"))]),
    good(
        "alg-es256",
        &[
            Metadata(|m| {
                m.insert("id_token_signing_alg_values_supported".into(), json!(["ES256"]));
            }),
            Keys(|k, _| k.push(Signer::Ec.public("ec-1"))),
            IdToken(|t| {
                t.signed_by(Signer::Ec, "ES256");
                t.key("ec-1")
            }),
        ],
    ),
    bad(
        "alg-es256-unannounced",
        &[
            Keys(|k, _| k.push(Signer::Ec.public("ec-1"))),
            IdToken(|t| {
                t.signed_by(Signer::Ec, "ES256");
                t.key("ec-1")
            }),
        ],
    ),
    bad("signature-bad-rs256", &[IdToken(|t| t.signer = Signer::OtherRsa)]),
    bad(
        "signature-bad-es256",
        &[
            Metadata(|m| {
                m.insert("id_token_signing_alg_values_supported".into(), json!(["ES256"]));
            }),
            Keys(|k, _| k.push(Signer::Ec.public("ec-1"))),
            IdToken(|t| {
                t.signed_by(Signer::Nobody, "ES256");
                t.key("ec-1")
            }),
        ],
    ),
    bad("signature-empty", &[IdToken(|t| t.signer = Signer::Nobody)]),
    good(
        "kid-absent-one-key",
        &[IdToken(|t| {
            t.header.remove("kid");
        })],
    ),
    good(
        "kid-absent-one-key-of-its-kind",
        &[
            Keys(|k, _| k.push(Signer::Ec.public("ec-1"))),
            IdToken(|t| {
                t.header.remove("kid");
            }),
        ],
    ),
    bad(
        "kid-absent-several-keys",
        &[
            Keys(|k, _| k.push(Signer::OtherRsa.public("rsa-2"))),
            IdToken(|t| {
                t.header.remove("kid");
            }),
        ],
    ),
    bad(
        "userinfo-sub-wrong",
        &[Userinfo(|u| {
            u.insert("sub".into(), "berta".into());
        })],
    ),
    bad(
        "userinfo-sub-missing",
        &[Userinfo(|u| {
            u.remove("sub");
        })],
    ),
    bad(
        "discovery-issuer-wrong",
        &[Metadata(|m| {
            m.insert("issuer".into(), "https://other.example".into());
        })],
    ),
    bad(
        "discovery-issuer-missing",
        &[Metadata(|m| {
            m.remove("issuer");
        })],
    ),
    bad("keys-none", &[Keys(|k, _| k.clear())]),
    good(
        "keys-unknown-kind-beside",
        &[Keys(|k, _| {
            k.push(json!({ "kty": "AKP", "alg": "ML-DSA-44", "pub": "AAAA", "kid": "new" }))
        })],
    ),
    bad("keys-for-encryption", &[Keys(|k, _| k[0]["use"] = "enc".into())]),
    // The first response has the old key; the token is already signed with a new one.
    good(
        "rotation-just-before-signing",
        &[
            Keys(|k, asked| {
                if asked > 1 {
                    k[0] = Signer::OtherRsa.public("rsa-2")
                }
            }),
            IdToken(|t| {
                t.signer = Signer::OtherRsa;
                t.key("rsa-2")
            }),
        ],
    ),
    good(
        "rotation-under-the-same-id",
        &[
            Keys(|k, asked| {
                if asked > 1 {
                    k[0] = Signer::OtherRsa.public("rsa-1")
                }
            }),
            IdToken(|t| t.signer = Signer::OtherRsa),
        ],
    ),
    bad(
        "rotation-that-never-comes",
        &[IdToken(|t| {
            t.signer = Signer::OtherRsa;
            t.key("rsa-2")
        })],
    ),
    good(
        "iss-parameter-missing-unannounced",
        &[
            Metadata(|m| {
                m.remove("authorization_response_iss_parameter_supported");
            }),
            Answer(|a| a.retain(|(name, _)| name != "iss")),
        ],
    ),
    bad("iss-parameter-missing", &[Answer(|a| a.retain(|(name, _)| name != "iss"))]),
    bad("iss-parameter-foreign", &[Answer(|a| put(a, "iss", "https://other.example"))]),
    bad(
        "iss-parameter-twice",
        &[Answer(|a| a.push(("iss".into(), "https://other.example".into())))],
    ),
    bad("state-missing", &[Answer(|a| a.retain(|(name, _)| name != "state"))]),
    bad(
        "state-foreign",
        &[Answer(|a| put(a, "state", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))],
    ),
    bad("state-twice", &[Answer(|a| a.push(("state".into(), "x".into())))]),
    bad("code-missing", &[Answer(|a| a.retain(|(name, _)| name != "code"))]),
    bad("code-empty", &[Answer(|a| put(a, "code", ""))]),
    bad("code-twice", &[Answer(|a| a.push(("code".into(), "code-0".into())))]),
];
