//! The plain error page of a request that no page of the portal answers. Layers and handlers return a bare status,
//! which gets its text here.

use super::locale::preferred;
use super::portal::{host, shortened};
use app::ssr::RETRY_AFTER;
use askama::Template;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use model::{Locale, Portal};
use std::any::Any;
use std::sync::Arc;

mod texts;

#[derive(Template)]
#[template(path = "error.html")]
struct Problem<'a> {
    lang: &'a str,
    style: &'a str,
    title: &'a str,
    text: &'a str,
    /// The requested host, if no portal has it.
    host: Option<&'a str>,
    /// Where the link leads that leads on.
    path: &'a str,
    /// The text of that link; `None` where nothing leads on, as on a host without a portal.
    link: Option<&'a str>,
}

/// Extension of a response whose page leads back to the profile instead of the home page.
#[derive(Debug, Clone, Copy)]
pub struct BackToProfile;

/// Renders a page for every error response without content.
pub async fn show(request: Request, next: Next) -> Response {
    let wanted = wants_html(request.headers()) || !names_types(request.headers());
    let preferred = preferred(request.headers());
    let host = host(&request);
    let mut response = next.run(request).await;
    let status = response.status();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .entry(header::RETRY_AFTER)
            .or_insert_with(|| HeaderValue::from(RETRY_AFTER));
    }
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_error || !wanted || has_page(response.headers()) {
        return response;
    }
    let portal = response.extensions().get::<Arc<Portal>>();
    // A portal may not offer the language that the browser prefers.
    let preferred =
        preferred.filter(|&locale| portal.is_none_or(|it| it.offered(locale).is_some()));
    let portal = portal.map(|portal| portal.default_locale);
    let chosen = response.extensions().get::<Locale>().copied();
    let host = host.as_deref().map(shortened);
    let host = host.filter(|_| status == StatusCode::MISDIRECTED_REQUEST);
    let page = page(&response, chosen.or(preferred).or(portal).unwrap_or_default(), host);
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::CONTENT_TYPE);
    (parts, page).into_response()
}

/// Returns whether a response has content of ours. The framework answers an address that it cannot read with a sentence
/// about the code, as plain text.
fn has_page(headers: &HeaderMap) -> bool {
    let content = headers.get(header::CONTENT_TYPE);
    content.is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"))
}

/// Returns the seconds after which a request may be repeated, if the response says so.
fn retry_after(headers: &HeaderMap) -> Option<u32> {
    headers.get(header::RETRY_AFTER)?.to_str().ok()?.parse().ok()
}

fn page(response: &Response, locale: Locale, host: Option<&str>) -> Response {
    let status = response.status();
    let (title, text) = texts::of(status, retry_after(response.headers()), locale);
    let (path, link) = match response.extensions().get::<BackToProfile>() {
        Some(BackToProfile) => ("/account/profile", texts::back_to_profile(locale)),
        None => ("/", texts::home(locale)),
    };
    let link = (status != StatusCode::MISDIRECTED_REQUEST).then_some(link);
    let style = super::security_headers::PLAIN_STYLE;
    let page = Problem { lang: locale.tag(), style, title, text: &text, host, path, link };
    // The template cannot fail; if it does, the response still has its status.
    page.render().map(Html).map_or_else(|_| status.into_response(), IntoResponse::into_response)
}

/// Answers after a panic. The panic is logged by the hook; none of it is part of the response.
pub fn after_panic(_: Box<dyn Any + Send>) -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Returns whether a person sees the response, instead of a script of ours.
pub fn wants_html(headers: &HeaderMap) -> bool {
    accepts(headers).any(|accept| accept.contains("text/html"))
}

fn names_types(headers: &HeaderMap) -> bool {
    accepts(headers).any(|accept| !accept.contains("*/*"))
}

fn accepts(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    headers.get_all(header::ACCEPT).iter().filter_map(|accept| accept.to_str().ok())
}
