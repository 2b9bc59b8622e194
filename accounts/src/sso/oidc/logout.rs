//! Logout tokens (OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.6).

use super::{
    MAX_AGE, MAX_ID_LENGTH, SKEW, Unverified,
    id_token::check_subject,
    is_recent,
    jws::{self, Signed},
    metadata::Metadata,
};
use crate::sso::protocol::{Client, LogoutToken};
use chrono::{DateTime, Utc};
use model::Timestamp;
use serde_json::{Map, Value};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Verifies a logout token. Returns its claims.
///
/// # Errors
/// Why the token is not valid.
pub(super) fn verify(
    metadata: &Metadata,
    client: &Client<'_>,
    token: &str,
    now: Timestamp,
) -> Result<LogoutToken, Unverified> {
    let Signed { kind, claims, .. } = jws::verify(token, &metadata.keys, &metadata.algorithms())?;
    if !kind.as_deref().is_none_or(is_logout_token) {
        return Err(Unverified::Because("the token is for something else"));
    }
    if claims.get("iss").and_then(Value::as_str) != Some(metadata.issuer.as_str()) {
        return Err(Unverified::Because("the token is another provider's"));
    }
    if !is_for(&claims, &client.provider.client_id) {
        return Err(Unverified::Because("the token is not for us alone"));
    }
    if !is_logout(&claims) {
        return Err(Unverified::Because("the token says nothing of a sign-out"));
    }
    let expires_at = replayable_until(&claims, now.and_utc())?;
    let (subject, session) = (id(&claims, "sub")?, id(&claims, "sid")?);
    if subject.is_none() && session.is_none() {
        return Err(Unverified::Because("the token says nothing of a session"));
    }
    Ok(LogoutToken {
        issuer: metadata.issuer.clone(),
        subject,
        session,
        id: id(&claims, "jti")?.ok_or(Unverified::Because("the token has no id"))?,
        expires_at: expires_at.naive_utc(),
    })
}

/// Returns whether the claims are for us and of a logout token, for the fuzz target: there is no signature.
#[cfg(feature = "fuzzing")]
pub(super) fn accepts(claims: &Map<String, Value>, client_id: &str, now: DateTime<Utc>) -> bool {
    let has_ids = ["sub", "sid", "jti"].map(|name| id(claims, name).is_ok());
    let is_timely = replayable_until(claims, now).is_ok();
    is_for(claims, client_id) && is_logout(claims) && is_timely && !has_ids.contains(&false)
}

/// Returns whether the type is that of logout tokens: the same keys sign other kinds (section 4: explicit typing).
/// `JWT` is what older providers use.
fn is_logout_token(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    matches!(kind.strip_prefix("application/").unwrap_or(&kind), "logout+jwt" | "jwt")
}

fn is_for(claims: &Map<String, Value>, client_id: &str) -> bool {
    match claims.get("aud") {
        Some(Value::String(audience)) => audience == client_id,
        Some(Value::Array(all)) => {
            !all.is_empty() && all.iter().all(|audience| audience == client_id)
        }
        _ => false,
    }
}

/// Returns whether the claims are a logout token's: a nonce would make it an ID token.
fn is_logout(claims: &Map<String, Value>) -> bool {
    let event = claims.get("events").and_then(|events| events.get(EVENT));
    event.is_some_and(Value::is_object) && !claims.contains_key("nonce")
}

/// Returns until when the token could be replayed.
fn replayable_until(
    claims: &Map<String, Value>,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, Unverified> {
    let moment = |name| claims.get(name).and_then(jws::moment);
    let untimely = Unverified::Because("the token is too old, or too new");
    let (Some(issued), Some(expires)) = (moment("iat"), moment("exp")) else {
        return Err(untimely);
    };
    let begun = match claims.get("nbf") {
        None => true,
        Some(given) => jws::moment(given).is_some_and(|begins| begins <= now + SKEW),
    };
    if !begun || !is_recent(issued, now) || now - SKEW >= expires {
        return Err(untimely);
    }
    // The minimum first: `exp` may be the largest possible time.
    Ok(expires.min(issued + MAX_AGE) + SKEW)
}

fn id(claims: &Map<String, Value>, name: &str) -> Result<Option<String>, Unverified> {
    match claims.get(name) {
        None => Ok(None),
        Some(Value::String(id)) if id.len() <= MAX_ID_LENGTH => {
            check_subject(id)?;
            Ok(Some(id.clone()))
        }
        Some(_) => Err(Unverified::Because("the token has an id that is none")),
    }
}
