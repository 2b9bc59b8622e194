//! The page that was asked for before signing in.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A path of the same portal, with its query: starts with one `/`, and no browser can read another origin into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReturnPath(String);

/// The text could lead off the portal, or is too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidReturnPath;

impl fmt::Display for InvalidReturnPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a path of this portal")
    }
}

impl ReturnPath {
    const MAX_BYTES: usize = 1024;

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ReturnPath {
    type Err = InvalidReturnPath;

    /// Accepts what RFC 3986 allows in a path and a query and nothing else. Backslashes, control characters (which
    /// browsers drop or turn into slashes), a second slash at the start, also an encoded one, and dot segments are refused.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let lower = text.to_ascii_lowercase();
        let path = lower.split('?').next().unwrap_or_default();
        let ok = text.len() <= Self::MAX_BYTES
            && text.starts_with('/')
            && !path.contains("//")
            && !["%2f", "%5c", "%2e", "%00"]
                .iter()
                .any(|bad| path.contains(bad))
            && !path
                .split('/')
                .any(|segment| segment == "." || segment == "..")
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@%?".contains(&b));
        if ok {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidReturnPath)
        }
    }
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

    #[test]
    fn pages_of_the_portal_are_kept() {
        for path in [
            "/",
            "/products/3",
            "/account/purchases?page=2&sort=a",
            "/a%20b",
            "/x:y@z",
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
            "/é",
            "/a b",
            "/<script>",
            "/\"x",
            "/a|b",
            "/[::1]",
            "/%00",
        ] {
            assert_eq!(
                path.parse::<ReturnPath>(),
                Err(InvalidReturnPath),
                "{path:?}"
            );
        }
        assert!(
            format!("/{}", "a".repeat(1024))
                .parse::<ReturnPath>()
                .is_err()
        );
    }
}
