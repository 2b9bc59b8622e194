//! Logout tokens: what is wrong with each, and whether it ends sessions nevertheless.

use super::{CLIENT, Signer, Token};
use serde_json::json;

/// A logout token.
pub struct Logout {
    pub name: &'static str,
    pub accepted: bool,
    pub spoil: fn(&mut Token),
}

const fn good(name: &'static str, spoil: fn(&mut Token)) -> Logout {
    Logout { name, accepted: true, spoil }
}

const fn bad(name: &'static str, spoil: fn(&mut Token)) -> Logout {
    Logout { name, accepted: false, spoil }
}

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// The first eight are the OpenID Foundation's.
pub const LOGOUTS: &[Logout] = &[
    good("good", |_| ()),
    bad("alg-none", |t| t.signed_by(Signer::Nobody, "none")),
    bad("no-event", |t| t.drop("events")),
    bad("a-nonce", |t| t.set("nonce", "anything")),
    bad("alg-wrong", |t| t.signed_by(Signer::Secret, "HS256")),
    bad("aud-wrong", |t| t.set("aud", "somebody")),
    bad("event-wrong", |t| t.set("events", json!({ "http://schemas.openid.net/event/other": {} }))),
    bad("iss-wrong", |t| t.set("iss", "https://other.example")),
    bad("event-no-object", |t| t.set("events", json!({ EVENT: "yes" }))),
    bad("event-a-list", |t| t.set("events", json!([EVENT]))),
    bad("signature-bad", |t| t.signer = Signer::OtherRsa),
    bad("kid-unknown", |t| t.key("rsa-9")),
    bad("alg-hs256-with-the-public-key", |t| t.signed_by(Signer::PublicKey, "HS256")),
    bad("alg-unannounced", |t| t.signed_by(Signer::Rsa, "RS384")),
    bad("crit", |t| {
        t.header.insert("crit".into(), json!(["exp"]));
    }),
    bad("typ-at-jwt", |t| {
        t.header.insert("typ".into(), "at+jwt".into());
    }),
    good("typ-missing", |t| {
        t.header.remove("typ");
    }),
    good("typ-jwt", |t| {
        t.header.insert("typ".into(), "JWT".into());
    }),
    good("aud-list", |t| t.set("aud", json!([CLIENT]))),
    bad("aud-extra", |t| t.set("aud", json!([CLIENT, "somebody"]))),
    bad("aud-missing", |t| t.drop("aud")),
    bad("aud-empty", |t| t.set("aud", json!([]))),
    bad("iss-missing", |t| t.drop("iss")),
    bad("iat-missing", |t| t.drop("iat")),
    good("iat-in-59-s", |t| t.time("iat", 59)),
    bad("iat-in-61-s", |t| t.time("iat", 61)),
    bad("iat-week-old", |t| t.time("iat", -7 * 24 * 3600)),
    bad("exp-missing", |t| t.drop("exp")),
    good("exp-59-s-ago", |t| t.time("exp", -59)),
    good("exp-the-last-moment-of-time", |t| t.set("exp", 8_210_266_876_799_i64)),
    bad("exp-a-second-later", |t| t.set("exp", 8_210_266_876_800_i64)),
    bad("exp-beyond-time", |t| t.set("exp", 1e300)),
    bad("exp-the-largest-number", |t| t.set("exp", u64::MAX)),
    bad("iat-beyond-time", |t| t.set("iat", i64::MAX)),
    bad("nbf-beyond-time", |t| t.set("nbf", 1e300)),
    bad("exp-61-s-ago", |t| t.time("exp", -61)),
    bad("nbf-in-61-s", |t| t.time("nbf", 61)),
    bad("jti-missing", |t| t.drop("jti")),
    bad("jti-a-number", |t| t.set("jti", 7)),
    bad("nobody", |t| {
        t.drop("sub");
        t.drop("sid")
    }),
    good("sid-only", |t| t.drop("sub")),
    good("sub-only", |t| t.drop("sid")),
    bad("sub-a-number", |t| t.set("sub", 7)),
    bad("sid-too-long", |t| t.set("sid", "a".repeat(256))),
];
