//! Whether a user has really signed in again (OpenID Connect Core, section 2: `auth_time`; section 3.1.2.1: `max_age`).

use super::{SKEW, jws, metadata::Metadata};
use crate::sso::protocol::ProtocolError;
use model::Timestamp;
use serde_json::{Map, Value};

const AUTH_TIME: &str = "auth_time";

/// Checks that the login was made after the request. With `max_age` a provider must return its time. A provider whose
/// metadata lists its claims without `auth_time` cannot; then only its handling of `prompt` is left.
///
/// # Errors
/// `OldLogin`.
pub(super) fn check(
    claims: &Map<String, Value>,
    metadata: &Metadata,
    since: Timestamp,
    now: Timestamp,
) -> Result<(), ProtocolError> {
    let listed = metadata.claims.as_ref();
    let never_says = listed.is_some_and(|claims| !claims.iter().any(|claim| claim == AUTH_TIME));
    judge(claims.get(AUTH_TIME), never_says, since, now).map_err(ProtocolError::OldLogin)
}

fn judge(
    given: Option<&Value>,
    never_says: bool,
    since: Timestamp,
    now: Timestamp,
) -> Result<(), &'static str> {
    let Some(given) = given else {
        return if never_says {
            Ok(())
        } else {
            Err("the ID token does not say when the login was")
        };
    };
    let login = jws::moment(given).ok_or("the ID token's auth_time is not a time")?;
    if login < since.and_utc() - SKEW {
        return Err("the login is older than the question for a new one");
    }
    if login > now.and_utc() + SKEW {
        return Err("the login is in the future");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use serde_json::json;

    #[test]
    fn a_login_is_accepted_from_the_request_to_now_within_a_minute() {
        const ASKED: i64 = 1_800_000_000;
        const NOW: i64 = ASKED + 30;
        let at = |seconds| DateTime::from_timestamp_secs(seconds).unwrap().naive_utc();
        let table = [
            (Some(json!(ASKED)), false, true),
            (Some(json!(NOW)), false, true),
            (Some(json!(ASKED - 60)), false, true),
            (Some(json!(ASKED - 61)), false, false),
            (Some(json!(NOW + 60)), false, true),
            (Some(json!(NOW + 61)), false, false),
            (Some(json!(ASKED as f64 + 0.5)), false, true),
            (Some(json!(0)), false, false),
            (Some(json!(-1)), false, false),
            (Some(json!(ASKED.to_string())), false, false),
            (Some(json!(null)), false, false),
            (Some(json!([ASKED])), false, false),
            (None, false, false),
            (None, true, true),
            // A claim that was sent is checked, even if not listed.
            (Some(json!(ASKED - 3600)), true, false),
        ];
        for (given, never_says, counts) in table {
            let judged = judge(given.as_ref(), never_says, at(ASKED), at(NOW));
            assert_eq!(judged.is_ok(), counts, "{given:?} {never_says}: {judged:?}");
        }
    }
}
