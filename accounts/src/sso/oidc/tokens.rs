//! The token endpoint (RFC 6749, section 4.1.3), parsed here: the library rejects a response because of irrelevant
//! fields.

use super::{callback::plain_code, metadata::Metadata};
use crate::sso::{
    http::Http,
    protocol::{Client, ProtocolError, explained, failed},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use model::{ClientAuthentication, Finding, FindingCode};
use openidconnect::http::{
    HeaderValue, Request,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE},
};
use secrecy::ExposeSecret;
use serde_json::{Map, Value};
use url::{Url, form_urlencoded};

/// The tokens of a code.
pub(super) struct Tokens {
    pub access_token: String,
    pub id_token: String,
    /// Malformed fields.
    pub ignored: Vec<&'static str>,
}

/// Why there are no tokens.
#[derive(Debug)]
pub(super) enum TokenError {
    NoEndpoint,
    /// There is no response.
    Unasked(ProtocolError),
    /// The provider's error code, safe to log, and its description.
    Refused {
        code: String,
        words: String,
    },
    /// The response is malformed.
    Garbled(&'static str),
}

impl From<TokenError> for ProtocolError {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::NoEndpoint => failed("the provider has no token endpoint"),
            TokenError::Unasked(error) => error,
            TokenError::Refused { code, words } => {
                let what = if is_about_client(&code) {
                    FindingCode::ClientRefused
                } else {
                    FindingCode::ClientAnswered
                };
                let finding = Finding::bad(what).because(&code).saying(&words);
                explained(format!("the token endpoint answers {code}"), finding)
            }
            TokenError::Garbled(reason) => failed(reason),
        }
    }
}

/// Returns whether an error of the token endpoint is about the client.
pub(super) fn is_about_client(code: &str) -> bool {
    matches!(code, "invalid_client" | "unauthorized_client")
}

/// Exchanges a code for tokens. Returns the tokens.
///
/// # Errors
/// [`TokenError`] when there is no response, or it is an error or malformed.
pub(super) async fn redeem(
    http: &Http,
    metadata: &Metadata,
    client: &Client<'_>,
    code: &str,
    verifier: &str,
) -> Result<Tokens, TokenError> {
    let endpoint = metadata.token_endpoint.as_ref().ok_or(TokenError::NoEndpoint)?;
    let request = request(endpoint, client, code, verifier);
    let request = request.ok_or_else(|| TokenError::Unasked(failed("the code is none")))?;
    let answer = http.send(request).await;
    let answer = answer.map_err(|error| {
        let finding = error.finding().because(endpoint);
        TokenError::Unasked(explained(error.to_string(), finding))
    })?;
    read(answer.status().as_u16(), answer.body())
}

fn request(
    endpoint: &Url,
    client: &Client<'_>,
    code: &str,
    verifier: &str,
) -> Option<Request<Vec<u8>>> {
    let id = &client.provider.client_id;
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("grant_type", "authorization_code")
        .append_pair("code", code)
        .append_pair("redirect_uri", &client.redirect_uri)
        .append_pair("code_verifier", verifier);
    let mut request = Request::post(endpoint.as_str())
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    match (client.provider.authentication, client.secret.map(ExposeSecret::expose_secret)) {
        (ClientAuthentication::Basic, Some(secret)) => {
            // Both are form-encoded first (RFC 6749, section 2.3.1).
            let encoded =
                |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let pair = STANDARD.encode(format!("{}:{}", encoded(id), encoded(secret)));
            let mut basic = HeaderValue::try_from(format!("Basic {pair}")).ok()?;
            basic.set_sensitive(true);
            request = request.header(AUTHORIZATION, basic);
        }
        (ClientAuthentication::Post, Some(secret)) => {
            form.append_pair("client_id", id).append_pair("client_secret", secret);
        }
        (ClientAuthentication::None, _) | (_, None) => {
            form.append_pair("client_id", id);
        }
    }
    request.body(form.finish().into_bytes()).ok()
}

/// Parses a response.
fn read(status: u16, body: &[u8]) -> Result<Tokens, TokenError> {
    let answer: Option<Map<String, Value>> = serde_json::from_slice(body).ok();
    let error =
        answer.as_ref().and_then(|answer| answer.get("error")).filter(|error| !error.is_null());
    if let (Some(answer), Some(error)) = (&answer, error) {
        let words = answer.get("error_description").and_then(Value::as_str).unwrap_or_default();
        return Err(TokenError::Refused {
            code: plain_code(error.as_str().unwrap_or_default()).to_owned(),
            words: words.to_owned(),
        });
    }
    let answer = answer
        .filter(|_| status == 200)
        .ok_or(TokenError::Garbled("the token endpoint's answer is not what it should be"))?;
    let text =
        |name: &str| answer.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let access_token =
        text("access_token").ok_or(TokenError::Garbled("there is no access token"))?;
    let id_token = text("id_token").ok_or(TokenError::Garbled("there is no ID token"))?;
    match answer.get("token_type") {
        None | Some(Value::Null) => {}
        Some(Value::String(kind)) if kind.eq_ignore_ascii_case("bearer") => {}
        Some(_) => return Err(TokenError::Garbled("the access token is of another type")),
    }
    Ok(Tokens {
        access_token: access_token.to_owned(),
        id_token: id_token.to_owned(),
        ignored: unusual(&answer),
    })
}

/// A field of the response, and whether a value has its usual type.
type FieldCheck = (&'static str, fn(&Value) -> bool);

fn unusual(answer: &Map<String, Value>) -> Vec<&'static str> {
    let usual: [FieldCheck; 4] = [
        ("token_type", Value::is_string),
        ("expires_in", Value::is_number),
        ("scope", Value::is_string),
        ("refresh_token", Value::is_string),
    ];
    let is_unusual = |(name, is_usual): &FieldCheck| match answer.get(*name) {
        None | Some(Value::Null) => *name == "token_type",
        Some(value) => !is_usual(value),
    };
    usual.into_iter().filter(is_unusual).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answer(change: impl FnOnce(&mut Map<String, Value>)) -> Result<Tokens, TokenError> {
        let answer = json!({
            "access_token": "a", "token_type": "Bearer", "expires_in": 300, "id_token": "i",
        });
        let mut answer = answer.as_object().cloned().unwrap_or_default();
        change(&mut answer);
        read(200, Value::from(answer).to_string().as_bytes())
    }

    #[test]
    fn irrelevant_malformed_fields_are_listed_and_ignored() {
        let table: [(&str, Value, &[&str]); 9] = [
            ("token_type", json!("bearer"), &[]),
            ("token_type", json!("BEARER"), &[]),
            ("token_type", json!(null), &["token_type"]),
            ("expires_in", json!("3600"), &["expires_in"]),
            ("expires_in", json!(null), &[]),
            ("expires_in", json!({}), &["expires_in"]),
            ("scope", json!(["openid"]), &["scope"]),
            ("refresh_token", json!(false), &["refresh_token"]),
            ("x", json!([[1]]), &[]),
        ];
        for (name, value, ignored) in table {
            let tokens = answer(|it| drop(it.insert(name.into(), value.clone()))).expect("tokens");
            assert_eq!(tokens.ignored, ignored, "{name} {value}");
        }
        let tokens = answer(|it| drop(it.remove("token_type"))).expect("tokens");
        assert_eq!((tokens.access_token, tokens.id_token), ("a".into(), "i".into()));
    }

    #[test]
    fn missing_required_fields_reject_the_response() {
        for (name, value) in [
            ("token_type", json!("mac")),
            ("token_type", json!(7)),
            ("id_token", json!(null)),
            ("id_token", json!(7)),
            ("id_token", json!("")),
            ("access_token", json!(["a"])),
        ] {
            let refused = answer(|it| drop(it.insert(name.into(), value.clone())));
            assert!(matches!(refused, Err(TokenError::Garbled(_))), "{name} {value}");
        }
        for status in [201, 302, 400, 500] {
            let body = br#"{"access_token":"a","id_token":"i"}"#;
            assert!(matches!(read(status, body), Err(TokenError::Garbled(_))), "{status}");
        }
    }

    #[test]
    fn an_error_is_a_code_for_the_log_and_words_for_admins() {
        let refused = |status, body: &str| match read(status, body.as_bytes()) {
            Err(TokenError::Refused { code, words }) => (code, words),
            _ => panic!("{body}"),
        };
        let pair = |code: &str, words: &str| (code.to_owned(), words.to_owned());
        let claims =
            r#"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid <secret>"}"#;
        assert_eq!(refused(401, claims), pair("invalid_client", "AADSTS7000215: Invalid <secret>"));
        assert_eq!(
            refused(200, r#"{"error":"bad_verification_code"}"#),
            pair("bad_verification_code", "")
        );
        assert_eq!(refused(400, r#"{"error":{"code":7}}"#), pair("an error of its own", ""));
        assert_eq!(refused(400, r#"{"error":"<b>\r\n"}"#), pair("an error of its own", ""));
    }
}
