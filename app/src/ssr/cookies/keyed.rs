//! Cookies of which a browser may have several, one per flow in progress. Their names end in the flow's key, and their
//! values begin with a counter, by which the oldest are evicted.

use super::{CookieHost, Name, all, cookie};
use http::HeaderMap;

/// The number of cookies kept of a kind.
pub const MAX_KEPT: usize = 8;
/// The number of cookies that one response deletes, to keep its headers short; the next one deletes more.
const MAX_FORGOTTEN: usize = 8;
const MAX_KEY_LENGTH: usize = 20;

/// One of the browser's cookies of a kind.
#[derive(Debug, PartialEq, Eq)]
struct StoredCookie<'a> {
    key: &'a str,
    /// 0 for a value that we did not write, so that it is evicted first.
    counter: u32,
    value: &'a str,
}

/// Returns the `Set-Cookie` values that add a cookie of a kind and delete the oldest ones above the limit.
pub fn store(
    host: &(impl CookieHost + ?Sized),
    headers: &HeaderMap,
    name: Name,
    key: &str,
    value: &str,
) -> Vec<String> {
    let prefix = prefix(host, name);
    let mut others = kept(headers, &prefix);
    others.retain(|one| one.key != key);
    others.sort_by_key(|one| one.counter);
    let last = others.last().map_or(0, |one| one.counter);
    let value = format!("{}.{value}", last.saturating_add(1));
    let added = cookie(host, format!("{prefix}{key}"), &value, name.default_seconds());
    let too_many = (others.len() + 1).saturating_sub(MAX_KEPT);
    let oldest = others.iter().take(too_many.min(MAX_FORGOTTEN));
    let forgotten = oldest.map(|one| forget(host, name, one.key));
    std::iter::once(added).chain(forgotten).collect()
}

/// Returns the `Set-Cookie` value that deletes one cookie of a kind.
pub fn forget(host: &(impl CookieHost + ?Sized), name: Name, key: &str) -> String {
    cookie(host, format!("{}{key}", prefix(host, name)), "", Some(0))
}

/// Returns the `Set-Cookie` values that delete every cookie of a kind, up to the limit of one response.
pub fn forget_all(
    host: &(impl CookieHost + ?Sized),
    headers: &HeaderMap,
    name: Name,
) -> Vec<String> {
    let prefix = prefix(host, name);
    let all = kept(headers, &prefix).into_iter().take(MAX_FORGOTTEN);
    all.map(|one| forget(host, name, one.key)).collect()
}

/// Returns the value of the cookie with that key.
pub fn read(
    host: &(impl CookieHost + ?Sized),
    headers: &HeaderMap,
    name: Name,
    key: &str,
) -> Option<String> {
    let prefix = prefix(host, name);
    let found = kept(headers, &prefix).into_iter().find(|one| one.key == key);
    found.map(|one| one.value.to_owned())
}

/// Returns whether the browser has any cookie of that kind.
pub fn any(host: &(impl CookieHost + ?Sized), headers: &HeaderMap, name: Name) -> bool {
    !kept(headers, &prefix(host, name)).is_empty()
}

fn prefix(host: &(impl CookieHost + ?Sized), name: Name) -> String {
    format!("{}-", name.on(host))
}

fn kept<'a>(headers: &'a HeaderMap, prefix: &str) -> Vec<StoredCookie<'a>> {
    let ours = all(headers).filter_map(|(name, value)| {
        let key = name.strip_prefix(prefix).filter(|key| is_key(key))?;
        let numbered = value.split_once('.');
        let numbered = numbered.and_then(|(counter, value)| Some((counter.parse().ok()?, value)));
        let (counter, value) = numbered.unwrap_or((0, ""));
        Some(StoredCookie { key, counter, value })
    });
    ours.collect()
}

/// Returns whether a key is valid: names come from the browser and are sent back in headers.
fn is_key(key: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    !key.is_empty() && key.len() <= MAX_KEY_LENGTH && key.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::super::{BackofficeHost, Before, forget_personal};
    use super::*;
    use http::{HeaderValue, header};
    use std::collections::BTreeMap;

    const NAME: &str = "__Host-sso-flow-";

    fn host() -> BackofficeHost {
        BackofficeHost { origin: "https://tickets.test".into() }
    }

    fn headers(jar: &BTreeMap<String, String>) -> HeaderMap {
        let pairs: Vec<_> = jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let value = HeaderValue::from_str(&pairs.join("; ")).unwrap();
        HeaderMap::from_iter([(header::COOKIE, value)])
    }

    fn keep(jar: &mut BTreeMap<String, String>, cookies: &[String]) {
        for cookie in cookies {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                assert!(cookie.contains("Max-Age=0"), "{cookie}");
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    #[test]
    fn the_latest_eight_are_kept() {
        let mut jar = BTreeMap::new();
        for flow in 0..30 {
            let key = format!("flow{flow}");
            let stored = store(&host(), &headers(&jar), Name::Flow, &key, "secret");
            keep(&mut jar, &stored);
            let read = read(&host(), &headers(&jar), Name::Flow, &key);
            assert_eq!(read.as_deref(), Some("secret"));
        }
        let names: Vec<_> = (22..30).map(|flow| format!("{NAME}flow{flow}")).collect();
        assert_eq!(jar.keys().cloned().collect::<Vec<_>>(), names);
    }

    #[test]
    fn signing_out_deletes_every_cookie_of_a_kind() {
        let mut jar = BTreeMap::new();
        for (name, key) in
            [(Name::ProviderTest, "one"), (Name::ProviderTest, "two"), (Name::Flow, "own")]
        {
            let stored = store(&host(), &headers(&jar), name, key, "secret");
            keep(&mut jar, &stored);
        }
        let left = forget_personal(&host(), &headers(&jar), Before::Somebody);
        keep(&mut jar, &left);
        assert_eq!(jar.into_keys().collect::<Vec<_>>(), [format!("{NAME}own")]);
    }

    #[test]
    fn concurrently_stored_cookies_are_evicted_later_and_a_few_at_a_time() {
        let mut jar: BTreeMap<_, _> =
            (0..40).map(|flow| (format!("{NAME}{flow}"), "1.secret".to_owned())).collect();
        let stored = store(&host(), &headers(&jar), Name::Flow, "new", "secret");
        assert_eq!(stored.len(), 1 + MAX_FORGOTTEN);
        keep(&mut jar, &stored);
        assert!(jar.contains_key(&format!("{NAME}new")));
        assert_eq!(jar.len(), 41 - MAX_FORGOTTEN);
    }

    #[test]
    fn unknown_cookies_are_evicted_first_and_never_put_into_a_header() {
        let mut jar = BTreeMap::new();
        for key in ["a", "b", "c", "d", "e", "f", "g"] {
            jar.insert(format!("{NAME}{key}"), "7.secret".to_owned());
        }
        jar.insert(format!("{NAME}planted"), "garbage".to_owned());
        jar.insert(format!("{NAME}x{}", "y".repeat(20)), "9.x".to_owned());
        jar.insert(NAME.to_string(), "9.x".to_owned());
        let stored = store(&host(), &headers(&jar), Name::Flow, "new", "secret");
        assert!(stored[0].starts_with(&format!("{NAME}new=8.secret;")), "{stored:?}");
        assert_eq!(stored.len(), 2, "{stored:?}");
        assert!(stored[1].starts_with(&format!("{NAME}planted=;")), "{stored:?}");
        assert_eq!(read(&host(), &headers(&jar), Name::Flow, "planted").as_deref(), Some(""));
        assert_eq!(read(&host(), &headers(&jar), Name::Flow, ""), None);
        assert!(any(&host(), &headers(&jar), Name::Flow));
        assert!(!any(&host(), &headers(&jar), Name::ProviderTest));
    }
}
