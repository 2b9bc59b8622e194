//! The page to return to after signing in.

use crate::{invisible::is_invisible, percent, person_name::is_forbidden};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A path of the same portal, with its query: it starts with a single `/`, no browser resolves it to another origin,
/// and it is encoded as RFC 3986 requires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReturnPath(String);

/// Error of parsing a text that could lead off the portal, is no page, or is too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidReturnPath;

impl fmt::Display for InvalidReturnPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a page of this portal")
    }
}

/// Prefixes of server functions, which are no pages.
const FUNCTIONS: [&str; 2] = ["/api", "/agents-api"];

impl ReturnPath {
    /// The maximum length, once encoded.
    pub const MAX_BYTES: usize = 2000;

    /// Returns the path in its encoded form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path without its query.
    pub fn path(&self) -> &str {
        path_of(&self.0)
    }
}

impl FromStr for ReturnPath {
    type Err = InvalidReturnPath;

    /// Encodes what browsers leave unencoded and RFC 3986 does not allow. Refuses backslashes, control characters
    /// (which browsers drop or turn into slashes), spaces, quotes and angle brackets (which browsers never send),
    /// fragments, a second slash (encoded or not), dot segments, and the addresses of server functions.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Encoding shortens nothing.
        if text.len() > Self::MAX_BYTES || text.chars().any(is_dangerous) {
            return Err(InvalidReturnPath);
        }
        let encoded = percent::encode_address(text);
        if encoded.len() <= Self::MAX_BYTES && is_page(path_of(&encoded)) {
            Ok(Self(encoded))
        } else {
            Err(InvalidReturnPath)
        }
    }
}

fn path_of(text: &str) -> &str {
    text.split_once('?').map_or(text, |(path, _)| path)
}

fn is_dangerous(c: char) -> bool {
    is_forbidden(c)
        || is_invisible(c)
        || c.is_whitespace()
        || matches!(c, '\\' | '"' | '<' | '>' | '#')
}

fn is_page(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let is_function = |folder: &&str| {
        let below = lower.strip_prefix(*folder);
        below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    path.starts_with('/')
        && !path.contains("//")
        && !["%2f", "%5c", "%2e", "%00"].iter().any(|bad| lower.contains(bad))
        && !path.split('/').any(|segment| segment == "." || segment == "..")
        && !FUNCTIONS.iter().any(is_function)
}

impl TryFrom<String> for ReturnPath {
    type Error = InvalidReturnPath;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ReturnPath> for String {
    fn from(path: ReturnPath) -> Self {
        path.0
    }
}

impl fmt::Display for ReturnPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pages_of_the_portal_are_accepted() {
        for path in [
            "/",
            "/products/3",
            "/account/purchases?page=2&sort=a",
            "/a%20b",
            "/x:y@z",
            "/apiary",
            "/products/1?discount=50%&next=//x",
            "/products/1?a=%2F%2Fb&path=../x",
            "/products/1?q=%5B%22a%22%5D",
        ] {
            assert_eq!(path.parse::<ReturnPath>().unwrap().as_str(), path);
        }
    }

    #[test]
    fn nothing_leads_off_the_portal() {
        for path in [
            "",
            "a",
            "//evil.test",
            "///evil.test",
            "/\\evil.test",
            "\\\\evil.test",
            "\\/evil.test",
            "/%2fevil.test",
            "/%2Fevil.test",
            "/%2f%2fevil.test",
            "/%5cevil.test",
            "https://evil.test",
            "https:evil.test",
            "http:/evil.test",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            " //evil.test",
            "\t//evil.test",
            "/\t/evil.test",
            "/\n/evil.test",
            "/\r/evil.test",
            "/a\0b",
            "/.//evil.test",
            "/..//evil.test",
            "/../x",
            "/./x",
            "/%2e%2e/x",
            "/a//b",
            "user@evil.test",
            "@evil.test",
            "?x",
            "#x",
            "/#//evil.test",
            "/a b",
            "/a\u{a0}b",
            "/a\u{200b}b",
            "/<script>",
            "/\"x",
            "/%00",
            "/api",
            "/api/",
            "/api/buy",
            "/API/buy?x=1",
            "/api?x",
            "/agents-api/sign-in",
            "/é/..",
            "/[/../]",
        ] {
            assert_eq!(path.parse::<ReturnPath>(), Err(InvalidReturnPath), "{path:?}");
        }
    }

    #[test]
    fn characters_that_browsers_leave_are_encoded() {
        for (text, encoded) in [
            ("/a|b", "/a%7Cb"),
            ("/[::1]", "/%5B::1%5D"),
            ("/products/1?f[price]={a|b}^`", "/products/1?f%5Bprice%5D=%7Ba%7Cb%7D%5E%60"),
            ("/viaje/ñandú?q=日本", "/viaje/%C3%B1and%C3%BA?q=%E6%97%A5%E6%9C%AC"),
            ("/a%7Cb|c", "/a%7Cb%7Cc"),
        ] {
            let path: ReturnPath = text.parse().unwrap();
            assert_eq!(path.as_str(), encoded, "{text}");
            assert_eq!(path.as_str().parse::<ReturnPath>().as_ref(), Ok(&path));
        }
    }

    #[test]
    fn at_most_two_thousand_encoded_bytes_are_accepted() {
        for (letter, count) in [("a", 1999), ("é", 333), ("|", 666)] {
            let fits = format!("/{}", letter.repeat(count));
            assert!(fits.parse::<ReturnPath>().is_ok(), "{letter}");
            let too_long = format!("/{}", letter.repeat(count + 1));
            assert!(too_long.parse::<ReturnPath>().is_err(), "{letter}");
        }
    }

    proptest! {
        #[test]
        fn an_accepted_path_is_ascii_and_of_this_portal(text in "/.{0,40}") {
            if let Ok(path) = text.parse::<ReturnPath>() {
                let kept = path.as_str();
                prop_assert!(kept.bytes().all(|b| b.is_ascii_graphic()));
                prop_assert!(kept.starts_with('/') && !kept.starts_with("//"));
                prop_assert!(!kept.contains(['\\', '#', '<', '>', '"']));
                prop_assert_eq!(kept.parse::<ReturnPath>(), Ok(path.clone()));
            }
        }

        #[test]
        fn every_address_that_a_browser_sends_is_accepted(
            path in "/[a-z0-9%\\[\\]|~!$&'()*+,;=:@_-]{0,30}",
            query in "[a-zé0-9\\[\\]{}|^`/?~!$&'()*+,;=:@._-]{0,60}",
        ) {
            prop_assume!(!path.contains("%2") && !path.contains("%5") && !path.contains("%0"));
            let text = format!("{path}?{query}");
            prop_assert!(text.parse::<ReturnPath>().is_ok(), "{text}");
        }
    }
}
