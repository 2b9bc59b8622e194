//! The userinfo endpoint (OpenID Connect Core, section 5.3), signed or not.

use super::{Unverified, id_token::audiences, jws, metadata::Metadata};
use crate::sso::{
    http::Http,
    protocol::{ProtocolError, explained, failed},
};
use openidconnect::http::{
    HeaderValue, Request,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE},
};
use serde_json::{Map, Value};
use url::Url;

/// A userinfo response.
pub(super) enum Userinfo {
    Plain(Map<String, Value>),
    /// A token that has yet to be verified.
    Signed(String),
}

/// Requests the claims of the access token's user.
///
/// # Errors
/// When there is no response, or it is an error or malformed.
pub(super) async fn fetch(
    http: &Http,
    endpoint: &Url,
    access_token: &str,
) -> Result<Userinfo, ProtocolError> {
    let mut bearer = HeaderValue::try_from(format!("Bearer {access_token}"))
        .map_err(|_| failed("the access token is none"))?;
    bearer.set_sensitive(true);
    let request = Request::get(endpoint.as_str())
        .header(ACCEPT, "application/json, application/jwt")
        .header(AUTHORIZATION, bearer)
        .body(Vec::new())
        .map_err(|_| failed("the userinfo endpoint has no address"))?;
    let answer = http.send(request).await.map_err(|error| {
        let finding = error.finding().because(endpoint);
        explained(format!("no userinfo: {error}"), finding)
    })?;
    if answer.status() != 200 {
        let status = answer.status().as_u16();
        return Err(failed(&format!("no userinfo: status {status}")));
    }
    let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(is_token) {
        let token = String::from_utf8(answer.into_body());
        let token = token.map_err(|_| failed("the signed userinfo is not a token"))?;
        return Ok(Userinfo::Signed(token.trim().to_owned()));
    }
    let claims = serde_json::from_slice(answer.body());
    claims.map(Userinfo::Plain).map_err(|_| failed("the userinfo is not JSON"))
}

fn is_token(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/jwt")
}

/// Returns the claims, if they are about the subject.
///
/// # Errors
/// Why they are not valid: the whole sign-in fails then.
pub(super) fn verify(
    metadata: &Metadata,
    client_id: &str,
    userinfo: &Userinfo,
    subject: &str,
) -> Result<Map<String, Value>, Unverified> {
    let claims = match userinfo {
        Userinfo::Plain(claims) => claims.clone(),
        Userinfo::Signed(token) => {
            if token.split('.').count() == 5 {
                return Err(Unverified::Because("the userinfo is encrypted, which we cannot read"));
            }
            let claims = jws::verify(token, &metadata.keys, &metadata.algorithms())?.claims;
            // Both are recommended (section 5.3.2); one that is present must be right.
            if claims.get("iss").is_some_and(|issuer| *issuer != *metadata.issuer) {
                return Err(Unverified::Because("the userinfo is another provider's"));
            }
            if claims.contains_key("aud") && !audiences(&claims).contains(&client_id) {
                return Err(Unverified::Because("the userinfo is not for us"));
            }
            claims
        }
    };
    if claims.get("sub").and_then(Value::as_str) != Some(subject) {
        return Err(Unverified::Because("the userinfo is another person's"));
    }
    Ok(claims)
}
