//! Endpoints that fail, or redirect.

use super::{
    Case, Spoil,
    Spoil::{IdToken, Metadata, Tokens},
    bad, good,
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

/// Malformed responses of endpoints.
pub const ANSWERS: &[Case] = &[
    bad("discovery-html", &[Spoil::Response("discovery", html)]),
    bad("discovery-404", &[Spoil::Response("discovery", || StatusCode::NOT_FOUND.into_response())]),
    bad("discovery-broken-json", &[Spoil::Response("discovery", broken)]),
    bad("discovery-elsewhere", &[Spoil::Response("discovery", elsewhere)]),
    bad("discovery-too-big", &[Spoil::Response("discovery", too_big)]),
    bad(
        "discovery-login-by-script",
        &[Metadata(|m| {
            m.insert("authorization_endpoint".into(), "javascript:alert(1)".into());
        })],
    ),
    bad(
        "discovery-login-at-a-private-address",
        &[Metadata(|m| {
            m.insert("authorization_endpoint".into(), "https://10.0.0.1/".into());
        })],
    ),
    bad(
        "discovery-tokens-at-a-private-address",
        &[Metadata(|m| {
            m.insert("token_endpoint".into(), "https://169.254.169.254/".into());
        })],
    ),
    bad(
        "discovery-tokens-from-a-file",
        &[Metadata(|m| {
            m.insert("token_endpoint".into(), "file:///etc/passwd".into());
        })],
    ),
    bad(
        "discovery-without-tokens",
        &[Metadata(|m| {
            m.remove("token_endpoint");
        })],
    ),
    bad(
        "discovery-keys-at-a-private-address",
        &[Metadata(|m| {
            m.insert("jwks_uri".into(), "https://192.168.1.1/".into());
        })],
    ),
    bad(
        "discovery-login-missing",
        &[Metadata(|m| {
            m.remove("authorization_endpoint");
        })],
    ),
    bad("keys-html", &[Spoil::Response("jwks", html)]),
    bad("keys-elsewhere", &[Spoil::Response("jwks", elsewhere)]),
    bad("tokens-html-200", &[Spoil::Response("token", html)]),
    bad("tokens-broken-json", &[Spoil::Response("token", broken)]),
    bad("tokens-nothing", &[Spoil::Response("token", || StatusCode::OK.into_response())]),
    bad(
        "tokens-500",
        &[Spoil::Response("token", || StatusCode::INTERNAL_SERVER_ERROR.into_response())],
    ),
    bad("tokens-elsewhere", &[Spoil::Response("token", elsewhere)]),
    bad("tokens-too-big", &[Spoil::Response("token", too_big)]),
    bad(
        "tokens-error-with-a-text",
        &[Spoil::Response("token", || {
            (StatusCode::BAD_REQUEST, "{\"error\":\"<script>\\r\\nforged line\",\"error_description\":\"secret-of-theirs\"}").into_response()
        })],
    ),
    bad(
        "tokens-without-id-token",
        &[Tokens(|a| {
            a.remove("id_token");
        })],
    ),
    bad(
        "tokens-id-token-a-number",
        &[Tokens(|a| {
            a.insert("id_token".into(), 7.into());
        })],
    ),
    bad(
        "tokens-id-token-garbage",
        &[Tokens(|a| {
            a.insert("id_token".into(), "a.b.c".into());
        })],
    ),
    bad(
        "tokens-of-another-type",
        &[Tokens(|a| {
            a.insert("token_type".into(), "mac".into());
        })],
    ),
    bad(
        "tokens-access-token-no-header-could-hold",
        &[
            IdToken(|t| t.drop("at_hash")),
            Tokens(|a| {
                a.insert("access_token".into(), "a\r\nX-Evil: 1".into());
            }),
        ],
    ),
    bad("userinfo-html", &[Spoil::Response("userinfo", html)]),
    bad("userinfo-broken-json", &[Spoil::Response("userinfo", broken)]),
    bad("userinfo-403", &[Spoil::Response("userinfo", || StatusCode::FORBIDDEN.into_response())]),
    bad("userinfo-elsewhere", &[Spoil::Response("userinfo", elsewhere)]),
    bad("userinfo-too-big", &[Spoil::Response("userinfo", too_big)]),
    bad("userinfo-a-list", &[Spoil::Response("userinfo", || json_of("[]"))]),
    good(
        "userinfo-not-offered",
        &[Metadata(|m| {
            m.remove("userinfo_endpoint");
        })],
    ),
];

/// Cases that only a test of the provider, or a sign-out, detects.
pub const SETTINGS: &[Case] = &[
    good(
        "no-code-flow",
        &[Metadata(|m| {
            m.insert("response_types_supported".into(), json!(["id_token"]));
        })],
    ),
    good(
        "no-code-grant",
        &[Metadata(|m| {
            m.insert("grant_types_supported".into(), json!(["implicit"]));
        })],
    ),
    good(
        "hs256-only",
        &[Metadata(|m| {
            m.insert("id_token_signing_alg_values_supported".into(), json!(["none", "HS256"]));
        })],
    ),
    good(
        "pushed-only",
        &[Metadata(|m| {
            m.insert("require_pushed_authorization_requests".into(), true.into());
        })],
    ),
    good(
        "pushed-only-as-text",
        &[Metadata(|m| {
            m.insert("require_pushed_authorization_requests".into(), "true".into());
        })],
    ),
    good(
        "form-post-only",
        &[Metadata(|m| {
            m.insert("response_modes_supported".into(), json!(["form_post"]));
        })],
    ),
    good(
        "private-key-only",
        &[Metadata(|m| {
            m.insert("token_endpoint_auth_methods_supported".into(), json!(["private_key_jwt"]));
        })],
    ),
    good(
        "tokens-invalid-request",
        &[Spoil::Response("token", || {
            (
                StatusCode::BAD_REQUEST,
                "{\"error\":\"invalid_request\",\"error_description\":\"<b>PKCE\\r</b>\"}",
            )
                .into_response()
        })],
    ),
    good(
        "pkce-plain-only",
        &[Metadata(|m| {
            m.insert("code_challenge_methods_supported".into(), json!(["plain"]));
        })],
    ),
    good(
        "login-at-a-long-address",
        &[Metadata(|m| {
            let login = m["authorization_endpoint"].as_str().unwrap_or_default();
            let login = format!("{login}/{}", "a".repeat(3_000));
            m.insert("authorization_endpoint".into(), login.into());
        })],
    ),
    good(
        "end-nowhere",
        &[Metadata(|m| {
            m.remove("end_session_endpoint");
        })],
    ),
    good(
        "end-by-script",
        &[Metadata(|m| {
            m.insert("end_session_endpoint".into(), "javascript:alert(1)".into());
        })],
    ),
];

fn html() -> Response {
    ([(header::CONTENT_TYPE, "text/html")], "<!doctype html><h1>Sign in</h1>").into_response()
}

fn json_of(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

fn broken() -> Response {
    json_of("{\"issuer\": \"https://")
}

fn elsewhere() -> Response {
    (StatusCode::FOUND, [(header::LOCATION, "http://169.254.169.254/latest/meta-data/")])
        .into_response()
}

fn too_big() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], vec![b' '; 300 * 1024]).into_response()
}
