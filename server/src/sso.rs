//! Routes of single sign-on: to a provider, the callback, and signing out. `accounts` verifies the response; cookies
//! and redirects are here.

use crate::layers::account_pages::not_here;
use crate::navigation::is_navigation;
use crate::redirect_pages;
use crate::state::AppState;
use accounts::sso::{
    AuthorizationRequest, CallbackOutcome, SsoFailed, SsoSignedIn, TicketOutcome, flow_key,
};
use accounts::{Caller, StoreError};
use app::ssr::cookies::{self, Before, HALT_FAILED, HALT_SIGNED_OUT, Name, keyed};
use app::ssr::with_return;
use axum::Extension;
use axum::extract::{Path, Query, Request, State};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode, header};
use model::refusals::UNAVAILABLE;
use model::{Customer, Failure, Portal, ProviderId, ReturnPath};

pub mod backchannel;

/// The decoded pairs of a query.
type Pairs = Query<Vec<(String, String)>>;

/// Redirects the browser to the provider.
pub async fn start(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    Path(provider): Path<ProviderId>,
    Query(asked): Pairs,
    headers: HeaderMap,
) -> Response {
    if !is_navigation(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let portal = &caller.portal;
    let value = |name: &str| {
        let pair = asked.iter().find(|(known, _)| known == name);
        pair.map_or("", |(_, value)| value.as_str())
    };
    let return_to = value("return_to");
    let signed_out =
        || cookies::read(portal, &headers, Name::Halt).is_some_and(|why| why == HALT_SIGNED_OUT);
    let ask_again = value("again") == "1" || signed_out();
    let accounts = &state.accounts;
    match accounts.sso().begin_authorization(&caller, provider, return_to, ask_again).await {
        Ok(authorization) => redirect_to_provider(portal, &headers, &authorization),
        Err(failure) => {
            let return_path = return_to.parse().ok();
            let failed = SsoFailed { failure, return_path, flow_spent: false };
            redirect(&refused(provider, &failed), [])
        }
    }
}

/// Handles the callback of a provider. It belongs to one of the browser's flows, or to none; the others are kept.
pub async fn callback(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    Path(provider): Path<ProviderId>,
    Query(answer): Pairs,
    request: Request,
) -> Response {
    let (portal, headers) = (&caller.portal, request.headers());
    let key = flow_key(&answer).unwrap_or_default();
    let flow = keyed::read(portal, headers, Name::Flow, key);
    let accounts = &state.accounts;
    // A test can run before the provider is enabled.
    let tested =
        accounts.provider_tests().handle_callback(&caller, provider, flow.as_deref(), &answer);
    match tested.await {
        Ok(Some(back)) => return redirect(&back, [keyed::forget(portal, Name::Flow, key)]),
        Ok(None) if portal.provider(provider).is_none() => return not_here(state, request).await,
        Ok(None) => {}
        Err(error) => return unavailable(&error),
    }
    let arrived = accounts.sso().handle_callback(&caller, provider, flow.as_deref(), &answer);
    match arrived.await {
        Ok(CallbackOutcome::SignedIn(sign_in)) => enter(portal, &sign_in, key, &request),
        Ok(CallbackOutcome::MustProve(pending_link) | CallbackOutcome::MustAgree(pending_link)) => {
            let (pending_link, seconds) =
                (pending_link.expose(), Name::PendingLink.default_seconds());
            let cookies = [
                cookies::store(portal, Name::PendingLink, pending_link, seconds),
                cookies::forget(portal, Name::Proof),
                keyed::forget(portal, Name::Flow, key),
            ];
            redirect("/sso/link", cookies)
        }
        Err(failed) => {
            // After signing out, a new login is required until the customer is signed in again.
            let why = cookies::read(portal, headers, Name::Halt)
                .filter(|why| why == HALT_SIGNED_OUT)
                .unwrap_or_else(|| HALT_FAILED.to_owned());
            let halt = cookies::store(portal, Name::Halt, &why, Name::Halt.default_seconds());
            let over = failed.flow_spent;
            let over = over.then(|| keyed::forget(portal, Name::Flow, key));
            redirect(&refused(provider, &failed), [halt].into_iter().chain(over))
        }
    }
}

/// Redirects the browser of an admin who tests a provider to it. Only the ticket identifies the test.
pub async fn test(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    Path((provider, ticket)): Path<(ProviderId, String)>,
    request: Request,
) -> Response {
    let portal = &caller.portal;
    let tests = state.accounts.provider_tests();
    let outcome = tests.begin_authorization(&caller, provider, &ticket).await;
    match outcome {
        Ok(TicketOutcome::Authorize(authorization)) => {
            redirect_to_provider(portal, request.headers(), &authorization)
        }
        Ok(TicketOutcome::Back(back)) => redirect(&back, []),
        Ok(TicketOutcome::Unknown) => not_here(state, request).await,
        Err(error) => unavailable(&error),
    }
}

/// Redirects the browser to the provider, with a cookie for this flow that leaves those of other flows.
fn redirect_to_provider(
    portal: &Portal,
    headers: &HeaderMap,
    authorization: &AuthorizationRequest,
) -> Response {
    let (key, secret) = (&authorization.key, authorization.flow.expose());
    let cookies = keyed::store(portal, headers, Name::Flow, key, secret);
    redirect(&authorization.url, cookies)
}

fn unavailable(error: &StoreError) -> Response {
    tracing::error!(%error, "provider.test.failed");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

fn enter(portal: &Portal, sign_in: &SsoSignedIn, key: &str, request: &Request) -> Response {
    let (session, device) = (&sign_in.signed_in.session, &sign_in.signed_in.device);
    let (keep, known) = (sign_in.signed_in.keep_seconds, Name::Device.default_seconds());
    let before = match request.extensions().get::<Option<Customer>>() {
        Some(Some(_)) => Before::Somebody,
        _ => Before::Nobody,
    };
    let mut cookies = cookies::forget_personal(portal, request.headers(), before);
    cookies.extend([
        cookies::store(portal, Name::Session, session.expose(), keep),
        cookies::store(portal, Name::Device, device.expose(), known),
        keyed::forget(portal, Name::Flow, key),
        cookies::forget(portal, Name::Halt),
    ]);
    let asked = sign_in.return_path.as_ref();
    redirect(asked.map_or("/account/purchases", ReturnPath::as_str), cookies)
}

/// Returns the address of the refusal page, with the codes. That page never redirects by itself.
fn refused(provider: ProviderId, failed: &SsoFailed) -> String {
    let why = match &failed.failure {
        // No provider requires a role, and a retry after an unconfirmed commit is safe.
        Failure::Unconfirmed | Failure::Forbidden => UNAVAILABLE.to_owned(),
        failure => failure.in_query(),
    };
    let page = format!("/sso/{provider}/refused?refused={why}");
    let return_to = failed.return_path.as_ref();
    with_return(&page, return_to.map_or("", ReturnPath::as_str))
}

fn redirect(to: &str, cookies: impl IntoIterator<Item = String>) -> Response {
    let cookies = cookies.into_iter().map(|cookie| (header::SET_COOKIE, cookie));
    (AppendHeaders(cookies), Redirect::to(to)).into_response()
}

/// After our own session has ended: redirects to where the provider ends its own, if it has such an address.
pub async fn leave(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
) -> Response {
    let portal = &caller.portal;
    let url = match cookies::read(portal, &headers, Name::Leave) {
        None => None,
        Some(flow) => match state.accounts.sso().leave(portal, &flow).await {
            Ok(url) => url,
            Err(error) => {
                // It leaves no session here.
                tracing::error!(%error, "sso.logout.failed");
                None
            }
        },
    };
    let forget = cookies::forget(portal, Name::Leave);
    match url {
        None => redirect("/signed-out", [forget]),
        Some(url) => {
            let cookies = AppendHeaders([(header::SET_COOKIE, forget)]);
            (cookies, redirect_pages::to_logout(&url, caller.locale)).into_response()
        }
    }
}
