//! What providers tell by themselves, from server to server: that a session of theirs is over.

use crate::router::AppState;
use accounts::sso::LogoutRefused;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Form, Json};
use http::StatusCode;
use model::Portal;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

/// The form of a CAS server (CAS protocol 3, section 2.3.3).
#[derive(Deserialize)]
pub struct Ended {
    #[serde(rename = "logoutRequest", default)]
    request: String,
}

/// A CAS server says that a ticket's session is over. It learns nothing from the answer.
pub async fn single_logout(
    State(state): State<AppState>,
    Extension(portal): Extension<Arc<Portal>>,
    Path(provider): Path<i64>,
    form: Result<Form<Ended>, FormRejection>,
) -> StatusCode {
    let Ok(Form(ended)) = form else {
        return StatusCode::OK;
    };
    let accounts = &state.accounts;
    match accounts
        .single_logout(&portal, provider, &ended.request)
        .await
    {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::error!(%error, "the session of a ticket was not ended");
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
    match accounts
        .back_channel_logout(&portal, provider, &token)
        .await
    {
        Ok(()) => StatusCode::OK.into_response(),
        Err(LogoutRefused::Invalid(reason)) => {
            tracing::warn!(provider, reason, "refused a logout token");
            let answer = Json(json!({ "error": "invalid_request" }));
            (StatusCode::BAD_REQUEST, answer).into_response()
        }
        Err(LogoutRefused::Store(error)) => {
            tracing::error!(%error, "sessions were not ended");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
