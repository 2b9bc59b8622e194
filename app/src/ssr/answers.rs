//! What a response says: statuses, redirects, cookies, and a refusal in the shape its reader understands.

use super::cookies::{self, Name};
use super::request::{cookie, site, write_flash, write_notice};
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
pub const TEXT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
/// The same for a path, whose slashes may stay.
const PATH: &AsciiSet = &TEXT.remove(b'/');
/// Browsers keep about 4 KiB of a cookie; a longer flash is not worth keeping.
const MAX_FLASH: usize = 3_000;
/// After how many seconds a busy or broken server is worth another try.
const RETRY_AFTER: u32 = 5;

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

pub fn forget_cookie(name: Name) {
    append_cookie(&cookies::forget(&site(), name));
}

/// Keeps what was typed for the next page. Never give it a password.
pub fn keep(typed: &[(&str, &str)]) {
    let flash = write_flash(typed);
    if !flash.is_empty() && flash.len() <= MAX_FLASH {
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
    set_cookie_for(
        Name::Session,
        signed_in.session.expose(),
        signed_in.keep_seconds,
    );
    set_cookie(Name::Device, signed_in.device.expose());
    // Whoever has signed in may be led to a provider again.
    if cookie(Name::Halt).is_some() {
        forget_cookie(Name::Halt);
    }
    see_other(asked.map_or("/account/purchases", ReturnPath::as_str));
}

/// Leads to the sign-in form, and from there back to that path.
pub fn sign_in_first(path: &str) {
    see_other(&with_return("/sign-in", path));
}

/// A path of ours that carries on the page that was asked for, when that is a page of this host.
pub fn with_return(path: &str, return_to: &str) -> String {
    match return_to.parse::<ReturnPath>() {
        Ok(return_to) => join(
            path,
            &format!(
                "return_to={}",
                utf8_percent_encode(return_to.as_str(), PATH)
            ),
        ),
        Err(_) => path.to_owned(),
    }
}

fn join(path: &str, query: &str) -> String {
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{path}{mark}{query}")
}

/// Answers a refused form. A plain form goes back to its page, which says why and still has what was typed; an island
/// gets the status and the failure itself.
pub fn refuse<R: Refusal>(failure: Failure<R>, back: &str, typed: &[(&str, &str)]) -> Refused<R> {
    if is_plain_form() {
        keep(typed);
        let why = match &failure {
            Failure::Refused(refusals) => refusals
                .iter()
                .map(|refusal| refusal.code())
                .collect::<Vec<_>>()
                .join(","),
            Failure::Wait(seconds) => format!("wait&wait={seconds}"),
            Failure::Busy => "busy".to_owned(),
            Failure::Unavailable => "unavailable".to_owned(),
            Failure::Forbidden => "forbidden".to_owned(),
        };
        see_other(&join(back, &format!("refused={why}")));
    } else {
        let (status, retry_after) = match &failure {
            Failure::Refused(_) => (422, None),
            Failure::Wait(seconds) => (429, Some(*seconds)),
            Failure::Busy | Failure::Unavailable => (503, Some(RETRY_AFTER)),
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
