//! Pages that redirect by HTML where a `Location` header cannot: from a form of ours to another site, which
//! `form-action` forbids, and to addresses too long for a header.

use crate::layers::security_headers::PLAIN_STYLE;
use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};
use model::{Locale, ProviderId};

#[derive(Template)]
#[template(path = "logout.html")]
struct RedirectPage<'a> {
    lang: &'a str,
    style: &'a str,
    title: &'a str,
    text: &'a str,
    url: &'a str,
    link: &'a str,
}

/// Returns a page that redirects to where the provider ends its own session.
pub fn signing_out(url: &str, locale: Locale) -> Response {
    let page = page(url, locale, signing_out_texts(locale));
    page.unwrap_or_else(|| Redirect::to("/signed-out").into_response())
}

/// Returns a page that redirects to the start of a provider test.
pub fn testing(url: &str, locale: Locale, provider: ProviderId) -> Response {
    let page = page(url, locale, testing_texts(locale));
    page.unwrap_or_else(|| Redirect::to(&format!("/providers/{provider}")).into_response())
}

/// Returns a page that redirects to any address.
pub fn redirect_page(url: &str, locale: Locale) -> Option<Response> {
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
    match locale {
        Locale::English => ("One moment", "The next page will open automatically.", "Continue"),
        Locale::Spanish => {
            ("Un momento", "La página siguiente se abrirá automáticamente.", "Continuar")
        }
        Locale::French => {
            ("Un instant", "La page suivante va s’ouvrir automatiquement.", "Continuer")
        }
    }
}

const fn testing_texts(locale: Locale) -> Texts {
    match locale {
        Locale::English => (
            "Opening the provider",
            "Sign in there with your own account. You’ll come straight back to the backoffice.",
            "Continue",
        ),
        Locale::Spanish => (
            "Abriendo el proveedor",
            "Inicie sesión allí con su propia cuenta. Volverá enseguida al panel de administración.",
            "Continuar",
        ),
        Locale::French => (
            "Ouverture du fournisseur",
            "Connectez-vous-y avec votre propre compte. Vous reviendrez aussitôt au back-office.",
            "Continuer",
        ),
    }
}

const fn signing_out_texts(locale: Locale) -> Texts {
    match locale {
        Locale::English => (
            "You’re signed out here",
            "Next, we’ll sign you out of the service you signed in with.",
            "Continue",
        ),
        Locale::Spanish => (
            "Se cerró su sesión aquí",
            "Ahora también se cerrará en el servicio con el que la inició.",
            "Continuar",
        ),
        Locale::French => (
            "Vous êtes déconnecté ici",
            "Nous vous déconnectons maintenant du service avec lequel vous vous êtes connecté.",
            "Continuer",
        ),
    }
}
