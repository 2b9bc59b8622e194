//! Reading requests: the portal or the backoffice, the customer, cookies, and the parts of the address that pages use.

use super::answers;
use super::backoffice;
use super::cookies::{self, BackofficeHost, Name, Site};
use super::drafts::{self, Reading};
use super::pairs;
use crate::context::{Notice, PageRequest, PortalContext, Query};
use crate::failure::Refused;
use accounts::{Accounts, Caller, FormOwner, OneTimeKey, Secret};

use http::Method;
use http::request::Parts;
use leptos::prelude::{expect_context, provide_context, use_context};
use model::{Customer, Failure, Locale, Portal, Settings, TimeZone};
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
    cookies::read(&site(), &parts.headers, name)
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
pub fn site() -> Arc<dyn Site> {
    match extension::<Arc<BackofficeHost>>() {
        Some(backoffice) => backoffice,
        None => portal(),
    }
}

pub fn extension<T: Clone + Send + Sync + 'static>() -> Option<T> {
    use_context::<Parts>()?.extensions.get::<T>().cloned()
}

/// Provides the [`PortalContext`] or the context of the backoffice; nothing while routes are listed, when there is no request.
pub fn provide_visit() {
    let Some(parts) = use_context::<Parts>() else {
        return;
    };
    if backoffice::provide_desk(&parts) {
        return;
    }
    let Some(portal) = extension::<Arc<Portal>>() else {
        return;
    };
    let minimum = usize::try_from(portal.settings.password_minimum).unwrap_or_default();
    let customer = customer();
    let reader = customer.as_ref().map(FormOwner::customer);
    let zone = portal.settings.time_zone.clone();
    let request =
        read_address(&parts, &*portal, (portal.default_locale, zone), minimum, reader.as_ref());
    provide_context(request.clone());
    provide_context(PortalContext { customer, request, portal });
}

/// Reads address, flash and draft for the signed-in person. The language is for visitors who have chosen none.
pub fn read_address(
    parts: &Parts,
    site: &impl Site,
    (default_locale, time_zone): (Locale, TimeZone),
    password_minimum: usize,
    reader: Option<&FormOwner>,
) -> PageRequest {
    let Reading { draft, mut typed, is_spent } = drafts::read(parts, site, reader);
    if is_spent {
        answers::append_cookie(&cookies::forget(site, Name::Draft));
    }
    typed.extend(read_flash(parts, site));
    PageRequest {
        locale: extension::<Locale>().unwrap_or(default_locale),
        time_zone,
        password_minimum,
        path: parts.uri.path().to_owned(),
        query: read_query(parts.uri.query().unwrap_or_default()),
        typed,
        draft,
        has_cookies: cookies::are_kept(&parts.headers),
        notice: read_notice(parts, site),
    }
}

/// Reads the flash and deletes it: it is for one page only.
fn read_flash(parts: &Parts, site: &impl Site) -> BTreeMap<String, String> {
    let Some(flash) = cookies::read(site, &parts.headers, Name::Flash) else {
        return BTreeMap::new();
    };
    if parts.method == Method::GET {
        answers::append_cookie(&cookies::forget(site, Name::Flash));
    }
    pairs::decode(&flash).collect()
}

/// Reads the flash message left for this page. Showing it deletes it, so that a reload does not repeat it; other pages
/// opened meanwhile leave it alone.
fn read_notice(parts: &Parts, site: &impl Site) -> Option<Notice> {
    let kept = cookies::read(site, &parts.headers, Name::Notice)?;
    let kept: BTreeMap<String, String> = pairs::decode(&kept).collect();
    if parts.method != Method::GET || kept.get("page")? != parts.uri.path() {
        return None;
    }
    answers::append_cookie(&cookies::forget(site, Name::Notice));
    Notice::from_code(kept.get("done")?)
}

/// Returns the value of the notice cookie: what was done, and the path of the page that shows it.
pub fn write_notice(page: &str, notice: &Notice) -> String {
    let path = page.split('?').next().unwrap_or_default();
    pairs::encode(&[("done", &notice.code()), ("page", path)])
}

fn read_query(query: &str) -> Query {
    let mut values: BTreeMap<String, String> = pairs::decode(query).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_only_what_pages_read() {
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
