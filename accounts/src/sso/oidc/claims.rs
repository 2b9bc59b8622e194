//! Mapping claims to attributes: those of the ID token first, then those of the userinfo.

use super::{id_token::Verified, metadata::Metadata, tokens::Tokens};
use crate::sso::{
    attributes::Attributes,
    protocol::{Assertion, is_true},
};
use model::{Mapping, Provider, one_line};
use serde_json::{Map, Value};

/// Claims about the token, not the user.
const OF_THE_TOKEN: &[&str] = &[
    "iss", "aud", "exp", "iat", "nbf", "jti", "nonce", "azp", "at_hash", "c_hash", "s_hash", "sid",
];
/// Claims accepted from a signed token only; whether the email is verified is determined separately.
const OF_THE_SIGN_IN: &[&str] = &["sub", "acr", "amr", "auth_time", VERIFIED];
const VERIFIED: &str = "email_verified";

/// Types of claims according to the specification (Core, section 5.1).
const TEXTS: &[&str] = &[
    "name",
    "given_name",
    "family_name",
    "middle_name",
    "nickname",
    "preferred_username",
    "profile",
    "picture",
    "website",
    "email",
    "gender",
    "birthdate",
    "zoneinfo",
    "locale",
    "phone_number",
];
const SWITCHES: &[&str] = &[VERIFIED, "phone_number_verified"];

/// Returns the verified user.
pub(super) fn assertion(
    provider: &Provider,
    metadata: &Metadata,
    token: Verified,
    userinfo: Option<Map<String, Value>>,
    tokens: Tokens,
) -> Assertion {
    let userinfo = userinfo.unwrap_or_default();
    let of_token = attributes(&token.claims, &[VERIFIED]);
    let of_userinfo = attributes(&userinfo, OF_THE_SIGN_IN);
    let mut all = of_token.clone();
    all.extend(of_userinfo.clone());
    let documents = [
        Document { attributes: &of_token, claims: &token.claims },
        Document { attributes: &of_userinfo, claims: &userinfo },
    ];
    let claim = Mapping::default();
    let is_claim_verified = is_verified(&claim, &all, &documents);
    all.set(VERIFIED, is_claim_verified.to_string());
    Assertion {
        issuer: metadata.issuer.clone(),
        subject: token.subject,
        email_verified: is_verified(&provider.mapping, &all, &documents),
        attributes: all,
        ignored: ignored(&tokens, &token.claims, &userinfo),
        session: session(&token.claims),
        id_token: Some(tokens.id_token),
    }
}

fn attributes(claims: &Map<String, Value>, hidden: &[&str]) -> Attributes {
    let mut attributes = Attributes::default();
    for (name, value) in claims {
        if !OF_THE_TOKEN.contains(&name.as_str()) && !hidden.contains(&name.as_str()) {
            attributes.add(name, value);
        }
    }
    attributes
}

fn session(claims: &Map<String, Value>) -> Option<String> {
    let session = claims.get("sid")?.as_str();
    session.filter(|session| !session.is_empty()).map(str::to_owned)
}

/// The ID token's or the userinfo's claims.
struct Document<'d> {
    attributes: &'d Attributes,
    claims: &'d Map<String, Value>,
}

impl Document<'_> {
    /// Returns whether it says that its email is verified. None if it does not say.
    fn word(&self, mapping: &Mapping) -> Option<bool> {
        if mapping.email_verified.is_empty() {
            return self.claims.get(VERIFIED).map(is_verifying);
        }
        let flag = &mapping.email_verified;
        let is_said = self.attributes.has(flag);
        is_said.then(|| self.attributes.only(flag).is_some_and(is_true))
    }
}

/// Returns whether a document with the mapped email says that it is verified, and none says that it is not.
/// `email_verified` covers the claim `email` only; another attribute needs a flag of its own.
fn is_verified(mapping: &Mapping, all: &Attributes, documents: &[Document<'_>]) -> bool {
    let Some(email) = all.first(&mapping.email) else {
        return false;
    };
    let of = if mapping.email_verified.is_empty() { "email" } else { &mapping.email };
    let mut verified = false;
    for document in documents {
        let theirs = document.attributes.only(of);
        let same = theirs == Some(email);
        match document.word(mapping) {
            None => {}
            Some(true) => verified |= same,
            Some(false) if same || theirs.is_none() => return false,
            Some(false) => {}
        }
    }
    verified
}

/// Some providers send it as a text.
fn is_verifying(word: &Value) -> bool {
    *word == Value::Bool(true) || word.as_str().is_some_and(is_true)
}

/// Returns the malformed claims with their documents.
fn ignored(
    tokens: &Tokens,
    token: &Map<String, Value>,
    userinfo: &Map<String, Value>,
) -> Vec<String> {
    let of_answer = tokens.ignored.iter().map(|name| format!("token response: {name}"));
    let of_token = unusual(token).map(|name| format!("ID token: {name}"));
    let of_userinfo = unusual(userinfo).map(|name| format!("userinfo: {name}"));
    of_answer.chain(of_token).chain(of_userinfo).collect()
}

fn unusual(claims: &Map<String, Value>) -> impl Iterator<Item = String> {
    let is_unusual = |(name, value): &(&String, &Value)| {
        let is_usual = match name.as_str() {
            "updated_at" => value.is_number(),
            "address" => value.is_object(),
            name if SWITCHES.contains(&name) => value.is_boolean(),
            name if TEXTS.contains(&name) => value.is_string(),
            _ => true,
        };
        !is_usual && !value.is_null()
    };
    claims.iter().filter(is_unusual).map(|(name, _)| one_line(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ANA: &str = "ana@example.test";

    fn object(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    fn verified(mapping: &Mapping, token: &Value, userinfo: &Value) -> bool {
        let (token, userinfo) = (object(token), object(userinfo));
        let (of_token, of_userinfo) = (attributes(&token, &[]), attributes(&userinfo, &[]));
        let mut all = of_token.clone();
        all.extend(of_userinfo.clone());
        let documents = [
            Document { attributes: &of_token, claims: &token },
            Document { attributes: &of_userinfo, claims: &userinfo },
        ];
        is_verified(mapping, &all, &documents)
    }

    #[test]
    fn only_three_spellings_verify_and_nothing_else_does() {
        let table = [
            (json!(true), true),
            (json!("true"), true),
            (json!("True"), true),
            (json!("TRUE"), false),
            (json!("1"), false),
            (json!("yes"), false),
            (json!(1), false),
            (json!(false), false),
            (json!("false"), false),
            (json!(null), false),
            (json!([true]), false),
            (json!({ "verified": true }), false),
        ];
        for (word, counts) in table {
            let says = json!({ "email": ANA, "email_verified": word });
            assert_eq!(verified(&Mapping::default(), &says, &json!({})), counts, "{word}");
            assert_eq!(verified(&Mapping::default(), &json!({}), &says), counts, "{word}");
            let own = Mapping { email_verified: "checked".into(), ..Mapping::default() };
            let says = json!({ "email": ANA, "checked": word });
            assert_eq!(verified(&own, &says, &json!({})), counts, "{word}");
        }
    }

    #[test]
    fn a_verified_flag_covers_the_email_of_its_own_document() {
        let default = Mapping::default();
        let upn = Mapping { email: "upn".into(), ..Mapping::default() };
        let own = Mapping { email_verified: "upn_checked".into(), ..upn.clone() };
        let nested = Mapping {
            email: "emails[0].value".into(),
            email_verified: "emails[0].verified".into(),
            ..Mapping::default()
        };
        let yes = json!({ "email": ANA, "email_verified": true });
        let other = json!({ "email": "root@example.test", "email_verified": true });
        let table = [
            (&default, json!({ "email": ANA }), yes.clone(), true),
            (&default, json!({ "email": ANA }), other, false),
            (&default, yes.clone(), json!({ "email_verified": false }), false),
            (&default, json!({ "email_verified": true }), json!({ "email": ANA }), false),
            (
                &default,
                json!({ "email": [ANA, "b@example.test"], "email_verified": true }),
                json!({}),
                false,
            ),
            // Another attribute counts when it equals the address that the flag covers.
            (&upn, json!({ "upn": ANA, "email": ANA, "email_verified": true }), json!({}), true),
            (
                &upn,
                json!({ "upn": "root@example.test", "email": ANA, "email_verified": true }),
                json!({}),
                false,
            ),
            (&upn, json!({ "upn": ANA, "email_verified": true }), json!({}), false),
            (&own, json!({ "upn": ANA, "upn_checked": "true" }), json!({}), true),
            (
                &own,
                json!({ "upn": ANA, "upn_checked": false, "email": ANA, "email_verified": true }),
                json!({}),
                false,
            ),
            (&own, json!({ "upn": ANA, "email": ANA, "email_verified": true }), json!({}), false),
            (
                &own,
                json!({ "upn": ANA }),
                json!({ "upn": "b@example.test", "upn_checked": true }),
                false,
            ),
            (&own, json!({ "upn": ANA }), json!({ "upn_checked": true }), false),
            (&nested, json!({ "emails": [{ "value": ANA, "verified": true }] }), json!({}), true),
            (
                &nested,
                json!({ "emails": [{ "value": ANA }, { "value": "b", "verified": true }] }),
                json!({}),
                false,
            ),
        ];
        for (mapping, token, userinfo, counts) in table {
            assert_eq!(
                verified(mapping, &token, &userinfo),
                counts,
                "{mapping:?} {token} {userinfo}"
            );
        }
    }

    #[test]
    fn malformed_claims_are_listed() {
        let usual = json!({
            "name": "Ana", "updated_at": 7, "address": { "locality": "Rosario" }, "email_verified": true,
            "picture": null, "groups": 7, "x": {},
        });
        assert_eq!(unusual(&object(&usual)).count(), 0);
        let odd = json!({
            "updated_at": "2026-05-01", "address": ["Rosario"], "picture": { "data": {} }, "locale": {},
            "given_name": ["Ana"], "family_name": 7, "email_verified": 1,
        });
        let names: Vec<_> = unusual(&object(&odd)).collect();
        assert_eq!(names, object(&odd).keys().cloned().collect::<Vec<_>>());
        let tokens = Tokens {
            access_token: String::new(),
            id_token: String::new(),
            ignored: vec!["expires_in"],
        };
        let all =
            ignored(&tokens, &object(&json!({ "picture": 7 })), &object(&json!({ "locale": 7 })));
        assert_eq!(all, ["token response: expires_in", "ID token: picture", "userinfo: locale"]);
    }
}
