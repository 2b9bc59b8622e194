//! Finds the session by its cookie. An unknown cookie is no error: the visitor is anonymous.

use crate::state::AppState;
use app::ssr::cookies::{self, Name};
use axum::Extension;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use model::{Customer, Portal};
use std::sync::Arc;

/// Adds the signed-in customer, if there is one, to the request.
pub async fn find(
    State(state): State<AppState>,
    Extension(portal): Extension<Arc<Portal>>,
    mut request: Request,
    next: Next,
) -> Response {
    let customer: Option<Customer> = match cookies::read(&portal, request.headers(), Name::Session)
    {
        None => None,
        Some(token) => match state.accounts.sessions().current(&portal, &token).await {
            Ok(customer) => customer,
            Err(error) => {
                tracing::error!(%error, "session.lookup.failed");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        },
    };
    request.extensions_mut().insert(customer);
    next.run(request).await
}
