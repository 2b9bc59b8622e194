//! Reading requests: the portal or the backoffice, the customer, cookies, and the parts of the address that pages use.

use super::answers::{self, TEXT};
use super::backoffice;
use super::cookies::{self, BackofficeHost, CookieHost, Name};
use super::drafts::{self, DraftReading};
use crate::context::{Notice, PageRequest, PortalContext, Query, TYPED_CUT};
use crate::failure::Refused;
use accounts::{Accounts, Caller, FormOwner, OneTimeKey, Secret};

use http::Method;
use http::request::Parts;
use leptos::prelude::{expect_context, provide_context, use_context};
use model::{Customer, Failure, Locale, Portal, Settings};
use percent_encoding::{percent_decode_str, utf8_percent_encode};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Returns the use cases.
pub fn accounts() -> Accounts {
    expect_context::<Accounts>()
}

/// Returns the caller of a use case, with address and browser.
pub fn caller() -> Caller {
    extension::<Caller>()
        .expect("the server's layers put the caller into every request of a portal")
}

/// Returns the caller of a use case of customer accounts; sets 404 if the portal has none.
pub fn account_caller<R>() -> Result<Caller, Refused<R>> {
    caller_if(|settings| settings.customer_accounts_enabled)
}

/// Returns the caller of a use case about passwords; sets 404 if the portal takes none.
pub fn password_caller<R>() -> Result<Caller, Refused<R>> {
    caller_if(Settings::password_sign_in)
}

fn caller_if<R>(open: impl Fn(&Settings) -> bool) -> Result<Caller, Refused<R>> {
    let caller = caller();
    if open(&caller.portal.settings) {
        Ok(caller)
    } else {
        answers::set_status(404);
        Err(Refused(Failure::Unavailable))
    }
}

pub fn portal() -> Arc<Portal> {
    extension::<Arc<Portal>>().expect("the server's layers put the portal into every request")
}

pub fn customer() -> Option<Customer> {
    extension::<Option<Customer>>().flatten()
}

/// Returns the value of one of the product's cookies.
pub fn cookie(name: Name) -> Option<String> {
    let parts = use_context::<Parts>()?;
    cookies::read(&cookie_host(), &parts.headers, name)
}

/// Returns whether the browser sent any cookie at all.
pub fn has_cookies() -> bool {
    use_context::<Parts>().is_some_and(|parts| cookies::are_kept(&parts.headers))
}

/// Returns a new one-time key. An anonymous visitor is identified by a browser cookie, set here if it is missing.
pub fn one_time_key() -> String {
    let is_portal = extension::<Arc<BackofficeHost>>().is_none();
    if is_portal && customer().is_none() && cookie(Name::Browser).is_none() {
        answers::set_cookie(Name::Browser, Secret::random().expose());
    }
    Secret::random().expose().to_owned()
}

/// Returns the one-time key of a form, with its sender.
pub fn once(key: String) -> OneTimeKey {
    OneTimeKey { key, browser: cookie(Name::Browser).unwrap_or_default() }
}

/// Returns the request's host: a portal's or the backoffice's.
pub fn cookie_host() -> Arc<dyn CookieHost> {
    match extension::<Arc<BackofficeHost>>() {
        Some(backoffice) => backoffice,
        None => portal(),
    }
}

pub fn extension<T: Clone + Send + Sync + 'static>() -> Option<T> {
    use_context::<Parts>()?.extensions.get::<T>().cloned()
}

/// Provides the [`PortalContext`] or the context of the backoffice; nothing while routes are listed, when there is no request.
pub fn provide_request_context() {
    let Some(parts) = use_context::<Parts>() else {
        return;
    };
    if backoffice::provide_backoffice_context(&parts) {
        return;
    }
    let Some(portal) = extension::<Arc<Portal>>() else {
        return;
    };
    let minimum = usize::try_from(portal.settings.password_minimum).unwrap_or_default();
    let customer = customer();
    let reader = customer.as_ref().map(FormOwner::customer);
    let request = read_address(&parts, &*portal, portal.default_locale, minimum, reader.as_ref());
    provide_context(request.clone());
    provide_context(PortalContext { customer, request, portal });
}

/// Reads address, flash and draft for the signed-in person.
pub fn read_address(
    parts: &Parts,
    cookie_host: &impl CookieHost,
    default_locale: Locale,
    password_minimum: usize,
    reader: Option<&FormOwner>,
) -> PageRequest {
    let DraftReading { draft, mut typed, is_spent } = drafts::read(parts, cookie_host, reader);
    if is_spent {
        answers::append_cookie(&cookies::forget(cookie_host, Name::Draft));
    }
    typed.extend(read_flash(parts, cookie_host));
    PageRequest {
        locale: extension::<Locale>().unwrap_or(default_locale),
        password_minimum,
        path: parts.uri.path().to_owned(),
        query: read_query(parts.uri.query().unwrap_or_default()),
        typed,
        draft,
        has_cookies: cookies::are_kept(&parts.headers),
        notice: read_notice(parts, cookie_host),
    }
}

/// Reads the flash and deletes it: it is for one page only.
fn read_flash(parts: &Parts, cookie_host: &impl CookieHost) -> BTreeMap<String, String> {
    let Some(flash) = cookies::read(cookie_host, &parts.headers, Name::Flash) else {
        return BTreeMap::new();
    };
    if parts.method == Method::GET {
        answers::append_cookie(&cookies::forget(cookie_host, Name::Flash));
    }
    pairs(&flash).collect()
}

/// Reads the flash message left for this page. Showing it deletes it, so that a reload does not repeat it; other pages
/// opened meanwhile leave it alone.
fn read_notice(parts: &Parts, cookie_host: &impl CookieHost) -> Option<Notice> {
    let kept = cookies::read(cookie_host, &parts.headers, Name::Notice)?;
    let kept: BTreeMap<String, String> = pairs(&kept).collect();
    if parts.method != Method::GET || kept.get("page")? != parts.uri.path() {
        return None;
    }
    answers::append_cookie(&cookies::forget(cookie_host, Name::Notice));
    Notice::from_code(kept.get("done")?)
}

/// Returns the value of the notice cookie: what was done, and the path of the page that shows it.
pub fn write_notice(page: &str, notice: &Notice) -> String {
    let path = page.split('?').next().unwrap_or_default();
    encode_pairs(&[("done", &notice.code()), ("page", path)])
}

/// Returns the value of the flash cookie, of at most that many bytes, with encoded pairs that need no quoting. If not
/// all fit, the shortest are kept and a marker is added.
pub fn write_flash(typed: &[(&str, &str)], room: usize) -> String {
    let mut pairs: Vec<String> = typed.iter().map(encode_pair).collect();
    let length = |pairs: &[String]| pairs.iter().map(|pair| pair.len() + 1).sum::<usize>();
    if length(&pairs) > room + 1 {
        pairs.sort_by_key(String::len);
        pairs.insert(0, encode_pair(&(TYPED_CUT, "1")));
        while length(&pairs) > room + 1 {
            pairs.pop();
        }
    }
    pairs.join("&")
}

/// Returns pairs as a cookie's value, encoded so that they need no quoting.
pub fn encode_pairs(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = pairs.iter().map(encode_pair).collect();
    pairs.join("&")
}

fn encode_pair((name, value): &(&str, &str)) -> String {
    let encode = |text| utf8_percent_encode(text, TEXT);
    format!("{}={}", encode(name), encode(value))
}

fn read_query(query: &str) -> Query {
    let mut values: BTreeMap<String, String> = pairs(query).collect();
    let mut take = |name: &str| values.remove(name).filter(|value| !value.is_empty());
    let query = Query {
        refused: take("refused")
            .map(|codes| codes.split(',').map(str::to_owned).collect())
            .unwrap_or_default(),
        wait: take("wait").and_then(|seconds| seconds.parse().ok()).unwrap_or_default(),
        form: take("form"),
        return_to: take("return_to").and_then(|path| path.parse().ok()),
        others: BTreeMap::new(),
    };
    values.retain(|_, value| !value.is_empty());
    Query { others: values, ..query }
}

/// Returns the decoded pairs of a query, without those that are not UTF-8.
pub fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    query.split('&').filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        Some((decode(name)?, decode(value)?))
    })
}

fn decode(text: &str) -> Option<String> {
    Some(percent_decode_str(&text.replace('+', " ")).decode_utf8().ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_survives_the_flash() {
        let typed = [("first_name", "Ana & \"María\"; x=1"), ("email", "a+b@example.test")];
        let read: BTreeMap<String, String> = pairs(&write_flash(&typed, 1000)).collect();
        assert!(!read.contains_key(TYPED_CUT));
        for (name, value) in typed {
            assert_eq!(read.get(name).map(String::as_str), Some(value));
        }
    }

    #[test]
    fn what_is_too_long_for_the_flash_is_left_out_and_the_rest_is_kept() {
        let (long, longer) = ("é".repeat(100), "é".repeat(300));
        let typed = [("text", &*longer), ("on", "true"), ("lead", &long), ("name", "Plata")];
        let kept = |room| {
            let flash = write_flash(&typed, room);
            assert!(flash.len() <= room, "{room}: {}", flash.len());
            let mut names: Vec<_> = pairs(&flash).map(|(name, _)| name).collect();
            names.sort();
            names.join(" ")
        };
        assert_eq!(kept(10_000), "lead name on text");
        let all = write_flash(&typed, usize::MAX / 2).len();
        assert_eq!(kept(all), "lead name on text");
        assert_eq!(kept(all - 1), "lead name on typed-cut");
        assert_eq!(kept(100), "name on typed-cut");
        assert_eq!(kept(20), "on typed-cut");
        assert_eq!(kept(5), "");
    }

    #[test]
    fn an_address_contains_only_what_pages_read() {
        let query = read_query(
            "refused=email-taken,password-short&return_to=%2Faccount%2Fprofile&__err=x&lang=es",
        );
        assert_eq!(query.refused, ["email-taken", "password-short"]);
        assert_eq!(
            query.return_to.map(|path| path.to_string()).as_deref(),
            Some("/account/profile")
        );
        assert_eq!(read_query("return_to=//evil.test&wait=x").return_to, None);
        assert_eq!(read_query("a=%ff&&=&x"), Query::default());
    }
}
