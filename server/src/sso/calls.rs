//! What providers send by themselves: from server to server that a session of theirs is over, and by a browser an answer as a
//! form, which nobody asked for.

use crate::router::AppState;
use accounts::sso::{LogoutRefused, flow_key};
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form, Json};
use http::StatusCode;
use model::refusals::SsoRefusal;
use model::{Portal, Refusal};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use url::form_urlencoded;

type Fields = Vec<(String, String)>;

/// In the form of a CAS server that says that a session is over (CAS protocol 3.0, section 2.3.3).
const LOGOUT_REQUEST: &str = "logoutRequest";
/// What of an answer is read, by either protocol.
const ANSWER: [&str; 6] = ["code", "error", "flow", "iss", "state", "ticket"];
/// One of these is the answer itself.
const SAYS_SOMETHING: [&str; 3] = ["code", "error", "ticket"];

/// A POST to where browsers come back. From a CAS server it ends a session. From a browser it is an answer in a form
/// (`form_post`), which we never ask for: browsers send no cookies along with another site's form, and without its cookie
/// no flow is known. They do with the GET that this leads on by.
pub async fn posted(
    State(state): State<AppState>,
    Extension(portal): Extension<Arc<Portal>>,
    Path(provider): Path<i64>,
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
        // Also where a provider is tested before it is shown to anybody: the GET finds out what it is worth.
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

/// The answer to a flow, if there is one.
fn answer_in(query: Fields, form: Fields) -> Option<Fields> {
    let mut answer = [query, form].concat();
    answer.retain(|(name, _)| ANSWER.contains(&name.as_str()));
    let says = answer.iter().any(|(name, _)| SAYS_SOMETHING.contains(&name.as_str()));
    (says && flow_key(&answer).is_some()).then_some(answer)
}

/// A CAS server says that a ticket's session is over. It learns nothing from the answer.
async fn single_logout(
    state: &AppState,
    portal: &Portal,
    provider: i64,
    request: &str,
) -> StatusCode {
    let accounts = &state.accounts;
    match accounts.single_logout(portal, provider, request).await {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::error!(provider, %error, "sso.single_logout.failed");
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

/// An OpenID provider says that somebody's sessions are over.
pub async fn back_channel_logout(
    State(state): State<AppState>,
    Extension(portal): Extension<Arc<Portal>>,
    Path(provider): Path<i64>,
    form: Result<Form<LoggedOut>, FormRejection>,
) -> Response {
    let token = form.map(|Form(form)| form.logout_token).unwrap_or_default();
    let accounts = &state.accounts;
    match accounts.back_channel_logout(&portal, provider, &token).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(LogoutRefused::Invalid(reason)) => {
            tracing::warn!(provider, reason, "sso.logout_token.rejected");
            let answer = Json(json!({ "error": "invalid_request" }));
            (StatusCode::BAD_REQUEST, answer).into_response()
        }
        Err(LogoutRefused::Store(error)) => {
            tracing::error!(provider, %error, "sso.back_channel_logout.failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
