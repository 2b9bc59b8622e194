//! Links from mails. Opening one changes nothing, because mail scanners open them too: the token moves into a cookie,
//! out of the address, and the page behind asks for the next step.

use app::ssr::cookies::{self, Name};
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use model::Portal;
use std::sync::Arc;

type Opened = (Extension<Arc<Portal>>, Path<String>);

pub async fn confirm((Extension(portal), Path(token)): Opened) -> Response {
    open(&portal, Name::Confirm, "/confirm", &token)
}

pub async fn set_password((Extension(portal), Path(token)): Opened) -> Response {
    open(&portal, Name::SetPassword, "/set-password", &token)
}

pub async fn order((Extension(portal), Path(token)): Opened) -> Response {
    open(&portal, Name::Order, "/order", &token)
}

pub async fn prove((Extension(portal), Path(token)): Opened) -> Response {
    open(&portal, Name::Proof, "/sso/link", &token)
}

fn open(portal: &Portal, name: Name, page: &'static str, token: &str) -> Response {
    let cookie = if is_plausible(token) {
        cookies::store(portal, name, token, name.default_seconds())
    } else {
        // A link that was cut must not lead to what an older one left in this browser.
        cookies::forget(portal, name)
    };
    (
        StatusCode::SEE_OTHER,
        [
            (header::LOCATION, page.to_owned()),
            (header::SET_COOKIE, cookie),
        ],
    )
        .into_response()
}

/// Whether it can stand in a cookie at all; what it is worth is found out when it is used.
fn is_plausible(token: &str) -> bool {
    (1..=128).contains(&token.len())
        && token
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
