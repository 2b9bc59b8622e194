//! The layers of a request for the backoffice.

use super::access::{self, Verdict};
use super::{not_found, reauthentication, render_instead, unsent};
use crate::layers::caller::{client_of, user_agent_of};
use crate::layers::error_pages::wants_html;
use crate::layers::locale::{preferred, remember, requested};
use crate::layers::origin::{is_own, is_safe};
use crate::layers::portal::{host, to_origin};
use crate::state::AppState;
use accounts::AgentCaller;
use app::ssr::cookies::{self, BackofficeHost, Name};
use app::ssr::with_return;
use axum::Extension;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use http::{StatusCode, header};
use model::{AccessRefusal, Locale, Stage};
use std::sync::Arc;

/// Sets the host for the inner layers, and for the layers that see the response.
pub async fn enter(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let Some(backoffice) = state.backoffice.clone() else {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    };
    if host(&request).is_some_and(|host| host.ends_with('.')) {
        return to_origin(&backoffice.origin, &request);
    }
    request.extensions_mut().insert(Arc::clone(&backoffice));
    let mut response = next.run(request).await;
    response.extensions_mut().insert(backoffice);
    response
}

/// Refuses cross-site requests that change something, as on the portals.
pub async fn check_origin(
    Extension(backoffice): Extension<Arc<BackofficeHost>>,
    request: Request,
    next: Next,
) -> Response {
    if is_safe(request.method()) || is_own(request.headers(), &backoffice.origin) {
        next.run(request).await
    } else {
        tracing::warn!("http.origin.refused");
        StatusCode::FORBIDDEN.into_response()
    }
}

/// Finds the session's stage. An unknown cookie is no error.
pub async fn find_stage(
    State(state): State<AppState>,
    Extension(backoffice): Extension<Arc<BackofficeHost>>,
    mut request: Request,
    next: Next,
) -> Response {
    let stage: Option<Stage> = match cookies::read(&backoffice, request.headers(), Name::Agent) {
        None => None,
        Some(token) => match state.accounts.agents().stage(&token).await {
            Ok(stage) => stage,
            Err(error) => {
                tracing::error!(%error, "agent.session.lookup.failed");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        },
    };
    request.extensions_mut().insert(stage);
    next.run(request).await
}

/// Chooses the language: of the address, of the agent, of the cookie, of the browser, of the operator. The cookie is for
/// pages before the sign-in, and for agents who have chosen none.
pub async fn choose_locale(
    Extension(backoffice): Extension<Arc<BackofficeHost>>,
    Extension(stage): Extension<Option<Stage>>,
    mut request: Request,
    next: Next,
) -> Response {
    let requested = requested(request.uri().query().unwrap_or_default());
    let chosen = || cookies::read(&backoffice, request.headers(), Name::Lang)?.parse().ok();
    let agent = match &stage {
        Some(Stage::Open(agent)) => Some(agent),
        _ => None,
    };
    let locale: Locale = requested
        .or_else(|| agent.and_then(|agent| agent.language))
        .or_else(chosen)
        .or_else(|| preferred(request.headers()))
        .or_else(|| agent.map(|agent| agent.locale))
        .unwrap_or_default();
    request.extensions_mut().insert(locale);
    let mut response = next.run(request).await;
    response.extensions_mut().insert(locale);
    if let Some(requested) = requested {
        remember(&*backoffice, requested, &mut response);
    }
    response
}

/// Adds the [`AgentCaller`] to the request.
pub async fn describe_caller(
    State(state): State<AppState>,
    Extension(backoffice): Extension<Arc<BackofficeHost>>,
    Extension(locale): Extension<Locale>,
    mut request: Request,
    next: Next,
) -> Response {
    let device = request
        .extensions()
        .get::<Arc<BackofficeHost>>()
        .and_then(|host| cookies::read(&**host, request.headers(), Name::Device));
    let caller = AgentCaller {
        ip: client_of(&request, &state.trusted_proxies),
        user_agent: user_agent_of(request.headers()),
        session: cookies::read(&backoffice, request.headers(), Name::Agent),
        device,
        locale,
        api_token: None,
    };
    request.extensions_mut().insert(caller);
    next.run(request).await
}

/// Checks access by the table of [`access`]. Without a complete session the response is a redirect to the next step;
/// without the permission it is 403.
pub async fn guard(
    State(state): State<AppState>,
    Extension(backoffice): Extension<Arc<BackofficeHost>>,
    Extension(stage): Extension<Option<Stage>>,
    request: Request,
    next: Next,
) -> Response {
    let Some(route) = request.extensions().get::<MatchedPath>() else {
        return next.run(request).await;
    };
    let Some(access) = access::of(route.as_str()) else {
        tracing::error!(route = route.as_str(), "access.route.unlisted");
        return not_found(State(state), request).await;
    };
    match access::judge(access, stage.as_ref()) {
        Verdict::Pass => next.run(request).await,
        Verdict::First(page) => first(&state, page, &backoffice, request).await,
        Verdict::Reauthenticate => match stage {
            Some(Stage::Open(agent)) => reauthentication::ask(&state, &agent, request).await,
            _ => first(&state, "/sign-in", &backoffice, request).await,
        },
        Verdict::Forbidden => {
            let reason = AccessRefusal::Role.as_str();
            tracing::warn!(route = route.as_str(), reason, "access.refused");
            forbid(&state, request).await
        }
    }
}

/// Redirects to the next step, which returns here afterwards. A form is not sent again: it waits in the browser for its
/// page.
async fn first(
    state: &AppState,
    page: &'static str,
    backoffice: &BackofficeHost,
    request: Request,
) -> Response {
    if !is_function(request.uri().path()) {
        return Redirect::to(&with_requested_page(page, &request)).into_response();
    }
    let wants_html = wants_html(request.headers());
    let kept = if page == "/" { None } else { unsent::keep(state, backoffice, request).await };
    let (target, draft) = match kept {
        Some((form, draft)) => (with_return(page, &form), Some(draft)),
        None => (page.to_owned(), None),
    };
    let cookies = AppendHeaders(draft.map(|draft| (header::SET_COOKIE, draft)));
    if wants_html {
        (cookies, Redirect::to(&target)).into_response()
    } else {
        (StatusCode::UNAUTHORIZED, cookies, [(header::LOCATION, target)]).into_response()
    }
}

/// Keeps the requested page between the steps of sign-in; for any other page it is this one.
fn with_requested_page(page: &'static str, request: &Request) -> String {
    let uri = request.uri();
    let is_step =
        ["/second-factor", "/enrol", "/operators", "/recovery-codes"].contains(&uri.path());
    match uri.path_and_query() {
        _ if page == "/" || uri.path() == "/" => page.to_owned(),
        Some(requested) if is_step => match requested.query() {
            Some(query) => format!("{page}?{query}"),
            None => page.to_owned(),
        },
        Some(requested) => with_return(page, requested.as_str()),
        None => page.to_owned(),
    }
}

async fn forbid(state: &AppState, request: Request) -> Response {
    if is_function(request.uri().path()) && !wants_html(request.headers()) {
        return (
            StatusCode::FORBIDDEN,
            [(header::CONTENT_TYPE, "application/json")],
            "\"Forbidden\"",
        )
            .into_response();
    }
    render_instead(state, request, "/forbidden", StatusCode::FORBIDDEN).await
}

fn is_function(path: &str) -> bool {
    path.starts_with("/agents-api/")
}
