//! The layers of every request; `router.rs` has their order.

pub mod account_pages;
pub mod caller;
pub mod canonical_paths;
pub mod error_pages;
pub mod first_visits;
pub mod framework_query;
pub mod header_size;
pub mod limits;
pub mod locale;
pub mod origin;
pub mod portal;
pub mod security_headers;
pub mod session;

use crate::state::AppState;
use crate::telemetry;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

/// Adds the layers that every response of every host needs.
pub fn on_every_host(router: Router, state: &AppState) -> Router {
    router.layer(
        ServiceBuilder::new()
            .layer(from_fn(header_size::bound))
            .layer(from_fn_with_state(state.trusted_proxies.clone(), telemetry::observe))
            .layer(from_fn(security_headers::add))
            .layer(from_fn(error_pages::show))
            .layer(CatchPanicLayer::custom(error_pages::after_panic))
            .layer(from_fn_with_state(limits::Timeouts::default(), limits::enforce)),
    )
}
