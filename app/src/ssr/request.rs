//! Reading requests: the portal or the backoffice, the customer and the cookies.

use super::cookies::{self, BackofficeHost, CookieHost, Name};
use accounts::{Accounts, Caller, OneTimeKey};
use http::request::Parts;
use leptos::prelude::{expect_context, use_context};
use model::{Customer, Portal};
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
