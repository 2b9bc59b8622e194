//! The ID token (OpenID Connect Core, section 3.1.3.7). Strict on everything that authentication depends on, lenient on
//! other claims.

use super::{
    MAX_ID_LENGTH, SKEW, Unverified, is_recent,
    jws::{self, Signed, moment},
    metadata::Metadata,
    tokens::Tokens,
};
use crate::sso::protocol::{Client, FlowSecrets, is_same};
use chrono::{DateTime, TimeDelta, Utc};
use model::{Finding, FindingCode};
use openidconnect::{AccessToken, AccessTokenHash};
use serde_json::{Map, Value};

/// A verified ID token.
pub(super) struct Verified {
    pub subject: String,
    pub claims: Map<String, Value>,
}

/// Verifies the ID token of this flow's code. Returns its claims.
///
/// # Errors
/// Why the token is not valid.
pub(super) fn verify(
    metadata: &Metadata,
    client: &Client<'_>,
    flow: &FlowSecrets,
    tokens: &Tokens,
    now: DateTime<Utc>,
) -> Result<Verified, Unverified> {
    let signed = jws::verify(&tokens.id_token, &metadata.keys, &metadata.algorithms())?;
    let claims = &signed.claims;
    if signed.kind.as_deref().is_some_and(|kind| !is_id_token(kind)) {
        return Err(Unverified::Because("the token is for something else"));
    }
    if text(claims, "iss") != Some(metadata.issuer.as_str()) {
        return Err(Unverified::Because("the ID token is another provider's"));
    }
    check_audience(claims, &client.provider.client_id)?;
    check_times(claims, now)?;
    if !text(claims, "nonce").is_some_and(|given| is_same(given, &flow.nonce)) {
        return Err(Unverified::Because("the ID token is for another flow"));
    }
    let subject = text(claims, "sub").unwrap_or_default().to_owned();
    check_subject(&subject)?;
    check_access_token(&signed, &tokens.access_token)?;
    Ok(Verified { subject, claims: signed.claims })
}

/// Returns whether the claims are for us and of this time, for the fuzz target: there is no signature.
#[cfg(feature = "fuzzing")]
pub(super) fn accepts(claims: &Map<String, Value>, client_id: &str, now: DateTime<Utc>) -> bool {
    let subject = check_subject(text(claims, "sub").unwrap_or_default());
    let all = [check_audience(claims, client_id), check_times(claims, now), subject];
    all.iter().all(Result::is_ok)
}

/// Returns whether the type is that of ID tokens: the same keys sign other kinds.
fn is_id_token(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind.strip_prefix("application/").unwrap_or(&kind) == "jwt"
}

fn text<'c>(claims: &'c Map<String, Value>, name: &str) -> Option<&'c str> {
    claims.get(name)?.as_str()
}

/// Returns the audiences of a token. Empty if one of them is no text.
pub(super) fn audiences(claims: &Map<String, Value>) -> Vec<&str> {
    match claims.get("aud") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(all)) => {
            let texts: Option<Vec<_>> = all.iter().map(Value::as_str).collect();
            texts.unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// Checks that we are the audience. With further audiences, which could replay the token as their own, it must state
/// that it was issued to us.
fn check_audience(claims: &Map<String, Value>, client_id: &str) -> Result<(), Unverified> {
    let audiences = audiences(claims);
    if !audiences.contains(&client_id) {
        return Err(Unverified::Because("the ID token is not for us"));
    }
    match claims.get("azp") {
        Some(party) if party.as_str() == Some(client_id) => Ok(()),
        Some(_) => Err(Unverified::Because("the ID token was made for another client")),
        None if audiences.iter().all(|audience| *audience == client_id) => Ok(()),
        None => Err(Unverified::Because("the ID token is for others as well")),
    }
}

/// Checks the token's times. A code is exchanged at once, so that a deviation shows the clock skew.
fn check_times(claims: &Map<String, Value>, now: DateTime<Utc>) -> Result<(), Unverified> {
    let (Some(issued), Some(expires)) =
        (claims.get("iat").and_then(moment), claims.get("exp").and_then(moment))
    else {
        return Err(Unverified::Because("the ID token does not say when it counts"));
    };
    let begins = match claims.get("nbf") {
        None => issued,
        Some(given) => moment(given).ok_or(Unverified::Because("the ID token is not valid yet"))?,
    };
    if !is_recent(issued, now) {
        return Err(clock_differs(issued - now));
    }
    if begins > now + SKEW {
        return Err(clock_differs(begins - now));
    }
    if now - SKEW >= expires {
        return Err(match now - issued > SKEW {
            true => clock_differs(issued - now),
            false => Unverified::Because("the ID token has expired"),
        });
    }
    Ok(())
}

fn clock_differs(by: TimeDelta) -> Unverified {
    let seconds = by.num_seconds();
    Unverified::Explained(
        format!("the ID token is too old, or too new: the clocks differ by {} s", seconds.abs()),
        Finding::bad(FindingCode::ClockDiffers).because(format!("{seconds:+} s")),
    )
}

pub(super) fn check_subject(subject: &str) -> Result<(), Unverified> {
    if subject.trim().is_empty()
        || subject.len() > MAX_ID_LENGTH
        || subject.contains(char::is_control)
    {
        return Err(Unverified::Because("the subject is empty or invalid"));
    }
    Ok(())
}

/// Checks that the access token belongs to this ID token, if that has its hash.
fn check_access_token(signed: &Signed<'_>, access_token: &str) -> Result<(), Unverified> {
    let Some(given) = signed.claims.get("at_hash") else {
        return Ok(());
    };
    let access_token = AccessToken::new(access_token.to_owned());
    let ours = AccessTokenHash::from_token(&access_token, &signed.algorithm, signed.key);
    match ours {
        Ok(ours) if given.as_str() == Some(ours.as_str()) => Ok(()),
        _ => Err(Unverified::Because("the access token is another one")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn claims(value: Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn a_token_with_several_audiences_must_name_us_as_authorized_party() {
        let table = [
            (json!({ "aud": "us" }), true),
            (json!({ "aud": ["us"] }), true),
            (json!({ "aud": ["us", "us"] }), true),
            (json!({ "aud": ["us", "they"] }), false),
            (json!({ "aud": ["us", "they"], "azp": "us" }), true),
            (json!({ "aud": ["us", "they"], "azp": "they" }), false),
            (json!({ "aud": "us", "azp": "they" }), false),
            (json!({ "aud": "us", "azp": ["us"] }), false),
            (json!({ "aud": "us", "azp": null }), false),
            (json!({ "aud": "they", "azp": "us" }), false),
            (json!({ "aud": ["us", 7] }), false),
            (json!({ "aud": { "us": true } }), false),
            (json!({ "aud": "US" }), false),
            (json!({}), false),
        ];
        for (given, is_ours) in table {
            assert_eq!(check_audience(&claims(given.clone()), "us").is_ok(), is_ours, "{given}");
        }
    }

    #[test]
    fn a_token_of_another_time_shows_the_clock_skew() {
        let now = DateTime::from_timestamp_secs(1_000_000).expect("a moment");
        let at = |iat: i64, exp: i64| json!({ "iat": 1_000_000 + iat, "exp": 1_000_000 + exp });
        let differs = |given: Value| match check_times(&claims(given), now) {
            Err(Unverified::Explained(_, finding)) => finding.detail,
            other => format!("{other:?}"),
        };
        let table = [
            (at(0, 300), "Ok(())"),
            (at(60, 300), "Ok(())"),
            (at(61, 300), "+61 s"),
            (at(-601, 300), "-601 s"),
            (at(-400, -100), "-400 s"),
            (at(-10, -60), "Err(Because(\"the ID token has expired\"))"),
            (json!({ "iat": 1_000_000, "exp": 1_000_300, "nbf": 1_000_090 }), "+90 s"),
            (
                json!({ "iat": "soon", "exp": 1_000_300 }),
                "Err(Because(\"the ID token does not say when it counts\"))",
            ),
        ];
        for (given, wanted) in table {
            assert_eq!(differs(given.clone()), wanted, "{given}");
        }
    }
}
