//! The ID token (OpenID Connect Core, section 3.1.3.7): the library checks the signature, issuer, audience, expiry and
//! nonce; what it leaves to its user is checked here.

use super::{
    LONGEST_ID, SKEW, Unverified, is_recent,
    metadata::{Metadata, algorithms},
};
use crate::sso::protocol::{Client, FlowSecrets, is_same};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use openidconnect::{
    AccessToken, AccessTokenHash, ClaimsVerificationError, ClientId, Nonce,
    SignatureVerificationError,
    core::{CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier},
};
use serde_json::{Map, Value};

/// An ID token that is to be believed.
pub(super) struct Verified {
    pub metadata: Metadata,
    pub subject: String,
    pub claims: Map<String, Value>,
    pub raw: String,
}

/// Verifies an ID token that came for a code of this flow.
///
/// # Errors
/// Why it is not to be believed.
pub(super) fn verify(
    metadata: &Metadata,
    client: &Client<'_>,
    flow: &FlowSecrets,
    token: &CoreIdToken,
    access_token: &AccessToken,
    now: DateTime<Utc>,
) -> Result<Verified, Unverified> {
    let client_id = ClientId::new(client.provider.client_id.clone());
    // As a public client, so that no token can be signed with our secret.
    let verifier = CoreIdTokenVerifier::new_public_client(
        client_id.clone(),
        metadata.issuer().clone(),
        metadata.jwks().clone(),
    )
    .set_allowed_algs(algorithms(metadata))
    .set_other_audience_verifier_fn(|_| true)
    .set_issue_time_verifier_fn(move |issued| match is_recent(issued, now) {
        true => Ok(()),
        false => Err("issued at another time".to_owned()),
    })
    .set_time_fn(move || now - SKEW);
    let nonce = |given: Option<&Nonce>| match given {
        Some(given) if is_same(given.secret(), &flow.nonce) => Ok(()),
        _ => Err("another nonce".to_owned()),
    };
    let claims = token
        .claims(&verifier, nonce)
        .map_err(|error| reason(&error))?;
    check_audience(claims, &client_id)?;
    check_subject(claims.subject())?;
    check_access_token(claims, token, &verifier, access_token)?;
    let raw = token.to_string();
    let payload = payload(&raw).ok_or(Unverified::Because("the ID token is none"))?;
    check_not_before(&payload, now)?;
    Ok(Verified {
        metadata: metadata.clone(),
        subject: claims.subject().to_string(),
        claims: payload,
        raw,
    })
}

/// Another audience could show the token as its own; that it was made for us has to be said then.
fn check_audience(claims: &CoreIdTokenClaims, client_id: &ClientId) -> Result<(), Unverified> {
    match claims.authorized_party() {
        Some(party) if party == client_id => Ok(()),
        Some(_) => Err(Unverified::Because(
            "the ID token was made for another client",
        )),
        None if claims
            .audiences()
            .iter()
            .all(|audience| **audience == **client_id) =>
        {
            Ok(())
        }
        None => Err(Unverified::Because("the ID token is for others as well")),
    }
}

pub(super) fn check_subject(subject: &str) -> Result<(), Unverified> {
    if subject.trim().is_empty() || subject.len() > LONGEST_ID || subject.contains(char::is_control)
    {
        return Err(Unverified::Because("the subject is nobody's"));
    }
    Ok(())
}

/// The access token must be the one that came with this ID token, if that says which.
fn check_access_token(
    claims: &CoreIdTokenClaims,
    token: &CoreIdToken,
    verifier: &CoreIdTokenVerifier<'_>,
    access_token: &AccessToken,
) -> Result<(), Unverified> {
    let Some(given) = claims.access_token_hash() else {
        return Ok(());
    };
    let ours = token
        .signing_alg()
        .and_then(|algorithm| Ok((algorithm, token.signing_key(verifier)?)))
        .ok()
        .and_then(|(algorithm, key)| {
            AccessTokenHash::from_token(access_token, algorithm, key).ok()
        });
    if ours.as_ref() == Some(given) {
        Ok(())
    } else {
        Err(Unverified::Because("the access token is another one"))
    }
}

fn check_not_before(claims: &Map<String, Value>, now: DateTime<Utc>) -> Result<(), Unverified> {
    let Some(given) = claims.get("nbf") else {
        return Ok(());
    };
    match super::jws::moment(given) {
        Some(begins) if begins <= now + SKEW => Ok(()),
        _ => Err(Unverified::Because("the ID token is not valid yet")),
    }
}

/// The claims as they are. The library has read them too, but keeps only those it knows.
pub(super) fn payload(token: &str) -> Option<Map<String, Value>> {
    let payload = token.split('.').nth(1)?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
}

fn reason(error: &ClaimsVerificationError) -> Unverified {
    Unverified::Because(match error {
        ClaimsVerificationError::SignatureVerification(error) => return signature_reason(error),
        ClaimsVerificationError::Expired(_) => "the ID token is too old, or too new",
        ClaimsVerificationError::InvalidAudience(_) => "the ID token is not for us",
        ClaimsVerificationError::InvalidIssuer(_) => "the ID token is another provider's",
        ClaimsVerificationError::InvalidNonce(_) => "the ID token is for another flow",
        _ => "the ID token is of a kind that we do not know",
    })
}

fn signature_reason(error: &SignatureVerificationError) -> Unverified {
    match error {
        SignatureVerificationError::NoMatchingKey | SignatureVerificationError::CryptoError(_) => {
            Unverified::Key
        }
        SignatureVerificationError::AmbiguousKeyId(_) => {
            Unverified::Because("the ID token does not say which key has signed it")
        }
        SignatureVerificationError::NoSignature => {
            Unverified::Because("the ID token is not signed")
        }
        SignatureVerificationError::DisallowedAlg(_) => {
            Unverified::Because("the ID token is signed in a way that the provider does not use")
        }
        _ => Unverified::Because("the ID token's signature cannot be checked"),
    }
}
