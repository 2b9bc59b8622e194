//! Pages that redirect by HTML where a `Location` header cannot: from a form of ours to another site, which
//! `form-action` forbids, and to addresses too long for a header.

use crate::layers::security_headers::PLAIN_STYLE;
use app::texts::redirects;
use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};
use model::{Locale, ProviderId};

#[derive(Template)]
#[template(path = "redirect.html")]
struct RedirectPage<'a> {
    lang: &'a str,
    style: &'a str,
    title: &'a str,
    text: &'a str,
    url: &'a str,
    link: &'a str,
}

/// Returns a page that redirects to where the provider ends its own session.
pub fn to_logout(url: &str, locale: Locale) -> Response {
    let page = page(url, locale, logout_texts(locale));
    page.unwrap_or_else(|| Redirect::to("/signed-out").into_response())
}

/// Returns a page that redirects to the start of a provider test.
pub fn to_test(url: &str, locale: Locale, provider: ProviderId) -> Response {
    let page = page(url, locale, test_texts(locale));
    page.unwrap_or_else(|| Redirect::to(&format!("/providers/{provider}")).into_response())
}

/// Returns a page that redirects to any address.
pub fn to(url: &str, locale: Locale) -> Option<Response> {
    page(url, locale, redirect_texts(locale))
}

/// Title, sentence and link.
type Texts = (&'static str, &'static str, &'static str);

/// Returns a page that redirects to that address at once, with a link as a fallback. The address is only in the page:
/// with an ID token in it, it would be longer than the headers that a proxy passes on.
fn page(url: &str, locale: Locale, (title, text, link): Texts) -> Option<Response> {
    let page = RedirectPage { lang: locale.tag(), style: PLAIN_STYLE, title, text, url, link };
    // The template cannot fail, and every caller has a fallback.
    page.render().ok().map(|html| Html(html).into_response())
}

const fn redirect_texts(locale: Locale) -> Texts {
    let title = redirects::next_page_title(locale);
    (title, redirects::next_page_text(locale), redirects::go_on(locale))
}

const fn test_texts(locale: Locale) -> Texts {
    (redirects::test_title(locale), redirects::test_text(locale), redirects::go_on(locale))
}

const fn logout_texts(locale: Locale) -> Texts {
    let title = redirects::sign_out_title(locale);
    (title, redirects::sign_out_text(locale), redirects::go_on(locale))
}
