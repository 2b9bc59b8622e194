//! Keeps every response's headers short enough for a proxy's default buffers. What is too long is moved into a page, or
//! left out.

use super::error_pages::wants_html;
use super::locale::preferred;
use crate::redirect_pages;
use app::ssr::cookies::Name;
use app::ssr::header_size::{MAX_BYTES, of};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use model::Locale;

/// Shortens response headers that a proxy would reject.
pub async fn bound(request: Request, next: Next) -> Response {
    let is_browser = wants_html(request.headers());
    let preferred = preferred(request.headers());
    let mut response = next.run(request).await;
    if of(response.headers()) > MAX_BYTES && is_browser {
        let chosen = response.extensions().get::<Locale>().copied();
        response = redirect_by_page(response, chosen.or(preferred).unwrap_or_default());
    }
    if of(response.headers()) > MAX_BYTES {
        drop_flash(response.headers_mut());
    }
    let bytes = of(response.headers());
    if bytes > MAX_BYTES {
        tracing::error!(bytes, "http.headers.too_long");
    }
    response
}

/// Returns a page that redirects at once, instead of a `Location` header.
fn redirect_by_page(response: Response, locale: Locale) -> Response {
    let (mut parts, body) = response.into_parts();
    let Some(location) = parts.headers.remove(header::LOCATION) else {
        return Response::from_parts(parts, body);
    };
    let page = location.to_str().map(|url| redirect_pages::to(url, locale));
    let Ok(Some(page)) = page else {
        parts.headers.insert(header::LOCATION, location);
        return Response::from_parts(parts, body);
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::CONTENT_TYPE);
    parts.status = StatusCode::OK;
    (parts, page).into_response()
}

/// Drops the flash: it can be typed again, while all other headers are needed.
fn drop_flash(headers: &mut HeaderMap) {
    let is_flash = |value: &HeaderValue| {
        let name = value.as_bytes().split(|&b| b == b'=').next();
        Name::Flash.is(name.unwrap_or_default())
    };
    let cookies: Vec<_> = headers.get_all(header::SET_COOKIE).iter().cloned().collect();
    headers.remove(header::SET_COOKIE);
    for cookie in cookies.into_iter().filter(|cookie| !is_flash(cookie)) {
        headers.append(header::SET_COOKIE, cookie);
    }
}
