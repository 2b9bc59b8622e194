//! Requests from providers: back-channel logout and single logout, and unrequested responses that a browser posts as a
//! form.

use crate::state::AppState;
use accounts::sso::{LogoutRefused, flow_key};
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form, Json};
use http::StatusCode;
use model::refusals::SsoRefusal;
use model::{Portal, ProviderId, Refusal};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use url::form_urlencoded;

type Fields = Vec<(String, String)>;

/// The form field of a CAS server that ends a session (CAS protocol 3.0, section 2.3.3).
const LOGOUT_REQUEST: &str = "logoutRequest";
/// The parameters read from a response, of either protocol.
const ANSWER: [&str; 6] = ["code", "error", "flow", "iss", "state", "ticket"];
/// A response has one of these.
const SAYS_SOMETHING: [&str; 3] = ["code", "error", "ticket"];

/// Handles a POST to the callback. From a CAS server it ends a session. From a browser it is a `form_post` response,
/// which we never request: browsers send no cookies with a cross-site form, so no flow would be found. They do with a
/// GET, so the response is a redirect to it.
pub async fn posted(
    State(state): State<AppState>,
    Extension(portal): Extension<Arc<Portal>>,
    Path(provider): Path<ProviderId>,
    Query(query): Query<Fields>,
    form: Result<Form<Fields>, FormRejection>,
) -> Response {
    let form = form.map(|Form(form)| form).unwrap_or_default();
    let request = form.iter().find(|(name, _)| name == LOGOUT_REQUEST);
    let is_ours = portal.provider(provider).is_some();
    if let Some((_, request)) = request.filter(|_| is_ours) {
        return single_logout(&state, &portal, provider, request).await.into_response();
    }
    match answer_in(query, form) {
        // Also while a provider is tested before it is enabled: the GET verifies it.
        Some(answer) => {
            let answer =
                form_urlencoded::Serializer::new(String::new()).extend_pairs(answer).finish();
            Redirect::to(&format!("/sso/{provider}/callback?{answer}")).into_response()
        }
        None if is_ours => {
            let why = SsoRefusal::ProviderFailed.code();
            Redirect::to(&format!("/sso/{provider}/refused?refused={why}")).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Returns the response to a flow, if the request has one.
fn answer_in(query: Fields, form: Fields) -> Option<Fields> {
    let mut answer = [query, form].concat();
    answer.retain(|(name, _)| ANSWER.contains(&name.as_str()));
    let says = answer.iter().any(|(name, _)| SAYS_SOMETHING.contains(&name.as_str()));
    (says && flow_key(&answer).is_some()).then_some(answer)
}

/// Handles the single logout of a CAS server. The response reveals nothing.
async fn single_logout(
    state: &AppState,
    portal: &Portal,
    provider: ProviderId,
    request: &str,
) -> StatusCode {
    let accounts = &state.accounts;
    match accounts.sso().single_logout(portal, provider, request).await {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::error!(provider = provider.get(), %error, "sso.single_logout.failed");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// The form of an OpenID provider (OpenID Connect Back-Channel Logout 1.0, section 2.5).
#[derive(Deserialize)]
pub struct LoggedOut {
    #[serde(default)]
    logout_token: String,
}

/// Handles the back-channel logout of an OpenID provider.
pub async fn back_channel_logout(
    State(state): State<AppState>,
    Extension(portal): Extension<Arc<Portal>>,
    Path(provider): Path<ProviderId>,
    form: Result<Form<LoggedOut>, FormRejection>,
) -> Response {
    let token = form.map(|Form(form)| form.logout_token).unwrap_or_default();
    let accounts = &state.accounts;
    match accounts.sso().back_channel_logout(&portal, provider, &token).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(LogoutRefused::Invalid(reason)) => {
            tracing::warn!(provider = provider.get(), reason, "sso.logout_token.rejected");
            let answer = Json(json!({ "error": "invalid_request" }));
            (StatusCode::BAD_REQUEST, answer).into_response()
        }
        Err(LogoutRefused::Store(error)) => {
            tracing::error!(provider = provider.get(), %error, "sso.back_channel_logout.failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
