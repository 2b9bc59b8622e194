//! What a response says: statuses, redirects, cookies, and a refusal in the shape its reader understands.

use super::cookies::{self, Before, Name};
use super::drafts;
use super::header_size::room_for_flash;
use super::request::{
    accounts, caller, cookie, customer, has_cookies, site, write_flash, write_notice,
};
use crate::failure::Refused;
use crate::visit::Notice;
use accounts::SignedIn;
use http::StatusCode;
use http::header::{self, HeaderName, HeaderValue};
use http::request::Parts;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use model::{Failure, Refusal, ReturnPath};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a text must not contain to stand in a cookie or a query as it is.
pub const TEXT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same for a path, whose slashes may stay.
const PATH: &AsciiSet = &TEXT.remove(b'/');
/// The longest page to return to, as it stands in an address, in bytes: twice encoded, it must still fit into the headers
/// that proxies pass on (nginx: 4 KiB in all).
const MAX_RETURN: usize = 2_600;
/// After how many seconds a busy or broken server is worth another try.
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

/// Stores a cookie for as long as its kind is kept.
pub fn set_cookie(name: Name, value: &str) {
    set_cookie_for(name, value, name.default_seconds());
}

/// Stores a cookie for that many seconds, or until the browser closes.
pub fn set_cookie_for(name: Name, value: &str, seconds: Option<i64>) {
    append_cookie(&cookies::store(&site(), name, value, seconds));
}

/// Adds one to the cookies of a kind, of which the browser may have several.
pub fn add_cookie(name: Name, key: &str, value: &str) {
    let headers = use_context::<Parts>().map(|parts| parts.headers);
    let added = cookies::keyed::store(&site(), &headers.unwrap_or_default(), name, key, value);
    for cookie in added {
        append_cookie(&cookie);
    }
}

pub fn forget_cookie(name: Name) {
    append_cookie(&cookies::forget(&site(), name));
}

/// Keeps what was typed for the next page. Never give it a password.
pub fn keep(typed: &[(&str, &str)]) {
    keep_beside(typed, "");
}

/// The same, as far as there is room beside the address of that page.
fn keep_beside(typed: &[(&str, &str)], location: &str) {
    let flash = write_flash(typed, room_for_flash(location));
    if !flash.is_empty() {
        set_cookie(Name::Flash, &flash);
    }
}

/// Whether the browser itself sent the form, and not an island.
fn is_plain_form() -> bool {
    use_context::<Parts>().is_some_and(|parts| {
        parts
            .headers
            .get(header::ACCEPT)
            .and_then(|accept| accept.to_str().ok())
            .is_some_and(|accept| accept.contains("text/html"))
    })
}

/// Leads on to another page of this host; an island reads the address and goes there itself.
pub fn see_other(path: &str) {
    leptos_axum::redirect(path);
    if is_plain_form() {
        set_status(303);
    }
}

/// Leads on to another page of this host, which says once what was done.
pub fn announce(path: &str, notice: &Notice) {
    set_cookie(Name::Notice, &write_notice(path, notice));
    see_other(path);
}

/// Signs this browser in and leads it to the page that was asked for.
pub fn enter(signed_in: &SignedIn, asked: Option<&ReturnPath>) {
    set_cookie_for(Name::Session, signed_in.session.expose(), signed_in.keep_seconds);
    set_cookie(Name::Device, signed_in.device.expose());
    forget_personal(match customer() {
        Some(_) => Before::Somebody,
        None => Before::Nobody,
    });
    // Whoever has signed in may be led to a provider again.
    if cookie(Name::Halt).is_some() {
        forget_cookie(Name::Halt);
    }
    let page = asked.map_or("/account/purchases", ReturnPath::as_str);
    lead_in(page, || page.to_owned());
}

/// Leads on after signing in. A browser that sent no cookie with the form may keep none, and would be asked to sign in
/// again and again: it is led to the sign-in page, which finds out and says so.
pub fn lead_in(asked: &str, next: impl FnOnce() -> String) {
    if has_cookies() {
        see_other(&next());
    } else {
        see_other(&with_return("/sign-in?cookies=check", asked));
    }
}

/// Gives the browser a cookie to show on its next request that it keeps cookies.
pub fn probe_cookies() {
    if !has_cookies() {
        set_cookie(Name::Probe, "1");
    }
}

/// Signs this browser out: it forgets that session cookie and everything that shows something of a person.
pub fn leave(session: Name) {
    forget_cookie(session);
    forget_personal(Before::Somebody);
}

fn forget_personal(before: Before) {
    let Some(parts) = use_context::<Parts>() else {
        return;
    };
    for cookie in cookies::forget_personal(&site(), &parts.headers, before) {
        append_cookie(&cookie);
    }
}

/// Leads to the sign-in form, and from there back to that path.
pub fn sign_in_first(path: &str) {
    see_other(&with_return("/sign-in", path));
}

/// Answers a form that was sent after the session had ended: leads to the sign-in form, and from there back to the form's
/// page, where what was typed stands again for whoever typed it. Never give it a password.
pub async fn sign_in_to_send(page: &str, typed: &[(&str, &str)]) {
    let owner = accounts().owner_of_unsent_form(&caller()).await;
    if let Some(draft) = drafts::write(page, typed, &owner) {
        set_cookie(Name::Draft, &draft);
    }
    sign_in_first(page);
    if !is_plain_form() {
        set_status(401);
    }
}

/// A path of ours that carries on the page that was asked for, when that is a page of this host.
pub fn with_return(path: &str, return_to: &str) -> String {
    match return_to.parse::<ReturnPath>() {
        Ok(return_to) => {
            let value = utf8_percent_encode(return_to.as_str(), PATH).to_string();
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

/// Returns what the address of a form's page says after `refused=`.
pub fn refused_query<R: Refusal>(failure: &Failure<R>) -> String {
    match failure {
        Failure::Refused(refusals) => {
            refusals.iter().map(|refusal| refusal.code()).collect::<Vec<_>>().join(",")
        }
        Failure::Wait(seconds) => format!("wait&wait={seconds}"),
        Failure::Busy => "busy".to_owned(),
        Failure::Unavailable => "unavailable".to_owned(),
        Failure::Unconfirmed => "lost".to_owned(),
        Failure::Forbidden => "forbidden".to_owned(),
    }
}

/// Answers a refused form. A plain form goes back to its page, which says why and still has what was typed; an island
/// gets the status and the failure itself.
pub fn refuse<R: Refusal>(failure: Failure<R>, back: &str, typed: &[(&str, &str)]) -> Refused<R> {
    if is_plain_form() {
        let page = join(back, &format!("refused={}", refused_query(&failure)));
        keep_beside(typed, &page);
        see_other(&page);
    } else {
        let (status, retry_after) = match &failure {
            Failure::Refused(_) => (422, None),
            Failure::Wait(seconds) => (429, Some(*seconds)),
            Failure::Busy | Failure::Unavailable => (503, Some(RETRY_AFTER)),
            // Trying again at once may do it twice.
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

/// Sets the status of a page whose parts do not answer.
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
