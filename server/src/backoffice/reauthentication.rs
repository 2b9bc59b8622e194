//! Asks agents for a fresh code before a sensitive action. The submitted form waits on the server, since an island
//! cannot replace its page, and is processed after the code.

use super::access::{self, Verdict};
use super::{export, import};
use crate::functions;
use crate::layers::error_pages::wants_html;
use crate::state::AppState;
use accounts::{AgentCaller, PendingRequest, Secret};
use app::ssr::cookies::{self, BackofficeHost, Name};
use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{Form, FromRequest, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{HeaderValue, StatusCode, Uri, header};
use model::{Agent, Stage};
use serde::Deserialize;
use std::sync::Arc;

pub const PATH: &str = "/agents-api/reauthenticate";
/// The limit of all request bodies, in bytes.
const MAX_BODY: usize = 64 * 1024;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    code: String,
    /// The secret that names the stored request.
    #[serde(rename = "act")]
    pending: String,
}

/// Redirects to the page that asks for a code, and keeps the submitted form until then.
pub async fn ask(state: &AppState, agent: &Agent, request: Request) -> Response {
    let is_plain_form = wants_html(request.headers());
    let path = request.uri().path().to_owned();
    let body = to_bytes(request.into_body(), MAX_BODY).await.ok();
    let Some(body) = body.and_then(|body| String::from_utf8(body.into()).ok()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let pending = PendingRequest { path, body };
    let pending = match state.accounts.agents().store_request(agent, &pending).await {
        Ok(Some(pending)) => pending,
        Ok(None) => return StatusCode::FORBIDDEN.into_response(),
        Err(error) => {
            tracing::error!(%error, "agent.request.not_stored");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let page = format!("/reauthenticate?act={}", pending.expose());
    if is_plain_form {
        Redirect::to(&page).into_response()
    } else {
        (StatusCode::UNAUTHORIZED, [(header::LOCATION, page)]).into_response()
    }
}

/// Verifies the code and processes the form that waits.
pub async fn take_code(
    State(state): State<AppState>,
    Extension(backoffice): Extension<Arc<BackofficeHost>>,
    Extension(caller): Extension<AgentCaller>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let form = Form::from_request(Request::from_parts(parts.clone(), body), &state).await;
    let Ok(Form(CodeForm { code, pending })) = form else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let session = cookies::read(&backoffice, &parts.headers, Name::Agent).unwrap_or_default();
    let taken = state.accounts.agents().reauthenticate(&caller, &session, &code, &pending).await;
    let (session, pending) = match taken {
        Ok(taken) => taken,
        Err(failure) => {
            let pending = if is_name(&pending) { &pending } else { "" };
            let why = failure.in_query();
            return Redirect::to(&format!("/reauthenticate?act={pending}&refused={why}"))
                .into_response();
        }
    };
    let cookie = cookies::store(&backoffice, Name::Agent, session.expose(), None);
    let mut response = match pending {
        Some(pending) => replay(&state, &backoffice, parts, &session, pending).await,
        None => Redirect::to("/customers").into_response(),
    };
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Returns whether it can name a stored request, and so be part of an address.
fn is_name(pending: &str) -> bool {
    pending.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Sends the waiting form again, as the browser would now, with the new session.
async fn replay(
    state: &AppState,
    backoffice: &BackofficeHost,
    mut parts: Parts,
    session: &Secret,
    pending: PendingRequest,
) -> Response {
    let stage: Option<Stage> = match state.accounts.agents().stage(session.expose()).await {
        Ok(stage) => stage,
        Err(error) => {
            tracing::error!(%error, "agent.session.lookup.failed");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    // The role may have changed while the action was waiting.
    let verdict = access::of(&pending.path).map(|access| access::judge(access, stage.as_ref()));
    let (Some(Verdict::Pass), Ok(uri)) = (verdict, pending.path.parse::<Uri>()) else {
        return Redirect::to("/customers").into_response();
    };
    parts.uri = uri;
    parts.headers.remove(header::CONTENT_LENGTH);
    // The code was submitted by a page, so the response is a page, whatever had sent the form.
    parts.headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
    let cookie = cookies::replaced(backoffice, &parts.headers, Name::Agent, session.expose());
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        parts.headers.insert(header::COOKIE, cookie);
    }
    parts.extensions.insert(stage);
    if let Some(caller) = parts.extensions.get_mut::<AgentCaller>() {
        caller.session = Some(session.expose().to_owned());
    }
    let request = Request::from_parts(parts, Body::from(pending.body));
    match pending.path.as_str() {
        export::PATH => export::send(State(state.clone()), request).await,
        import::START => import::start(State(state.clone()), request).await,
        _ => functions::call(State(state.clone()), request).await,
    }
}
