//! Links from mails. Opening one changes nothing, since mail scanners open them too: the token moves from the address
//! into a cookie, and the page asks for the next step.

use crate::state::AppState;
use app::ssr::cookies::{self, BackofficeHost, CookieHost, Name};
use app::ssr::orders;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{AppendHeaders, IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};
use model::{Link, Portal, repaired_token};
use std::sync::Arc;

pub const CONFIRM: &str = "/confirm/{token}";
pub const SET_PASSWORD: &str = "/set-password/{token}";
pub const ORDER: &str = "/order/{token}";
pub const CONFIRM_EMAIL: &str = "/confirm-email/{token}";
pub const UNDO_EMAIL: &str = "/undo-email/{token}";
pub const ADD_PURCHASE: &str = "/add-purchase/{token}";
pub const PROVE: &str = "/sso/prove/{token}";

/// The routes of mailed links of a portal.
pub const PATHS: [&str; 7] =
    [CONFIRM, SET_PASSWORD, ORDER, CONFIRM_EMAIL, UNDO_EMAIL, ADD_PURCHASE, PROVE];

/// The cookie's value for a link without a usable token: shows that one was opened.
const NO_TOKEN: &str = "none";

type LinkRequest = (Extension<Arc<Portal>>, Path<String>);

pub async fn confirm((Extension(portal), Path(token)): LinkRequest) -> Response {
    open(&*portal, Name::Confirm, "/confirm", &token)
}

pub async fn set_password((Extension(portal), Path(token)): LinkRequest) -> Response {
    open(&*portal, Name::SetPassword, "/set-password", &token)
}

/// Opens an order, which has its own address. A dead link redirects to the page that says so, and keeps the orders that
/// this browser may open.
pub async fn order(
    State(state): State<AppState>,
    (Extension(portal), Path(token)): LinkRequest,
    headers: HeaderMap,
) -> Response {
    let token = repaired_token(&token);
    match state.accounts.orders().by_link(&portal, &token).await {
        Ok(Link::Ready(order)) => {
            let kept = cookies::read(&*portal, &headers, Name::Order).unwrap_or_default();
            let (name, value) = (Name::Order, orders::with_secret(&kept, &token));
            let cookie = cookies::store(&*portal, name, &value, name.default_seconds());
            redirect_with_cookie(orders::order_path(&order.number), Some(cookie))
        }
        Ok(Link::Expired | Link::Used | Link::Replaced | Link::Unknown) => {
            redirect_with_cookie("/order".to_owned(), None)
        }
        Err(error) => {
            tracing::error!(%error, "order.link.failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

pub async fn confirm_email((Extension(portal), Path(token)): LinkRequest) -> Response {
    open(&*portal, Name::EmailLink, "/confirm-email", &token)
}

pub async fn undo_email((Extension(portal), Path(token)): LinkRequest) -> Response {
    open(&*portal, Name::EmailLink, "/undo-email", &token)
}

pub async fn add_purchase((Extension(portal), Path(token)): LinkRequest) -> Response {
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

pub async fn prove((Extension(portal), Path(token)): LinkRequest) -> Response {
    open(&*portal, Name::Proof, "/sso/link", &token)
}

fn open(host: &impl CookieHost, name: Name, page: &'static str, token: &str) -> Response {
    let token = repaired_token(token);
    // A link that was cut off must not fall back to the token of an older one in this browser.
    let token = if is_plausible(&token) { &token } else { NO_TOKEN };
    let cookie = cookies::store(host, name, token, name.default_seconds());
    redirect_with_cookie(page.to_owned(), Some(cookie))
}

fn redirect_with_cookie(page: String, cookie: Option<String>) -> Response {
    let cookie = cookie.map(|cookie| (header::SET_COOKIE, cookie));
    let headers = std::iter::once((header::LOCATION, page)).chain(cookie);
    (StatusCode::SEE_OTHER, AppendHeaders(headers.collect::<Vec<_>>())).into_response()
}

/// Returns whether it can be the value of a cookie; it is verified when it is used.
fn is_plausible(token: &str) -> bool {
    (1..=128).contains(&token.len())
        && token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
