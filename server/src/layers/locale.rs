//! The language of the response: of the address, of the cookie, of the customer, of the browser, of the portal. Only
//! languages that the portal offers count.

use app::ssr::cookies::{self, CookieHost, Name};
use axum::Extension;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, header};
use model::{Customer, Locale, Portal};
use std::sync::Arc;

/// Adds the [`Locale`] to the request and the response, and keeps one that the address chose.
pub async fn choose(
    Extension(portal): Extension<Arc<Portal>>,
    Extension(customer): Extension<Option<Customer>>,
    mut request: Request,
    next: Next,
) -> Response {
    let offered = |locale| portal.offered(locale);
    let requested = requested(request.uri().query().unwrap_or_default()).and_then(offered);
    let chosen = || {
        let kept = cookies::read(&portal, request.headers(), Name::Lang)?;
        kept.parse().ok().and_then(offered)
    };
    let locale = requested
        .or_else(chosen)
        .or_else(|| customer.and_then(|customer| offered(customer.locale)))
        .or_else(|| preferred_among(&portal.locales, request.headers()))
        .unwrap_or(portal.default_locale);
    request.extensions_mut().insert(locale);
    let mut response = next.run(request).await;
    response.extensions_mut().insert(locale);
    if let Some(requested) = requested {
        remember(&*portal, requested, &mut response);
    }
    response
}

/// Returns the language in an address. A mailed link may be cut off, or still quoted-printable.
pub fn requested(query: &str) -> Option<Locale> {
    let tag = query.split('&').find_map(|pair| pair.strip_prefix("lang="))?;
    let tag = tag.strip_prefix("3D").unwrap_or(tag);
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    tag[..end.unwrap_or(tag.len())].parse().ok()
}

/// Returns the language that the browser prefers, of all languages.
pub fn preferred(headers: &HeaderMap) -> Option<Locale> {
    preferred_among(&Locale::ALL, headers)
}

/// Returns the language that the browser prefers, of those offered.
fn preferred_among(offered: &[Locale], headers: &HeaderMap) -> Option<Locale> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    Locale::negotiate(offered, accepted)
}

/// Sets a cookie that keeps the choice for the next pages.
pub fn remember(host: &impl CookieHost, locale: Locale, response: &mut Response) {
    let cookie = cookies::store(host, Name::Lang, locale.tag(), Name::Lang.default_seconds());
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
