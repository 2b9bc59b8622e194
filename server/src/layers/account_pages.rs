//! Who may see the pages of customer accounts: nobody where the portal has none, and under `/account` only customers.

use crate::router::{AppState, not_found};
use app::ssr::with_return;
use axum::Extension;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::{StatusCode, Uri};
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
    if customer.is_none() && is_private_page(&request) {
        let asked = request
            .uri()
            .path_and_query()
            .map_or("/", |path| path.as_str());
        return Redirect::to(&with_return("/sign-in", asked)).into_response();
    }
    next.run(request).await
}

fn is_of_accounts(path: &str) -> bool {
    let first = path
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    PAGES.contains(&first) || (is_function(path) && path != BUY)
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
}
