//! The cases: what is wrong with each, and whether the sign-in succeeds nevertheless.

#[path = "cases/answers.rs"]
mod answers;
#[path = "cases/extras.rs"]
mod extras;
#[path = "cases/fresh_logins.rs"]
mod fresh_logins;
#[path = "cases/profiles.rs"]
mod profiles;
#[path = "cases/unusual.rs"]
mod unusual;

use super::Token;
pub use answers::{ANSWERS, SETTINGS};
use axum::response::Response;
pub use extras::EXTRAS;
pub use fresh_logins::FRESH_LOGINS;
pub use profiles::PROFILES;
use serde_json::{Map, Value};
pub use unusual::UNUSUAL;

/// An issuer, and the expected result of a sign-in there.
pub struct Case {
    pub name: &'static str,
    pub accepted: bool,
    pub spoils: &'static [Spoil],
}

/// Modifies one of the provider's responses.
pub enum Spoil {
    Metadata(fn(&mut Map<String, Value>)),
    /// Also gets how often the keys were requested.
    Keys(fn(&mut Vec<Value>, usize)),
    IdToken(fn(&mut Token)),
    Tokens(fn(&mut Map<String, Value>)),
    Userinfo(fn(&mut Map<String, Value>)),
    /// The userinfo is a signed token.
    SignedUserinfo(fn(&mut Token)),
    /// The callback's parameters.
    Answer(fn(&mut Vec<(String, String)>)),
    /// Replaces the response of one endpoint.
    Response(&'static str, fn() -> Response),
}

const fn good(name: &'static str, spoils: &'static [Spoil]) -> Case {
    Case { name, accepted: true, spoils }
}

const fn bad(name: &'static str, spoils: &'static [Spoil]) -> Case {
    Case { name, accepted: false, spoils }
}

/// Returns the modifications of the case with that name.
pub fn spoils(name: &str) -> &'static [Spoil] {
    [PROFILES, EXTRAS, ANSWERS, SETTINGS, FRESH_LOGINS, UNUSUAL]
        .into_iter()
        .flatten()
        .find(|case| case.name == name)
        .map_or(&[], |case| case.spoils)
}

/// Replaces a parameter of the callback.
pub fn put(answer: &mut [(String, String)], name: &str, value: &str) {
    for (_, old) in answer.iter_mut().filter(|(given, _)| given == name) {
        value.clone_into(old);
    }
}
