//! Links from mails. Opening one changes nothing, because mail scanners open them too: the token moves into a cookie,
//! out of the address, and the page behind asks for the next step.

use app::ssr::cookies::{self, BackofficeHost, Name, Site};
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use model::{Portal, repaired_token};
use std::sync::Arc;

pub const CONFIRM: &str = "/confirm/{token}";
pub const SET_PASSWORD: &str = "/set-password/{token}";
pub const ORDER: &str = "/order/{token}";
pub const CONFIRM_EMAIL: &str = "/confirm-email/{token}";
pub const UNDO_EMAIL: &str = "/undo-email/{token}";
pub const ADD_PURCHASE: &str = "/add-purchase/{token}";
pub const PROVE: &str = "/sso/prove/{token}";

/// Where the links in the mails of a portal lead.
pub const PATHS: [&str; 7] = [
    CONFIRM,
    SET_PASSWORD,
    ORDER,
    CONFIRM_EMAIL,
    UNDO_EMAIL,
    ADD_PURCHASE,
    PROVE,
];

/// What a browser keeps of a link without a token: that it opened one.
const NO_TOKEN: &str = "none";

type Opened = (Extension<Arc<Portal>>, Path<String>);

pub async fn confirm((Extension(portal), Path(token)): Opened) -> Response {
    open(&*portal, Name::Confirm, "/confirm", &token)
}

pub async fn set_password((Extension(portal), Path(token)): Opened) -> Response {
    open(&*portal, Name::SetPassword, "/set-password", &token)
}

pub async fn order((Extension(portal), Path(token)): Opened) -> Response {
    open(&*portal, Name::Order, "/order", &token)
}

pub async fn confirm_email((Extension(portal), Path(token)): Opened) -> Response {
    open(&*portal, Name::EmailLink, "/confirm-email", &token)
}

pub async fn undo_email((Extension(portal), Path(token)): Opened) -> Response {
    open(&*portal, Name::EmailLink, "/undo-email", &token)
}

pub async fn add_purchase((Extension(portal), Path(token)): Opened) -> Response {
    open(&*portal, Name::AddPurchase, "/account/add-purchase", &token)
}

type OpenedByAgent = (Extension<Arc<BackofficeHost>>, Path<String>);

pub async fn invitation((Extension(backoffice), Path(token)): OpenedByAgent) -> Response {
    open(&*backoffice, Name::AgentLink, "/invitation", &token)
}

pub async fn reset((Extension(backoffice), Path(token)): OpenedByAgent) -> Response {
    open(&*backoffice, Name::AgentLink, "/reset", &token)
}

pub async fn confirm_sender((Extension(backoffice), Path(token)): OpenedByAgent) -> Response {
    open(&*backoffice, Name::AgentLink, "/confirm-sender", &token)
}

pub async fn prove((Extension(portal), Path(token)): Opened) -> Response {
    open(&*portal, Name::Proof, "/sso/link", &token)
}

fn open(site: &impl Site, name: Name, page: &'static str, token: &str) -> Response {
    let token = repaired_token(token);
    // A link that was cut must not lead to what an older one left in this browser.
    let token = if is_plausible(&token) {
        &token
    } else {
        NO_TOKEN
    };
    let cookie = cookies::store(site, name, token, name.default_seconds());
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
