//! Claims become attributes: those of the ID token first, then what the userinfo adds.

use super::id_token::Verified;
use crate::sso::protocol::{Assertion, Attributes};
use model::Provider;
use serde_json::{Map, Value};

/// These are about the token, not about the person.
const OF_THE_TOKEN: &[&str] = &[
    "iss", "aud", "exp", "iat", "nbf", "jti", "nonce", "azp", "at_hash", "c_hash", "s_hash", "sid",
];
/// These only a signed token may say; whether the email is verified is found out apart.
const OF_THE_SIGN_IN: &[&str] = &["sub", "acr", "amr", "auth_time", VERIFIED];
const VERIFIED: &str = "email_verified";

/// What the provider vouches for.
pub(super) fn assertion(
    provider: &Provider,
    token: Verified,
    userinfo: Option<&Map<String, Value>>,
) -> Assertion {
    let mut attributes = Attributes::default();
    let of_token = token.claims.iter().filter(|(name, _)| *name != VERIFIED);
    let empty = Map::new();
    let of_userinfo = userinfo
        .unwrap_or(&empty)
        .iter()
        .filter(|(name, _)| !OF_THE_SIGN_IN.contains(&name.as_str()));
    for (name, value) in of_token.chain(of_userinfo) {
        let values = texts(value);
        if !OF_THE_TOKEN.contains(&name.as_str()) && !values.is_empty() {
            attributes.0.entry(name.clone()).or_insert(values);
        }
    }
    let email = attributes.first(&provider.mapping.email);
    let email_verified = email.is_some_and(|email| is_verified(email, &token.claims, userinfo));
    attributes
        .0
        .insert(VERIFIED.to_owned(), vec![email_verified.to_string()]);
    Assertion {
        issuer: token.metadata.issuer().to_string(),
        subject: token.subject,
        attributes,
        email_verified,
        session: text(token.claims.get("sid")),
        id_token: Some(token.raw),
    }
}

/// Whether a document that has this email says that it is verified, and none says that it is not.
fn is_verified(
    email: &str,
    token: &Map<String, Value>,
    userinfo: Option<&Map<String, Value>>,
) -> bool {
    let mut verified = false;
    for document in [Some(token), userinfo].into_iter().flatten() {
        let theirs = text(document.get("email"));
        let same = theirs.as_deref().map(str::trim) == Some(email);
        match document.get(VERIFIED) {
            None => {}
            Some(word) if is_true(word) => verified |= same,
            Some(_) if same || theirs.is_none() => return false,
            Some(_) => {}
        }
    }
    verified
}

/// Some providers write it as text.
fn is_true(word: &Value) -> bool {
    *word == Value::Bool(true) || word.as_str() == Some("true")
}

fn text(value: Option<&Value>) -> Option<String> {
    value?
        .as_str()
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

/// A value in words: a list is several of them, an object is none.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Null | Value::Object(_) => Vec::new(),
        Value::Bool(word) => vec![word.to_string()],
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) => vec![text.clone()],
        Value::Array(all) => all
            .iter()
            .filter(|one| !one.is_array())
            .flat_map(texts)
            .collect(),
    }
}
