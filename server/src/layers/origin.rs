//! Cross-site request forgery: requests that change something must come from the portal's own pages. Browsers say so in
//! a header that pages cannot set; the few without it send `Origin` with every form.

use axum::Extension;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, Method, StatusCode, header};
use model::Portal;
use std::sync::Arc;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Returns 403 for a request of another origin that is not safe.
pub async fn check(
    Extension(portal): Extension<Arc<Portal>>,
    request: Request,
    next: Next,
) -> Response {
    if is_safe(request.method()) || is_own(request.headers(), &portal.origin) {
        next.run(request).await
    } else {
        tracing::warn!("http.origin.refused");
        StatusCode::FORBIDDEN.into_response()
    }
}

/// Returns whether requests of that method change nothing.
pub fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Returns whether a request comes from a page of that origin.
pub fn is_own(headers: &HeaderMap, origin: &str) -> bool {
    // `none`: the user's own navigation, by a bookmark or the address bar.
    let mut sites = headers.get_all(SEC_FETCH_SITE).iter().peekable();
    if sites.peek().is_some() {
        return sites.all(|site| site == "same-origin" || site == "none");
    }
    let mut origins = headers.get_all(header::ORIGIN).iter().peekable();
    origins.peek().is_some() && origins.all(|value| value == origin)
}
