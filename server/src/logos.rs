//! Portals' logos. Their names are hashes of their content, so they can be cached forever.

use crate::layers::security_headers::RESOURCE_POLICY;
use crate::state::AppState;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use http::{StatusCode, header};
use model::{Logo, Portal};
use std::sync::Arc;

/// Returns the route. Like built files it is public, also with forced sign-in.
pub fn routes() -> Router<AppState> {
    Router::new().route("/logo/{file}", get(logo))
}

async fn logo(
    State(state): State<AppState>,
    Extension(portal): Extension<Arc<Portal>>,
    Path(file): Path<String>,
) -> Response {
    let Some(media_type) = Logo::media_type(&file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match state.accounts.branding().logo(&portal, &file).await {
        Ok(Some(bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, media_type),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
                // Emails show it, and some programs load pictures from a page of their own.
                (RESOURCE_POLICY, "cross-origin"),
            ];
            (headers, bytes).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "portal.logo.failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
