//! The page between signing out here and signing out at the provider. The policy of our pages lets no form end at
//! another site; a page that is left again at once may.

use crate::layers::security_headers::PLAIN_STYLE;
use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::HeaderName;
use model::Locale;

/// Not in any standard's register, and understood by every browser (HTML Living Standard, "shared declarative refresh").
const REFRESH: HeaderName = HeaderName::from_static("refresh");

#[derive(Template)]
#[template(path = "leaving.html")]
struct Leaving<'a> {
    lang: &'a str,
    style: &'a str,
    title: &'a str,
    text: &'a str,
    url: &'a str,
    link: &'a str,
}

/// Leads on to that address at once, and by a link where a browser does not.
pub fn page(url: &str, locale: Locale) -> Response {
    let (title, text, link) = texts(locale);
    let page = Leaving {
        lang: locale.tag(),
        style: PLAIN_STYLE,
        title,
        text,
        url,
        link,
    };
    match page.render() {
        Ok(html) => ([(REFRESH, format!("0; url={url}"))], Html(html)).into_response(),
        // The template has nothing that can fail; if it does, we are signed out here at least.
        Err(_) => Redirect::to("/signed-out").into_response(),
    }
}

const fn texts(locale: Locale) -> (&'static str, &'static str, &'static str) {
    match locale {
        Locale::English => (
            "You are signed out here",
            "Next you are signed out where you signed in.",
            "Continue",
        ),
        Locale::Spanish => (
            "Ha cerrado la sesión aquí",
            "Ahora se cierra también donde la inició.",
            "Continuar",
        ),
        Locale::French => (
            "Vous êtes déconnecté ici",
            "Nous vous déconnectons maintenant là où vous vous êtes connecté.",
            "Continuer",
        ),
    }
}
