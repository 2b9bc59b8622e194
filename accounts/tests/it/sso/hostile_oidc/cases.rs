//! The cases: what is wrong with each, and whether the sign-in goes on all the same.

use super::{Signer, Token};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

/// One issuer and what becomes of a sign-in there.
pub struct Case {
    pub name: &'static str,
    pub accepted: bool,
    pub spoils: &'static [Spoil],
}

/// What is done to one of the provider's answers.
pub enum Spoil {
    Metadata(fn(&mut Map<String, Value>)),
    /// Also told how often the keys were asked for.
    Keys(fn(&mut Vec<Value>, usize)),
    IdToken(fn(&mut Token)),
    Tokens(fn(&mut Map<String, Value>)),
    Userinfo(fn(&mut Map<String, Value>)),
    /// What the browser brings.
    Answer(fn(&mut Vec<(String, String)>)),
    /// One endpoint answers something else altogether.
    Response(&'static str, fn() -> Response),
}
use Spoil::{Answer, IdToken, Keys, Metadata, Tokens, Userinfo};

const fn good(name: &'static str, spoils: &'static [Spoil]) -> Case {
    Case {
        name,
        accepted: true,
        spoils,
    }
}

const fn bad(name: &'static str, spoils: &'static [Spoil]) -> Case {
    Case {
        name,
        accepted: false,
        spoils,
    }
}

/// What the OpenID Foundation's tests of clients do: 14 of the basic profile, 5 of the configuration profile, and their
/// next of kin.
pub const PROFILES: &[Case] = &[
    good("good", &[]),
    bad(
        "iss-wrong",
        &[IdToken(|t| t.set("iss", "https://other.example"))],
    ),
    bad("iss-missing", &[IdToken(|t| t.drop("iss"))]),
    bad(
        "iss-with-a-slash",
        &[IdToken(|t| {
            let iss = format!(
                "{}/",
                t.claims["iss"]
                    .as_str()
                    .expect("no test panicked meanwhile")
            );
            t.set("iss", iss)
        })],
    ),
    bad("aud-wrong", &[IdToken(|t| t.set("aud", "somebody"))]),
    bad("aud-missing", &[IdToken(|t| t.drop("aud"))]),
    bad("aud-empty", &[IdToken(|t| t.set("aud", json!([])))]),
    good(
        "aud-list",
        &[IdToken(|t| t.set("aud", json!([super::CLIENT])))],
    ),
    bad(
        "aud-extra",
        &[IdToken(|t| {
            t.set("aud", json!([super::CLIENT, "somebody"]))
        })],
    ),
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
    bad(
        "iat-week-old",
        &[IdToken(|t| t.time("iat", -7 * 24 * 3600))],
    ),
    bad("exp-missing", &[IdToken(|t| t.drop("exp"))]),
    bad("exp-past", &[IdToken(|t| t.time("exp", -3600))]),
    bad("nonce-wrong", &[IdToken(|t| t.set("nonce", "another"))]),
    bad("nonce-missing", &[IdToken(|t| t.drop("nonce"))]),
    bad(
        "alg-none",
        &[IdToken(|t| t.signed_by(Signer::Nobody, "none"))],
    ),
    bad(
        "alg-none-in-capitals",
        &[IdToken(|t| t.signed_by(Signer::Nobody, "None"))],
    ),
    bad(
        "alg-hs256-with-our-secret",
        &[IdToken(|t| t.signed_by(Signer::Secret, "HS256"))],
    ),
    bad(
        "alg-hs256-with-the-public-key",
        &[IdToken(|t| t.signed_by(Signer::PublicKey, "HS256"))],
    ),
    good(
        "alg-es256",
        &[
            Metadata(|m| {
                m.insert(
                    "id_token_signing_alg_values_supported".into(),
                    json!(["ES256"]),
                );
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
    bad(
        "signature-bad-rs256",
        &[IdToken(|t| t.signer = Signer::OtherRsa)],
    ),
    bad(
        "signature-bad-es256",
        &[
            Metadata(|m| {
                m.insert(
                    "id_token_signing_alg_values_supported".into(),
                    json!(["ES256"]),
                );
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
    bad(
        "keys-for-encryption",
        &[Keys(|k, _| k[0]["use"] = "enc".into())],
    ),
    // The first answer has the old key; the token is signed with a new one already.
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
    bad(
        "iss-parameter-missing",
        &[Answer(|a| a.retain(|(name, _)| name != "iss"))],
    ),
    bad(
        "iss-parameter-foreign",
        &[Answer(|a| put(a, "iss", "https://other.example"))],
    ),
    bad(
        "iss-parameter-twice",
        &[Answer(|a| {
            a.push(("iss".into(), "https://other.example".into()))
        })],
    ),
    bad(
        "state-missing",
        &[Answer(|a| a.retain(|(name, _)| name != "state"))],
    ),
    bad(
        "state-foreign",
        &[Answer(|a| {
            put(a, "state", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        })],
    ),
    bad(
        "state-twice",
        &[Answer(|a| a.push(("state".into(), "x".into())))],
    ),
    bad(
        "code-missing",
        &[Answer(|a| a.retain(|(name, _)| name != "code"))],
    ),
    bad("code-empty", &[Answer(|a| put(a, "code", ""))]),
    bad(
        "code-twice",
        &[Answer(|a| a.push(("code".into(), "code-0".into())))],
    ),
];

/// Times to the second, audiences, parties, algorithms, key ids.
pub const EXTRAS: &[Case] = &[
    good("exp-59-s-ago", &[IdToken(|t| t.time("exp", -59))]),
    bad("exp-60-s-ago", &[IdToken(|t| t.time("exp", -60))]),
    bad("exp-61-s-ago", &[IdToken(|t| t.time("exp", -61))]),
    good("iat-in-59-s", &[IdToken(|t| t.time("iat", 59))]),
    bad("iat-in-61-s", &[IdToken(|t| t.time("iat", 61))]),
    good("iat-10-min-ago", &[IdToken(|t| t.time("iat", -600))]),
    bad(
        "iat-10-min-and-1-s-ago",
        &[IdToken(|t| t.time("iat", -601))],
    ),
    good("nbf-in-59-s", &[IdToken(|t| t.time("nbf", 59))]),
    bad("nbf-in-61-s", &[IdToken(|t| t.time("nbf", 61))]),
    bad("nbf-a-text", &[IdToken(|t| t.set("nbf", "soon"))]),
    bad("exp-a-text", &[IdToken(|t| t.set("exp", "later"))]),
    bad("exp-a-list", &[IdToken(|t| t.set("exp", json!([1])))]),
    bad("exp-beyond-time", &[IdToken(|t| t.set("exp", 1e300))]),
    bad("iat-beyond-time", &[IdToken(|t| t.set("iat", -1e300))]),
    good(
        "exp-a-fraction",
        &[IdToken(|t| {
            let exp = t.claims["exp"]
                .as_f64()
                .expect("no test panicked meanwhile")
                + 0.5;
            t.set("exp", exp)
        })],
    ),
    good("azp-us", &[IdToken(|t| t.set("azp", super::CLIENT))]),
    bad("azp-somebody", &[IdToken(|t| t.set("azp", "somebody"))]),
    good(
        "aud-extra-azp-us",
        &[IdToken(|t| {
            t.set("aud", json!(["somebody", super::CLIENT]));
            t.set("azp", super::CLIENT)
        })],
    ),
    bad(
        "aud-extra-azp-somebody",
        &[IdToken(|t| {
            t.set("aud", json!(["somebody", super::CLIENT]));
            t.set("azp", "somebody")
        })],
    ),
    bad(
        "aud-somebody-azp-us",
        &[IdToken(|t| {
            t.set("aud", json!(["somebody"]));
            t.set("azp", super::CLIENT)
        })],
    ),
    bad(
        "aud-our-id-in-other-case",
        &[IdToken(|t| t.set("aud", "GUICHET"))],
    ),
    bad(
        "at-hash-wrong",
        &[IdToken(|t| t.set("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"))],
    ),
    good("at-hash-missing", &[IdToken(|t| t.drop("at_hash"))]),
    bad(
        "alg-rs384-unannounced",
        &[IdToken(|t| t.signed_by(Signer::Rsa, "RS384"))],
    ),
    good(
        "alg-ps256",
        &[
            Metadata(|m| {
                m.insert(
                    "id_token_signing_alg_values_supported".into(),
                    json!(["PS256"]),
                );
            }),
            IdToken(|t| t.signed_by(Signer::Rsa, "PS256")),
        ],
    ),
    bad(
        "alg-rs256-by-a-key-for-ps256",
        &[Keys(|k, _| k[0]["alg"] = "PS256".into())],
    ),
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
            t.header
                .insert("jwk".into(), Signer::OtherRsa.public("rsa-1"));
            t.signer = Signer::OtherRsa
        })],
    ),
    bad(
        "key-at-an-address-in-the-token",
        &[IdToken(|t| {
            t.header
                .insert("jku".into(), "https://other.example/jwks".into());
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
    bad(
        "sub-too-long",
        &[IdToken(|t| t.set("sub", "a".repeat(256)))],
    ),
    bad("sub-a-number", &[IdToken(|t| t.set("sub", 7))]),
    bad(
        "sub-with-a-line-break",
        &[IdToken(|t| t.set("sub", "ana\r\nadmin"))],
    ),
];

/// Answers of endpoints that are none.
pub const ANSWERS: &[Case] = &[
    bad("discovery-html", &[Spoil::Response("discovery", html)]),
    bad(
        "discovery-404",
        &[Spoil::Response("discovery", || {
            StatusCode::NOT_FOUND.into_response()
        })],
    ),
    bad(
        "discovery-broken-json",
        &[Spoil::Response("discovery", broken)],
    ),
    bad(
        "discovery-elsewhere",
        &[Spoil::Response("discovery", elsewhere)],
    ),
    bad(
        "discovery-too-big",
        &[Spoil::Response("discovery", too_big)],
    ),
    bad(
        "discovery-login-by-script",
        &[Metadata(|m| {
            m.insert(
                "authorization_endpoint".into(),
                "javascript:alert(1)".into(),
            );
        })],
    ),
    bad(
        "discovery-login-at-a-private-address",
        &[Metadata(|m| {
            m.insert("authorization_endpoint".into(), "https://10.0.0.1/".into());
        })],
    ),
    bad(
        "discovery-tokens-at-a-private-address",
        &[Metadata(|m| {
            m.insert("token_endpoint".into(), "https://169.254.169.254/".into());
        })],
    ),
    bad(
        "discovery-tokens-from-a-file",
        &[Metadata(|m| {
            m.insert("token_endpoint".into(), "file:///etc/passwd".into());
        })],
    ),
    bad(
        "discovery-without-tokens",
        &[Metadata(|m| {
            m.remove("token_endpoint");
        })],
    ),
    bad(
        "discovery-keys-at-a-private-address",
        &[Metadata(|m| {
            m.insert("jwks_uri".into(), "https://192.168.1.1/".into());
        })],
    ),
    bad("keys-html", &[Spoil::Response("jwks", html)]),
    bad("keys-elsewhere", &[Spoil::Response("jwks", elsewhere)]),
    bad("tokens-html-200", &[Spoil::Response("token", html)]),
    bad("tokens-broken-json", &[Spoil::Response("token", broken)]),
    bad(
        "tokens-nothing",
        &[Spoil::Response("token", || StatusCode::OK.into_response())],
    ),
    bad(
        "tokens-500",
        &[Spoil::Response("token", || {
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        })],
    ),
    bad("tokens-elsewhere", &[Spoil::Response("token", elsewhere)]),
    bad("tokens-too-big", &[Spoil::Response("token", too_big)]),
    bad(
        "tokens-error-with-a-text",
        &[Spoil::Response("token", || {
            (StatusCode::BAD_REQUEST, "{\"error\":\"<script>\\r\\nforged line\",\"error_description\":\"secret-of-theirs\"}").into_response()
        })],
    ),
    bad(
        "tokens-without-id-token",
        &[Tokens(|a| {
            a.remove("id_token");
        })],
    ),
    bad(
        "tokens-id-token-a-number",
        &[Tokens(|a| {
            a.insert("id_token".into(), 7.into());
        })],
    ),
    bad(
        "tokens-id-token-garbage",
        &[Tokens(|a| {
            a.insert("id_token".into(), "a.b.c".into());
        })],
    ),
    bad(
        "tokens-of-another-type",
        &[Tokens(|a| {
            a.insert("token_type".into(), "mac".into());
        })],
    ),
    bad(
        "tokens-access-token-no-header-could-hold",
        &[
            IdToken(|t| t.drop("at_hash")),
            Tokens(|a| {
                a.insert("access_token".into(), "a\r\nX-Evil: 1".into());
            }),
        ],
    ),
    bad("userinfo-html", &[Spoil::Response("userinfo", html)]),
    bad(
        "userinfo-broken-json",
        &[Spoil::Response("userinfo", broken)],
    ),
    bad(
        "userinfo-403",
        &[Spoil::Response("userinfo", || {
            StatusCode::FORBIDDEN.into_response()
        })],
    ),
    bad(
        "userinfo-elsewhere",
        &[Spoil::Response("userinfo", elsewhere)],
    ),
    bad("userinfo-too-big", &[Spoil::Response("userinfo", too_big)]),
    bad(
        "userinfo-a-list",
        &[Spoil::Response("userinfo", || json_of("[]"))],
    ),
    good(
        "userinfo-not-offered",
        &[Metadata(|m| {
            m.remove("userinfo_endpoint");
        })],
    ),
];

/// What only a test of the provider, or a sign-out, finds out.
pub const SETTINGS: &[Case] = &[
    good(
        "no-code-flow",
        &[Metadata(|m| {
            m.insert("response_types_supported".into(), json!(["id_token"]));
        })],
    ),
    good(
        "pkce-plain-only",
        &[Metadata(|m| {
            m.insert("code_challenge_methods_supported".into(), json!(["plain"]));
        })],
    ),
    good(
        "end-nowhere",
        &[Metadata(|m| {
            m.remove("end_session_endpoint");
        })],
    ),
    good(
        "end-by-script",
        &[Metadata(|m| {
            m.insert("end_session_endpoint".into(), "javascript:alert(1)".into());
        })],
    ),
];

/// What is done in the case of that name, wherever it stands.
pub fn spoils(name: &str) -> &'static [Spoil] {
    [PROFILES, EXTRAS, ANSWERS, SETTINGS]
        .into_iter()
        .flatten()
        .find(|case| case.name == name)
        .map_or(&[], |case| case.spoils)
}

/// Gives a parameter of the answer another value.
pub fn put(answer: &mut [(String, String)], name: &str, value: &str) {
    for (_, old) in answer.iter_mut().filter(|(given, _)| given == name) {
        value.clone_into(old);
    }
}

fn html() -> Response {
    (
        [(header::CONTENT_TYPE, "text/html")],
        "<!doctype html><h1>Sign in</h1>",
    )
        .into_response()
}

fn json_of(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

fn broken() -> Response {
    json_of("{\"issuer\": \"https://")
}

fn elsewhere() -> Response {
    (
        StatusCode::FOUND,
        [(header::LOCATION, "http://169.254.169.254/latest/meta-data/")],
    )
        .into_response()
}

fn too_big() -> Response {
    (
        [(header::CONTENT_TYPE, "application/json")],
        vec![b' '; 300 * 1024],
    )
        .into_response()
}
