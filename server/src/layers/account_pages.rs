//! Access to pages: none of customer accounts if the portal has no accounts, none about passwords if single sign-on is
//! the only way in, and `/account` for customers only. With forced sign-in everything but sign-in itself is for
//! customers only.

use crate::navigation::is_navigation;
use crate::state::{AppState, not_found};
use app::ssr::cookies::{self, Name};
use app::ssr::{AccountsClosed, with_return};
use axum::Extension;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use http::{Method, StatusCode, Uri, header};
use model::{Customer, Portal, ProviderId};
use std::sync::Arc;

mod addresses;

use addresses::{exists, is_function, is_shop, may_be_test};

/// Returns 404 for an address that the portal's settings close, and redirects to sign-in where a session is required.
pub async fn guard(
    State(state): State<AppState>,
    Extension(portal): Extension<Arc<Portal>>,
    Extension(customer): Extension<Option<Customer>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let is_on_a_flow = || cookies::keyed::any(&portal, request.headers(), Name::Flow);
    if !exists(&portal, path) && !may_be_test(path, is_on_a_flow) {
        if is_function(path) {
            return StatusCode::NOT_FOUND.into_response();
        }
        return closed_or_not_here(state, &portal, request).await;
    }
    let must_sign_in =
        is_private_page(&request) || (portal.settings.guests_must_sign_in() && is_shop(path));
    if customer.is_none() && must_sign_in {
        return sign_in_first(&portal, &request);
    }
    next.run(request).await
}

/// Renders the 404 page. To those who were signed in when the portal's accounts were switched off it says that they are
/// closed; to others it does not reveal that there were any.
async fn closed_or_not_here(state: AppState, portal: &Portal, mut request: Request) -> Response {
    if let Some(token) = cookies::read(portal, request.headers(), Name::Session) {
        match state.accounts.sessions().was_closed_out(portal, &token).await {
            Ok(true) => {
                request.extensions_mut().insert(AccountsClosed);
            }
            Ok(false) => {}
            Err(error) => {
                tracing::error!(%error, "session.lookup.failed");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        }
    }
    not_here(state, request).await
}

/// Renders the 404 page for an address that this portal does not have.
pub async fn not_here(state: AppState, mut request: Request) -> Response {
    *request.uri_mut() = Uri::from_static("/not-found");
    not_found(State(state), request).await
}

/// The same for requests from providers: 404 if there is no such provider.
pub async fn guard_calls(
    Extension(portal): Extension<Arc<Portal>>,
    request: Request,
    next: Next,
) -> Response {
    if exists(&portal, request.uri().path()) {
        next.run(request).await
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

/// Redirects to sign-in, which returns here afterwards.
fn sign_in_first(portal: &Portal, request: &Request) -> Response {
    let asked = request.uri().path_and_query();
    let asked = asked.map_or("/", |path| path.as_str());
    match sent_without_asking(portal, request) {
        Some(provider) => redirect_to_provider(portal, provider, asked),
        None => Redirect::to(&with_return("/sign-in", asked)).into_response(),
    }
}

/// Redirects to the provider and sets a cookie, to detect a loop when the browser is back within seconds.
fn redirect_to_provider(portal: &Portal, provider: ProviderId, asked: &str) -> Response {
    let note = cookies::store(portal, Name::Auto, "1", Name::Auto.default_seconds());
    let start = with_return(&format!("/sso/{provider}/start"), asked);
    (AppendHeaders([(header::SET_COOKIE, note)]), Redirect::to(&start)).into_response()
}

/// Returns the provider to redirect to automatically: with forced sign-in and no other way in, unless the visitor has
/// just signed out, failed there or come from there.
fn sent_without_asking(portal: &Portal, request: &Request) -> Option<ProviderId> {
    let [provider] = portal.providers.as_slice() else {
        return None;
    };
    let settings = &portal.settings;
    let is_only_way = settings.guests_must_sign_in() && !settings.password_sign_in();
    let held = [Name::Halt, Name::Auto]
        .into_iter()
        .any(|name| cookies::read(portal, request.headers(), name).is_some());
    // An image or a prefetch would start a flow that is never finished, and would replace the one in progress.
    let is_opened = request.method() == Method::GET && is_navigation(request.headers());
    (is_only_way && !held && is_opened).then_some(provider.id)
}

/// Decides by the route and not the path: a path under `/account` without a page stays 404 for everyone.
fn is_private_page(request: &Request) -> bool {
    request
        .extensions()
        .get::<MatchedPath>()
        .is_some_and(|route| route.as_str().starts_with("/account/"))
}
