//! The form by which an admin makes a token.

use chrono::TimeDelta;
use model::{
    ApiScope, ApiTokenName, Failure, api_token::InvalidApiTokenName, refusals::ApiTokenRefusal,
};

/// The longest life of a token, in days.
const MAX_DAYS: i64 = 365;

/// A token as it was typed.
#[derive(Debug, Clone, Default)]
pub struct ApiTokenForm {
    pub name: String,
    /// The names of the scopes.
    pub scopes: Vec<String>,
    /// After how many days it expires.
    pub days: String,
}

#[derive(Debug)]
pub(super) struct Valid {
    pub name: ApiTokenName,
    pub scopes: Vec<ApiScope>,
    pub life: TimeDelta,
}

pub(super) fn read(form: &ApiTokenForm) -> Result<Valid, Failure<ApiTokenRefusal>> {
    use ApiTokenRefusal as R;
    let mut problems = Vec::new();
    let name = form.name.parse::<ApiTokenName>().map_err(|error| {
        problems.push(match error {
            InvalidApiTokenName::Missing => R::NameMissing,
            InvalidApiTokenName::Forbidden => R::NameInvalid,
        });
    });
    let is_chosen = |scope: &ApiScope| form.scopes.iter().any(|name| name == scope.code());
    let scopes: Vec<_> = ApiScope::ALL.into_iter().filter(is_chosen).collect();
    if scopes.is_empty() {
        problems.push(R::ScopesMissing);
    }
    let days = form.days.trim().parse::<i64>().ok().filter(|days| (1..=MAX_DAYS).contains(days));
    if days.is_none() {
        problems.push(R::ExpiryInvalid);
    }
    match (name, days) {
        (Ok(name), Some(days)) if problems.is_empty() => {
            Ok(Valid { name, scopes, life: TimeDelta::days(days) })
        }
        _ => Err(Failure::Refused(problems)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ApiTokenRefusal as R;

    #[test]
    fn what_is_wrong_is_said_at_each_field() {
        for (name, scopes, days, expected) in [
            ("Printer", &["orders.read"][..], "1", &[][..]),
            ("Printer", &["orders.read", "agents.write"], " 365 ", &[]),
            ("", &["orders.read"], "30", &[R::NameMissing]),
            ("a\0", &["orders.read"], "30", &[R::NameInvalid]),
            ("Printer", &[], "30", &[R::ScopesMissing]),
            ("Printer", &["agents.write"], "30", &[R::ScopesMissing]),
            ("Printer", &["orders.read"], "0", &[R::ExpiryInvalid]),
            ("Printer", &["orders.read"], "366", &[R::ExpiryInvalid]),
            ("", &[], "soon", &[R::NameMissing, R::ScopesMissing, R::ExpiryInvalid]),
        ] {
            let form = ApiTokenForm {
                name: name.into(),
                scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
                days: days.into(),
            };
            let refused = match read(&form) {
                Ok(_) => Vec::new(),
                Err(Failure::Refused(refused)) => refused,
                Err(other) => panic!("{other:?}"),
            };
            assert_eq!(refused, expected, "{form:?}");
        }
    }
}
