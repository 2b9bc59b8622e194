//! The REST API for other systems of an operator, on the backoffice's host. Callers have a token in the `Authorization`
//! header; cookies open nothing here, and no other site's page gets an answer.

mod bodies;
mod bounces;
mod caller;
mod customers;
mod events;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod limits;
mod openapi;
mod orders;
mod page;
mod paging;
pub mod problem;
mod products;
mod refusals;
mod values;
mod versions;

use crate::state::AppState;
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use customers::{activation, changes, creation};
use orders::{placing, state};
use problem::{Kind, Problem};

/// Returns whether a path belongs to the API or to its documentation.
pub fn is_path(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Returns the routes of the API and of its documentation.
pub fn routes(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/api/v1/customers", get(customers::list).post(creation::add))
        .route("/api/v1/customers/{number}", get(customers::one).patch(changes::patch))
        .route("/api/v1/customers/{number}/disable", post(changes::disable))
        .route("/api/v1/customers/{number}/enable", post(changes::enable))
        .route(
            "/api/v1/customers/{number}/activation",
            get(activation::show).post(activation::send),
        )
        .route("/api/v1/orders", get(orders::list))
        .route("/api/v1/orders/{number}", get(orders::one).patch(state::change))
        .route("/api/v1/orders/by-external-id/{external_id}", get(placing::show).put(placing::put))
        .route("/api/v1/products", get(products::list))
        .route("/api/v1/bounces", post(bounces::report))
        .route("/api/v1/events", get(events::list))
        .layer(from_fn_with_state(state.clone(), caller::authenticate))
        .route("/api", get(page::show))
        .route("/api/v1/openapi.json", get(openapi::show))
        .fallback(not_found)
}

async fn not_found() -> Problem {
    Problem::new(Kind::NotFound)
}
