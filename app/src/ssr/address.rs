//! What pages read of a request: its address, and what an earlier answer left for them.

use super::answers;
use super::cookies::{self, CookieHost, Name};
use super::drafts::{self, DraftReading};
use super::pairs;
use super::request::extension;
use crate::context::{Notice, PageRequest, Query};
use accounts::FormOwner;
use http::Method;
use http::request::Parts;
use model::{Locale, TimeZone};
use std::collections::BTreeMap;

/// Reads address, flash and draft for the signed-in person. The language is for visitors who have chosen none.
pub fn read_address(
    parts: &Parts,
    site: &impl CookieHost,
    (default_locale, time_zone): (Locale, TimeZone),
    password_minimum: usize,
    reader: Option<&FormOwner>,
) -> PageRequest {
    let DraftReading { draft, mut typed, is_spent } = drafts::read(parts, site, reader);
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
fn read_flash(parts: &Parts, site: &impl CookieHost) -> BTreeMap<String, String> {
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
fn read_notice(parts: &Parts, site: &impl CookieHost) -> Option<Notice> {
    let kept = cookies::read(site, &parts.headers, Name::Notice)?;
    let kept: BTreeMap<String, String> = pairs::decode(&kept).collect();
    if parts.method != Method::GET || kept.get("page")? != parts.uri.path() {
        return None;
    }
    answers::append_cookie(&cookies::forget(site, Name::Notice));
    Notice::from_code(kept.get("done")?)
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
