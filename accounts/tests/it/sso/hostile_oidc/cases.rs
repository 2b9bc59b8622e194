//! The cases: what is wrong with each, and whether the sign-in goes on all the same.

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
    /// The userinfo comes as a signed token.
    SignedUserinfo(fn(&mut Token)),
    /// What the browser brings.
    Answer(fn(&mut Vec<(String, String)>)),
    /// One endpoint answers something else altogether.
    Response(&'static str, fn() -> Response),
}

const fn good(name: &'static str, spoils: &'static [Spoil]) -> Case {
    Case { name, accepted: true, spoils }
}

const fn bad(name: &'static str, spoils: &'static [Spoil]) -> Case {
    Case { name, accepted: false, spoils }
}

/// What is done in the case of that name, wherever it stands.
pub fn spoils(name: &str) -> &'static [Spoil] {
    [PROFILES, EXTRAS, ANSWERS, SETTINGS, FRESH_LOGINS, UNUSUAL]
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
