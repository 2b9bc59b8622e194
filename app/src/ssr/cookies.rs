//! How cookies are written and read. Which there are is in `name`.

use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use http::{HeaderMap, header};
use model::Portal;
use std::sync::Arc;

pub mod keyed;
mod name;

pub use name::Name;

use name::OnSignOut;

/// A host that cookies belong to.
pub trait CookieHost {
    /// Returns its scheme, host and port.
    fn origin(&self) -> &str;
}

impl CookieHost for Portal {
    fn origin(&self) -> &str {
        &self.origin
    }
}

impl<S: CookieHost + ?Sized> CookieHost for Arc<S> {
    fn origin(&self) -> &str {
        (**self).origin()
    }
}

/// The backoffice's host, an extension of every request for it, as the portal is for the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackofficeHost {
    pub origin: String,
}

impl CookieHost for BackofficeHost {
    fn origin(&self) -> &str {
        &self.origin
    }
}

/// The value of [`Name::Halt`] after signing out: the provider has to ask for a new login.
pub const HALT_SIGNED_OUT: &str = "signed-out";
/// The value of [`Name::Halt`] after a failed sign-in by a provider.
pub const HALT_FAILED: &str = "failed";

fn is_secure(host: &(impl CookieHost + ?Sized)) -> bool {
    host.origin().starts_with("https://")
}

/// Returns the `Set-Cookie` value that stores a cookie for that many seconds.
pub fn store(
    host: &(impl CookieHost + ?Sized),
    name: Name,
    value: &str,
    seconds: Option<i64>,
) -> String {
    cookie(host, name.on(host), value, seconds)
}

fn cookie(
    host: &(impl CookieHost + ?Sized),
    name: String,
    value: &str,
    seconds: Option<i64>,
) -> String {
    let mut cookie = Cookie::build((name, value.to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(is_secure(host))
        .build();
    cookie.set_max_age(seconds.map(Duration::seconds));
    cookie.to_string()
}

/// Returns the `Set-Cookie` value that deletes a cookie.
pub fn forget(host: &(impl CookieHost + ?Sized), name: Name) -> String {
    store(host, name, "", Some(0))
}

/// Whether the browser had a session before its personal cookies are deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// There was a session: it has been signed out, or another one replaces it.
    Somebody,
    /// There was none: this is a sign-in, perhaps required by a link.
    Nobody,
}

/// Returns the `Set-Cookie` values that delete personal cookies. A link or form that required sign-in outlives that
/// sign-in; its page checks whose it is.
pub fn forget_personal(
    host: &(impl CookieHost + ?Sized),
    headers: &HeaderMap,
    before: Before,
) -> Vec<String> {
    let forgotten = |&name: &Name| match name.on_sign_out() {
        OnSignOut::Stays => Vec::new(),
        OnSignOut::GoesUnlessSigningIn if before == Before::Nobody => Vec::new(),
        OnSignOut::Goes | OnSignOut::GoesUnlessSigningIn => {
            read(host, headers, name).map(|_| forget(host, name)).into_iter().collect()
        }
        OnSignOut::EachGoes => keyed::forget_all(host, headers, name),
    };
    Name::ALL.iter().flat_map(forgotten).collect()
}

/// Returns whether the browser sent any cookie at all.
pub fn are_kept(headers: &HeaderMap) -> bool {
    headers.contains_key(header::COOKIE)
}

/// Returns the value of a cookie, if the request has it and it is not empty.
pub fn read(host: &(impl CookieHost + ?Sized), headers: &HeaderMap, name: Name) -> Option<String> {
    let name = name.on(host);
    all(headers)
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}

/// Returns the value of a request's `Cookie` header with another value of one cookie.
pub fn replaced(
    host: &(impl CookieHost + ?Sized),
    headers: &HeaderMap,
    name: Name,
    value: &str,
) -> String {
    let name = name.on(host);
    let others = all(headers).filter(|(key, _)| *key != name);
    let pairs = others.chain([(name.as_str(), value)]).map(|(key, value)| format!("{key}={value}"));
    pairs.collect::<Vec<_>>().join("; ")
}

/// Returns every cookie of a request, except what is not ASCII. Other sites of the same domain set such cookies, and one
/// of theirs must not hide ours.
fn all(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .flat_map(|header| header.as_bytes().split(|&byte| byte == b';'))
        .filter_map(|pair| std::str::from_utf8(pair).ok().filter(|pair| pair.is_ascii()))
        .flat_map(Cookie::split_parse)
        .filter_map(|cookie| {
            let cookie = cookie.ok()?;
            Some((cookie.name_raw()?, cookie.value_raw()?))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn host() -> BackofficeHost {
        BackofficeHost { origin: "https://backoffice.test".into() }
    }

    fn sent(header: &[u8]) -> HeaderMap {
        let value = HeaderValue::from_bytes(header).expect("a header");
        HeaderMap::from_iter([(header::COOKIE, value)])
    }

    #[test]
    fn cookies_of_other_sites_do_not_hide_ours() {
        const OWN: &[u8] = b"__Host-agent=own";
        let others: [&[u8]; 8] = [
            "ciudad=C\u{f3}rdoba".as_bytes(),
            b"city=C\xf3rdoba",
            b"x=\"a",
            b"x",
            b"=",
            b"",
            // Browsers do not take these for names with the prefix, and neither do we.
            "\u{2003}__Host-agent=planted".as_bytes(),
            "__Host-agent\u{a0}=planted".as_bytes(),
        ];
        for other in others {
            for pairs in [[other, OWN], [OWN, other]] {
                let header = pairs.join(&b"; "[..]);
                let read = read(&host(), &sent(&header), Name::Agent);
                assert_eq!(read.as_deref(), Some("own"), "{}", header.escape_ascii());
            }
        }
    }

    #[test]
    fn a_replaced_cookie_is_the_only_one_of_its_name() {
        let header = "lang=es; __Host-agent=old; ciudad=C\u{f3}rdoba; __Host-agent=older; probe=1";
        let replaced = replaced(&host(), &sent(header.as_bytes()), Name::Agent, "new");
        assert_eq!(replaced, "lang=es; probe=1; __Host-agent=new");
    }
}
