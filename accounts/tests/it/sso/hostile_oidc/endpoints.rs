//! The provider's endpoints, as modified by the case.

use super::{
    ACCESS_TOKEN, CLIENT, HostileOidc, SECRET, Signer, Token,
    cases::{self, Spoil},
    locked,
};
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

pub(super) async fn discovery(
    State(provider): State<HostileOidc>,
    Path(case): Path<String>,
) -> Result<Response, Response> {
    provider.asked(&case, "discovery").await?;
    let issuer = provider.issuer(&case);
    let mut metadata = json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"), "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"), "jwks_uri": format!("{issuer}/jwks"),
        "end_session_endpoint": format!("{issuer}/end?of=session"), "response_types_supported": ["code", "id_token"],
        "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256", "none", "HS256"],
        "code_challenge_methods_supported": ["S256"], "authorization_response_iss_parameter_supported": true,
    });
    for spoil in cases::spoils(&case) {
        if let Spoil::Metadata(spoil) = spoil {
            spoil(metadata.as_object_mut().expect("an object"));
        }
    }
    Ok(axum_json(&metadata))
}

pub(super) async fn keys(
    State(provider): State<HostileOidc>,
    Path(case): Path<String>,
) -> Result<Response, Response> {
    let hits = provider.asked(&case, "jwks").await?;
    let mut keys = vec![Signer::Rsa.public("rsa-1")];
    for spoil in cases::spoils(&case) {
        if let Spoil::Keys(spoil) = spoil {
            spoil(&mut keys, hits);
        }
    }
    Ok(axum_json(&json!({ "keys": keys })))
}

pub(super) async fn tokens(
    State(provider): State<HostileOidc>,
    Path(case): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Response> {
    provider.asked(&case, "token").await?;
    let form: HashMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
    let given = |name: &str| form.get(name).map(String::as_str);
    if !knows_us(&headers, &form) {
        return Err((StatusCode::UNAUTHORIZED, r#"{"error":"invalid_client"}"#).into_response());
    }
    let grant = locked(&provider.0.grants).remove(given("code").unwrap_or_default());
    let grant = grant.filter(|grant| {
        let challenge = Sha256::digest(given("code_verifier").unwrap_or_default().as_bytes());
        let asked = |name: &str| grant.query.get(name).map(String::as_str);
        grant.issuer == provider.issuer(&case)
            && asked("redirect_uri") == given("redirect_uri")
            && asked("code_challenge_method") == Some("S256")
            && asked("code_challenge") == Some(&URL_SAFE_NO_PAD.encode(challenge))
    });
    let Some(grant) = grant else {
        return Err((StatusCode::BAD_REQUEST, r#"{"error":"invalid_grant"}"#).into_response());
    };
    let mut token = provider.good_id_token(&grant.issuer, &grant.query);
    let mut answer =
        json!({ "access_token": ACCESS_TOKEN, "token_type": "Bearer", "expires_in": 300 });
    for spoil in cases::spoils(&case) {
        if let Spoil::IdToken(spoil) = spoil {
            spoil(&mut token);
        }
    }
    answer["id_token"] = token.signed().into();
    for spoil in cases::spoils(&case) {
        if let Spoil::Tokens(spoil) = spoil {
            spoil(answer.as_object_mut().expect("an object"));
        }
    }
    Ok(axum_json(&answer))
}

pub(super) async fn userinfo(
    State(provider): State<HostileOidc>,
    Path(case): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Response> {
    provider.asked(&case, "userinfo").await?;
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if token.and_then(|token| token.strip_prefix("Bearer ")) != Some(ACCESS_TOKEN) {
        return Err(StatusCode::UNAUTHORIZED.into_response());
    }
    let mut claims = json!({
        "sub": "ana", "given_name": "Ana", "family_name": "Quiroga", "email": "ana@example.test", "email_verified": true,
        "groups": ["staff", "travel"], "employee": 4711, "address": { "locality": "Rosario" },
    });
    let all = claims.as_object_mut().expect("an object");
    all.extend(locked(&provider.0.person).clone());
    for spoil in cases::spoils(&case) {
        if let Spoil::Userinfo(spoil) = spoil {
            spoil(all);
        }
    }
    for spoil in cases::spoils(&case) {
        if let Spoil::SignedUserinfo(spoil) = spoil {
            let mut token = Token::new(claims.clone());
            token.set("iss", provider.issuer(&case));
            token.set("aud", CLIENT);
            spoil(&mut token);
            let kind = [(header::CONTENT_TYPE, "application/jwt; charset=utf-8")];
            return Ok((kind, token.signed()).into_response());
        }
    }
    Ok(axum_json(&claims))
}

/// Checks Basic authentication, decoded as in RFC 6749, or the secret in the body.
fn knows_us(headers: &HeaderMap, form: &HashMap<String, String>) -> bool {
    use base64::engine::general_purpose::STANDARD;
    let basic = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| STANDARD.decode(value.to_str().ok()?.strip_prefix("Basic ")?).ok())
        .and_then(|pair| {
            let (id, secret) = std::str::from_utf8(&pair).ok()?.split_once(':')?;
            let decode = |text: &str| {
                url::form_urlencoded::parse(format!("x={text}").as_bytes())
                    .next()
                    .map(|(_, value)| value.into_owned())
            };
            Some((decode(id)?, decode(secret)?))
        });
    let (id, secret) = basic.unwrap_or_else(|| {
        let given = |name: &str| form.get(name).cloned().unwrap_or_default();
        (given("client_id"), given("client_secret"))
    });
    id == CLIENT && secret == SECRET
}

fn axum_json(value: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], Body::from(value.to_string())).into_response()
}
