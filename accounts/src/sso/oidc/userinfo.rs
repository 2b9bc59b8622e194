//! What the provider tells of the person beside the ID token (OpenID Connect Core, section 5.3). The library's own way
//! would panic at an access token that cannot be a header.

use crate::sso::{
    http::Http,
    protocol::{ProtocolError, failed},
};
use openidconnect::http::{
    HeaderValue, Request,
    header::{ACCEPT, AUTHORIZATION},
};
use serde_json::{Map, Value};
use url::Url;

/// Asks for the claims of the subject.
///
/// # Errors
/// When there are none, or they are another person's: then nothing that was said counts.
pub(super) async fn fetch(
    http: &Http,
    endpoint: &Url,
    access_token: &str,
    subject: &str,
) -> Result<Map<String, Value>, ProtocolError> {
    let mut bearer = HeaderValue::try_from(format!("Bearer {access_token}"))
        .map_err(|_| failed("the access token is none"))?;
    bearer.set_sensitive(true);
    let request = Request::get(endpoint.as_str())
        .header(ACCEPT, "application/json")
        .header(AUTHORIZATION, bearer)
        .body(Vec::new())
        .map_err(|_| failed("the userinfo endpoint has no address"))?;
    let answer = http
        .send(request)
        .await
        .map_err(|error| ProtocolError::Failed(format!("no userinfo: {error}")))?;
    if answer.status() != 200 {
        let status = answer.status().as_u16();
        return Err(ProtocolError::Failed(format!(
            "no userinfo: status {status}"
        )));
    }
    let claims: Map<String, Value> =
        serde_json::from_slice(answer.body()).map_err(|_| failed("the userinfo is no JSON"))?;
    if claims.get("sub").and_then(Value::as_str) != Some(subject) {
        return Err(failed("the userinfo is another person's"));
    }
    Ok(claims)
}
