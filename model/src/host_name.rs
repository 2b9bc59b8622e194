//! Host names, as admins type them.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A host name in lower case (RFC 1123): at least two labels of letters, digits and hyphens. Never an IP address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HostName(String);

/// Error of parsing a text that is no host name: it has a scheme, a port or a path, is an IP address, or has a letter
/// that must be written as `xn--…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidHostName;

impl fmt::Display for InvalidHostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a host name like tickets.example.com")
    }
}

impl HostName {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the origin of this host with scheme and port of another origin, such as
    /// `https://tickets.example.com:8443`.
    pub fn with_scheme_and_port_of(&self, origin: &str) -> String {
        let (scheme, rest) = origin.split_once("://").unwrap_or(("https", origin));
        let port = rest
            .rsplit_once(':')
            .filter(|(_, port)| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()))
            .map(|(_, port)| format!(":{port}"))
            .unwrap_or_default();
        format!("{scheme}://{}{port}", self.0)
    }
}

impl FromStr for HostName {
    type Err = InvalidHostName;

    /// Surrounding white space is ignored.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let name = text.trim().to_ascii_lowercase();
        let mut labels = name.split('.');
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        // The last label of a name is never a number; that of an IP address is.
        let is_address =
            labels.clone().next_back().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
        if name.len() <= 253 && name.contains('.') && !is_address && labels.all(is_label) {
            Ok(Self(name))
        } else {
            Err(InvalidHostName)
        }
    }
}

impl TryFrom<String> for HostName {
    type Error = InvalidHostName;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<HostName> for String {
    fn from(host: HostName) -> Self {
        host.0
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_names_are_read_in_any_case() {
        for (text, name) in [
            (" Tickets.Example.COM ", "tickets.example.com"),
            ("shop.localhost", "shop.localhost"),
            ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
        ] {
            assert_eq!(text.parse::<HostName>().unwrap().as_str(), name);
        }
        for text in [
            "",
            "localhost",
            "https://a.example",
            "a.example:3000",
            "a.example/x",
            "a.example.",
            ".example",
            "a..example",
            "-a.example",
            "a-.example",
            "a_b.example",
            "münchen.example",
            "127.0.0.1",
            "[::1]",
            "a b.example",
            "a.example\r\nx",
            "*.example",
        ] {
            assert_eq!(text.parse::<HostName>(), Err(InvalidHostName), "{text:?}");
        }
        assert!(format!("{}.example", "a".repeat(64)).parse::<HostName>().is_err());
    }

    #[test]
    fn a_new_host_keeps_scheme_and_port() {
        let host: HostName = "new.example".parse().unwrap();
        for (old, new) in [
            ("https://old.example", "https://new.example"),
            ("http://old.localhost:3000", "http://new.example:3000"),
        ] {
            assert_eq!(host.with_scheme_and_port_of(old), new);
        }
    }
}
