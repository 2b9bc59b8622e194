//! Who may see what: pages of customer accounts nobody where the portal has none, those under `/account` only customers,
//! and under force login everything but the ways in only customers.

use super::problems::wants_html;
use crate::router::{AppState, not_found};
use app::ssr::with_return;
use axum::Extension;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::{StatusCode, Uri, header};
use model::{Customer, Portal};
use std::sync::Arc;

/// First segments of addresses that exist for customer accounts only.
const PAGES: [&str; 8] = [
    "account",
    "confirm",
    "forgot-number",
    "forgot-password",
    "register",
    "set-password",
    "sign-in",
    "signed-out",
];
/// The one function that guests call.
const BUY: &str = "/api/buy";

pub async fn guard(
    State(state): State<AppState>,
    Extension(portal): Extension<Arc<Portal>>,
    Extension(customer): Extension<Option<Customer>>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if !portal.settings.customer_accounts_enabled && is_of_accounts(path) {
        if is_function(path) {
            return StatusCode::NOT_FOUND.into_response();
        }
        // The page for an address that does not exist, instead of the one that this address has elsewhere.
        *request.uri_mut() = Uri::from_static("/not-found");
        return not_found(State(state), request).await;
    }
    let must_sign_in = is_private_page(&request)
        || (portal.settings.guests_must_sign_in() && is_shop(request.uri().path()));
    if customer.is_none() && must_sign_in {
        return sign_in_first(&request);
    }
    next.run(request).await
}

/// The way to sign in, and from there back. A form is not sent twice: after a function it leads to the shop.
fn sign_in_first(request: &Request) -> Response {
    let uri = request.uri();
    if !is_function(uri.path()) {
        let asked = uri.path_and_query().map_or("/", |path| path.as_str());
        return Redirect::to(&with_return("/sign-in", asked)).into_response();
    }
    let way = with_return("/sign-in", "/");
    if wants_html(request.headers()) {
        Redirect::to(&way).into_response()
    } else {
        (StatusCode::UNAUTHORIZED, [(header::LOCATION, way)]).into_response()
    }
}

fn is_of_accounts(path: &str) -> bool {
    let first = path
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    PAGES.contains(&first) || (is_function(path) && path != BUY)
}

/// Where force login lets nobody in without a session: everything but the ways in, mailed links, and orders, whose
/// links carry a secret of their own.
fn is_shop(path: &str) -> bool {
    let open = is_of_accounts(path) || path == "/order" || path.starts_with("/order/");
    !open
}

fn is_function(path: &str) -> bool {
    path.starts_with("/api/")
}

/// By the route and not the address: an address under `/account` that leads nowhere stays not found for everybody.
fn is_private_page(request: &Request) -> bool {
    request
        .extensions()
        .get::<MatchedPath>()
        .is_some_and(|route| route.as_str().starts_with("/account/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guests_keep_the_shop() {
        for path in [
            "/",
            "/products/3",
            "/order",
            "/order/token",
            "/api/buy",
            "/signing",
        ] {
            assert!(!is_of_accounts(path), "{path}");
        }
        for path in [
            "/sign-in",
            "/register/check-mail",
            "/confirm/token",
            "/account/purchases/P-1",
            "/api/sign-in",
        ] {
            assert!(is_of_accounts(path), "{path}");
        }
    }

    #[test]
    fn force_login_leaves_open_what_leads_in_and_what_carries_its_own_secret() {
        for path in ["/", "/products/1", "/api/buy", "/nowhere", "/signing"] {
            assert!(is_shop(path), "{path}");
        }
        for path in [
            "/sign-in",
            "/register/check-mail",
            "/confirm/token",
            "/signed-out",
            "/order",
            "/order/token",
            "/api/sign-in",
        ] {
            assert!(!is_shop(path), "{path}");
        }
    }
}
