//! The server functions of `app`, restricted: forms only, and only our own redirects.

use crate::layers::error_pages::wants_html;
use crate::state::{AppState, context};
use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use http::{HeaderMap, StatusCode, header};
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::handle_server_fns_with_context;
use tracing::{Instrument, Span, info_span};

const FORM: &str = "application/x-www-form-urlencoded";

/// Returns the paths of the server functions of all hosts.
pub fn all_paths() -> Vec<String> {
    server_fn_paths().map(|(path, _)| path.to_owned()).collect()
}

/// Returns the paths of a portal's server functions.
pub fn paths() -> Vec<String> {
    below("/api/")
}

/// Returns the paths of the backoffice's server functions.
pub fn agents_paths() -> Vec<String> {
    below("/agents-api/")
}

fn below(prefix: &str) -> Vec<String> {
    let mut paths = all_paths();
    paths.retain(|path| path.starts_with(prefix));
    paths
}

/// Returns each function at its path, by POST only.
pub fn routes(paths: Vec<String>) -> Router<AppState> {
    paths.iter().fold(Router::new(), |router, path| router.route(path, post(call)))
}

/// Calls the server function at the request's path.
pub async fn call(State(state): State<AppState>, mut request: Request) -> Response {
    if !is_form(request.headers()) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    // The framework would redirect a plain form to its referrer, even on another site.
    request.headers_mut().remove(header::REFERER);
    let is_plain_form = wants_html(request.headers());
    let span = span(request.uri().path());
    let answer = handle_server_fns_with_context(context(&state), request).instrument(span).await;
    let response = answer.into_response();
    if is_plain_form { only_ours(response) } else { response }
}

/// Returns the span of the function at a path: every event of a function names it.
fn span(path: &str) -> Span {
    let function = path.rsplit('/').next().unwrap_or_default();
    info_span!("server_fn", function)
}

fn is_form(headers: &HeaderMap) -> bool {
    let content_type =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(FORM)
}

/// Our functions answer a plain form with 303. Any other status comes from the framework, which could not parse the
/// form.
fn only_ours(response: Response) -> Response {
    match response.status() {
        StatusCode::SEE_OTHER => response,
        status if status.is_client_error() || status.is_server_error() => status.into_response(),
        _ => StatusCode::BAD_REQUEST.into_response(),
    }
}
