//! Building responses: statuses, redirects, cookies, and refusals as a redirect or as JSON.

use super::cookies::{self, Before, Name};
use super::drafts;
use super::header_size::room_for_flash;
use super::pairs::{self, write_notice};
use super::request::{accounts, caller, cookie, cookie_host, customer, has_cookies};
use crate::context::Notice;
use crate::failure::Refused;
use accounts::{ContinuedSession, SignedIn};
use http::StatusCode;
use http::header::{self, HeaderName, HeaderValue};
use http::request::Parts;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use model::{Failure, Refusal, ReturnPath, percent};

/// The longest page to return to, as encoded in an address, in bytes. Encoded twice, it must fit into the headers that
/// proxies pass on (nginx: 4 KiB in all).
const MAX_RETURN: usize = 2_600;
/// Seconds after which a busy or failing server is worth another attempt.
pub const RETRY_AFTER: u32 = 3;

fn options() -> Option<ResponseOptions> {
    use_context::<ResponseOptions>()
}

fn insert_header(name: HeaderName, value: &str) {
    if let (Some(options), Ok(value)) = (options(), HeaderValue::from_str(value)) {
        options.insert_header(name, value);
    }
}

pub fn append_cookie(cookie: &str) {
    if let (Some(options), Ok(value)) = (options(), HeaderValue::from_str(cookie)) {
        options.append_header(header::SET_COOKIE, value);
    }
}

pub fn set_status(status: u16) {
    if let (Some(options), Ok(status)) = (options(), StatusCode::from_u16(status)) {
        options.set_status(status);
    }
}

/// Sets a cookie for the default lifetime of its kind.
pub fn set_cookie(name: Name, value: &str) {
    set_cookie_for(name, value, name.default_seconds());
}

/// Sets a cookie for that many seconds, or until the browser closes.
pub fn set_cookie_for(name: Name, value: &str, seconds: Option<i64>) {
    append_cookie(&cookies::store(&cookie_host(), name, value, seconds));
}

/// Adds a keyed cookie, of which the browser may have several.
pub fn add_cookie(name: Name, key: &str, value: &str) {
    let headers = use_context::<Parts>().map(|parts| parts.headers);
    let added =
        cookies::keyed::store(&cookie_host(), &headers.unwrap_or_default(), name, key, value);
    for cookie in added {
        append_cookie(&cookie);
    }
}

pub fn forget_cookie(name: Name) {
    append_cookie(&cookies::forget(&cookie_host(), name));
}

/// Keeps what was typed for the next page. Never pass a password.
pub fn keep(typed: &[(&str, &str)]) {
    store_flash(typed, "");
}

/// Keeps what was typed, as far as there is room beside the address of that page.
fn store_flash(typed: &[(&str, &str)], location: &str) {
    let flash = pairs::encode_within(typed, room_for_flash(location));
    if !flash.is_empty() {
        set_cookie(Name::Flash, &flash);
    }
}

/// Returns whether the browser submitted the form itself, without an island.
fn is_plain_form() -> bool {
    use_context::<Parts>().is_some_and(|parts| {
        parts
            .headers
            .get(header::ACCEPT)
            .and_then(|accept| accept.to_str().ok())
            .is_some_and(|accept| accept.contains("text/html"))
    })
}

/// Redirects to another page of this host; an island reads the address and opens it itself.
pub fn see_other(path: &str) {
    leptos_axum::redirect(path);
    if is_plain_form() {
        set_status(303);
    }
}

/// Redirects to another page of this host, which shows a flash message.
pub fn announce(path: &str, notice: &Notice) {
    set_cookie(Name::Notice, &write_notice(path, notice));
    see_other(path);
}

/// Sets the session's cookies and redirects to the requested page.
pub fn enter(signed_in: &SignedIn, asked: Option<&ReturnPath>) {
    set_cookie_for(Name::Session, signed_in.session.expose(), signed_in.keep_seconds);
    set_cookie(Name::Device, signed_in.device.expose());
    forget_personal(match customer() {
        Some(_) => Before::Somebody,
        None => Before::Nobody,
    });
    // Allows automatic redirects to a provider again.
    if cookie(Name::Halt).is_some() {
        forget_cookie(Name::Halt);
    }
    let page = page_after_sign_in(asked);
    redirect_after_sign_in(page, || page.to_owned());
}

/// Does the same once a provider's user was linked to the account: the requested page says so.
pub fn enter_linked(signed_in: &SignedIn, asked: Option<&ReturnPath>) {
    enter(signed_in, asked);
    let page = page_after_sign_in(asked);
    let notice = write_notice(page, &Notice::Linked);
    // It has the path of the page, which is in the redirect too: the longest ones leave no room.
    if notice.len() <= room_for_flash(page) {
        set_cookie(Name::Notice, &notice);
    }
}

fn page_after_sign_in(asked: Option<&ReturnPath>) -> &str {
    asked.map_or("/account/purchases", ReturnPath::as_str)
}

/// Sets the cookie of a session that got a new token.
pub fn continue_session(session: &ContinuedSession) {
    set_cookie_for(Name::Session, session.token.expose(), session.keep_seconds);
}

/// Redirects after sign-in. A browser that sent no cookie with the form may have them disabled, and would be asked to
/// sign in again and again: it is redirected to the sign-in page, which checks and says so.
pub fn redirect_after_sign_in(asked: &str, next: impl FnOnce() -> String) {
    if has_cookies() {
        see_other(&next());
    } else {
        see_other(&with_return("/sign-in?cookies=check", asked));
    }
}

/// Sets a cookie that shows on the next request whether the browser keeps cookies.
pub fn probe_cookies() {
    if !has_cookies() {
        set_cookie(Name::Probe, "1");
    }
}

/// Forgets the session cookie and all cookies whose pages show personal data.
pub fn leave(session: Name) {
    forget_cookie(session);
    forget_personal(Before::Somebody);
}

fn forget_personal(before: Before) {
    let Some(parts) = use_context::<Parts>() else {
        return;
    };
    for cookie in cookies::forget_personal(&cookie_host(), &parts.headers, before) {
        append_cookie(&cookie);
    }
}

/// Redirects to the sign-in form, which returns to that path.
pub fn sign_in_first(path: &str) {
    see_other(&with_return("/sign-in", path));
}

/// Answers a form sent after the session had ended: redirects to the sign-in form, which returns to the form's page,
/// where its owner finds what was typed. Never pass a password.
pub async fn sign_in_to_send(page: &str, typed: &[(&str, &str)]) {
    let owner = accounts().sessions().owner_of_unsent_form(&caller()).await;
    if let Some(draft) = drafts::write(page, typed, &owner) {
        set_cookie(Name::Draft, &draft);
    }
    sign_in_first(page);
    if !is_plain_form() {
        set_status(401);
    }
}

/// Returns a path with the page to return to as a parameter, if that is a page of this host.
pub fn with_return(path: &str, return_to: &str) -> String {
    match return_to.parse::<ReturnPath>() {
        Ok(return_to) => {
            let value = percent::encode_path(return_to.as_str());
            if value.len() > MAX_RETURN {
                return path.to_owned();
            }
            join(path, &format!("return_to={value}"))
        }
        Err(_) => path.to_owned(),
    }
}

fn join(path: &str, query: &str) -> String {
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{path}{mark}{query}")
}

/// Answers a refused form. A plain form is redirected to its page, with the codes and what was typed; an island gets
/// the status and the failure as JSON.
pub fn refuse<R: Refusal>(failure: Failure<R>, back: &str, typed: &[(&str, &str)]) -> Refused<R> {
    if is_plain_form() {
        let page = join(back, &format!("refused={}", failure.in_query()));
        store_flash(typed, &page);
        see_other(&page);
    } else {
        let (status, retry_after) = match &failure {
            Failure::Refused(_) => (422, None),
            Failure::Wait(seconds) => (429, Some(*seconds)),
            Failure::Busy | Failure::Unavailable => (503, Some(RETRY_AFTER)),
            // No `Retry-After`: a retry may do it twice.
            Failure::Unconfirmed => (503, None),
            Failure::Forbidden => (403, None),
        };
        set_status(status);
        if let Some(seconds) = retry_after {
            insert_header(header::RETRY_AFTER, &seconds.to_string());
        }
    }
    Refused(failure)
}

/// Sets the status of a page whose data cannot be loaded.
pub fn unavailable() {
    set_status(503);
    insert_header(header::RETRY_AFTER, &RETRY_AFTER.to_string());
}

pub fn hide_from_search_engines() {
    insert_header(HeaderName::from_static("x-robots-tag"), "noindex");
}

pub fn send_content_security_policy(nonce: &str) {
    insert_header(
        header::CONTENT_SECURITY_POLICY,
        &format!(
            "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
             style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; connect-src 'self'; font-src 'self'; \
             form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
        ),
    );
}
