//! The pages between a form of ours and another site: the provider's end of a session, or a portal where a test begins.
//! The policy of our pages lets no form end at another site; a page that is left again at once may.

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

/// Leads on to where the provider ends its own session.
pub fn signing_out(url: &str, locale: Locale) -> Response {
    page(url, locale, signing_out_texts(locale), "/signed-out")
}

/// Leads on to where the test of a provider begins.
pub fn testing(url: &str, locale: Locale, provider: i64) -> Response {
    let otherwise = format!("/providers/{provider}");
    page(url, locale, testing_texts(locale), &otherwise)
}

/// Title, sentence and link.
type Texts = (&'static str, &'static str, &'static str);

/// Leads on to that address at once, and by a link where a browser does not.
fn page(url: &str, locale: Locale, (title, text, link): Texts, otherwise: &str) -> Response {
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
        // The template has nothing that can fail; if it does, nobody is left without a page.
        Err(_) => Redirect::to(otherwise).into_response(),
    }
}

const fn testing_texts(locale: Locale) -> Texts {
    match locale {
        Locale::English => (
            "Off to the provider",
            "Sign in there with an account of your own. You come straight back to the backoffice.",
            "Continue",
        ),
        Locale::Spanish => (
            "Rumbo al proveedor",
            "Inicie sesión allí con una cuenta suya. Volverá enseguida a la administración.",
            "Continuar",
        ),
        Locale::French => (
            "En route vers le fournisseur",
            "Connectez-vous là-bas avec un compte à vous. Vous revenez aussitôt au back-office.",
            "Continuer",
        ),
    }
}

const fn signing_out_texts(locale: Locale) -> Texts {
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
