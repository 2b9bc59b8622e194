//! Built files: the style sheet, the islands' script and WebAssembly, the icon.

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use std::path::Path;
use tower_http::services::ServeDir;

/// The files' names contain a hash of their content.
const A_YEAR: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// The longest file name in bytes.
const MAX_NAME: usize = 255;

/// Returns the routes of the folder `pkg`, and of every other file in the root when the server starts.
pub fn routes<S: Clone + Send + Sync + 'static>(root: &Path) -> Router<S> {
    let files = || {
        ServeDir::new(root)
            .append_index_html_on_directories(false)
            .precompressed_br()
            .precompressed_gzip()
    };
    let built = Router::new()
        .route_service("/pkg/{*file}", files())
        .layer(map_response(|r| keep(r, A_YEAR)))
        .layer(from_fn(refuse_impossible_names));
    names(root)
        .into_iter()
        .fold(Router::new(), |router, name| router.route_service(&format!("/{name}"), files()))
        .layer(map_response(|r| keep(r, AN_HOUR)))
        .merge(built)
}

fn names(root: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| {
            !name.ends_with(".br") && !name.ends_with(".gz") && !name.contains(['{', '}'])
        })
        .collect()
}

/// Sets the cache lifetime of a successful response or a redirect, for clients that accept its encoding.
async fn keep(mut response: Response, how_long: HeaderValue) -> Response {
    if response.status().is_success() || response.status().is_redirection() {
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, how_long);
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    response
}

/// Answers 404 for names that no file system accepts, instead of an internal error.
async fn refuse_impossible_names(request: Request, next: Next) -> Response {
    let longest = request.uri().path().split('/').map(str::len).max();
    if longest > Some(MAX_NAME) {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}
