//! Harmless deviations from the specifications, and signed userinfo.

use super::{
    super::{CLIENT, Signer},
    Case, Spoil,
    Spoil::{IdToken, Keys, Metadata, SignedUserinfo, Tokens, Userinfo},
    bad, good,
};
use serde_json::json;

const ANNOUNCES_ED25519: Spoil = Metadata(|m| {
    m.insert("id_token_signing_alg_values_supported".into(), json!(["Ed25519"]));
});
const HAS_ED_KEY: Spoil = Keys(|k, _| k.push(Signer::Ed.public("ed-1")));
const SIGNED_BY_ED25519: Spoil = IdToken(|t| {
    t.signed_by(Signer::Ed, "Ed25519");
    t.key("ed-1")
});

/// Irrelevant deviations are accepted; security-relevant ones are not.
pub const UNUSUAL: &[Case] = &[
    good(
        "discovery-odd",
        &[Metadata(|m| {
            m.insert("op_policy_uri".into(), "".into());
            m.insert("op_tos_uri".into(), json!(7));
            m.insert("end_session_endpoint".into(), "".into());
            m.insert("claims_parameter_supported".into(), "true".into());
            m.insert("service_documentation".into(), json!([]));
        })],
    ),
    good(
        "discovery-without-lists",
        &[Metadata(|m| {
            m.remove("response_types_supported");
            m.remove("subject_types_supported");
            m.remove("id_token_signing_alg_values_supported");
            m.remove("code_challenge_methods_supported");
        })],
    ),
    good(
        "claims-odd",
        &[
            IdToken(|t| {
                t.set("address", json!(["Rosario"]));
                t.set("picture", json!({ "data": { "url": "x" } }));
                t.set("acr", 1);
                t.set("amr", "pwd");
            }),
            Tokens(|a| {
                a.remove("token_type");
                a.insert("expires_in".into(), "3600".into());
            }),
            Userinfo(|u| {
                u.insert("address".into(), "Rosario".into());
                u.insert("locale".into(), json!({ "language": "es" }));
                u.insert("given_name".into(), json!(["Ana"]));
                u.insert("family_name".into(), 7.into());
                u.insert("email_verified".into(), 1.into());
            }),
        ],
    ),
    good(
        "tokens-type-in-capitals",
        &[Tokens(|a| {
            a.insert("token_type".into(), "BEARER".into());
        })],
    ),
    good(
        "alg-eddsa",
        &[
            Metadata(|m| {
                m.insert("id_token_signing_alg_values_supported".into(), json!(["EdDSA"]));
            }),
            HAS_ED_KEY,
            IdToken(|t| {
                t.signed_by(Signer::Ed, "EdDSA");
                t.key("ed-1")
            }),
        ],
    ),
    good(
        "alg-ed25519",
        &[
            ANNOUNCES_ED25519,
            Keys(|k, _| {
                let mut key = Signer::Ed.public("ed-1");
                key["alg"] = "Ed25519".into();
                k.push(key);
            }),
            SIGNED_BY_ED25519,
        ],
    ),
    good("alg-ed25519-by-a-key-for-any", &[ANNOUNCES_ED25519, HAS_ED_KEY, SIGNED_BY_ED25519]),
    bad("alg-ed25519-unannounced", &[HAS_ED_KEY, SIGNED_BY_ED25519]),
    bad(
        "signature-bad-ed25519",
        &[ANNOUNCES_ED25519, HAS_ED_KEY, SIGNED_BY_ED25519, IdToken(|t| t.signer = Signer::Nobody)],
    ),
    good("userinfo-signed", &[SignedUserinfo(|_| ())]),
    good(
        "userinfo-signed-for-nobody-in-particular",
        &[SignedUserinfo(|t| {
            t.drop("iss");
            t.drop("aud")
        })],
    ),
    good(
        "userinfo-signed-for-several",
        &[SignedUserinfo(|t| t.set("aud", json!(["somebody", CLIENT])))],
    ),
    good(
        "userinfo-signed-after-a-rotation",
        &[
            Keys(|k, asked| {
                if asked > 1 {
                    k.push(Signer::OtherRsa.public("rsa-2"))
                }
            }),
            SignedUserinfo(|t| {
                t.signer = Signer::OtherRsa;
                t.key("rsa-2")
            }),
        ],
    ),
    bad("userinfo-signed-by-another", &[SignedUserinfo(|t| t.signer = Signer::OtherRsa)]),
    bad("userinfo-signed-by-nobody", &[SignedUserinfo(|t| t.signed_by(Signer::Nobody, "none"))]),
    bad(
        "userinfo-signed-with-our-secret",
        &[SignedUserinfo(|t| t.signed_by(Signer::Secret, "HS256"))],
    ),
    bad(
        "userinfo-signed-at-another-issuer",
        &[SignedUserinfo(|t| t.set("iss", "https://other.example"))],
    ),
    bad("userinfo-signed-for-another", &[SignedUserinfo(|t| t.set("aud", "somebody"))]),
    bad("userinfo-signed-sub-wrong", &[SignedUserinfo(|t| t.set("sub", "berta"))]),
    bad("userinfo-signed-sub-missing", &[SignedUserinfo(|t| t.drop("sub"))]),
];
