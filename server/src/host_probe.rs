//! Answers host checks: shows that a host leads to this deployment, for every host name, since a claimed host belongs
//! to no portal yet.

use crate::layers::portal::host;
use crate::state::AppState;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{StatusCode, header};

const PATH: &str = "/.well-known/guichet-host/{probe}";

/// Returns the only route. All other paths belong to the portals.
pub fn routes() -> Router<AppState> {
    Router::new().route(PATH, get(answer))
}

async fn answer(
    State(state): State<AppState>,
    Path(probe): Path<String>,
    request: Request,
) -> Response {
    let Some(host) = host(&request) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match state.accounts.branding().answer_to_probe(&host, &probe).await {
        Ok(Some(text)) => ([(header::CONTENT_TYPE, "text/plain")], text).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "host.check.unanswered");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
