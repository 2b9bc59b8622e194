//! An operator's own details: names, contacts and the addresses of its legal pages. Empty is always valid.

use super::{Rule, shown::SEPARATOR};
use crate::{EmailAddress, HostName, PhoneNumber, person_name::is_forbidden};

const MAX_URL_BYTES: usize = 300;

/// Returns the text in its stored form, on one line; `None` if it is not valid by the rule.
pub(super) fn normalise(text: &str, rule: Rule) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Some(text);
    }
    if text.contains(SEPARATOR) || text.chars().any(is_forbidden) {
        return None;
    }
    match rule {
        Rule::Line(max) => (text.chars().count() <= max).then_some(text),
        Rule::Phone => Some(text.parse::<PhoneNumber>().ok()?.as_str().to_owned()),
        Rule::Email => Some(text.parse::<EmailAddress>().ok()?.to_string()),
        Rule::HttpsUrl => is_https(&text).then_some(text),
        Rule::Switch | Rule::Number(..) | Rule::Networks | Rule::Zone => None,
    }
}

/// Returns whether it is an `https` address with a host name, without user name, password or port, of characters that
/// every mail program and browser takes for a part of the address.
fn is_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = |b: u8| b.is_ascii_graphic() && !b"\"'<>\\^`{}".contains(&b);
    url.len() <= MAX_URL_BYTES && url.bytes().all(is_plain) && host.parse::<HostName>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rule: Rule, good: &[(&str, &str)], bad: &[&str]) {
        assert_eq!(normalise(" ", rule).as_deref(), Some(""));
        for (typed, kept) in good {
            assert_eq!(normalise(typed, rule).as_deref(), Some(*kept), "{typed:?}");
        }
        for typed in bad {
            assert_eq!(normalise(typed, rule), None, "{typed:?}");
        }
    }

    #[test]
    fn a_line_is_short_and_has_no_control_characters() {
        let longest = "é".repeat(20);
        check(
            Rule::Line(20),
            &[(" Av. Belgrano\r\n1200 ", "Av. Belgrano 1200"), (&longest, &longest)],
            &[&"é".repeat(21), "a\0b", "a\u{1b}[31m", "a\u{202e}b", "a|b"],
        );
    }

    #[test]
    fn phone_numbers_and_addresses_are_parsed() {
        check(Rule::Phone, &[("+54 387 421-0000", "+54 387 421-0000")], &["call us", "1"]);
        check(
            Rule::Email,
            &[("help@norte.example", "help@norte.example")],
            &["help", "help@norte.example, eva@evil.test", "Help <help@norte.example>"],
        );
    }

    #[test]
    fn legal_pages_are_https_addresses() {
        let url = "https://www.norte.example/privacy?lang=en#top";
        check(
            Rule::HttpsUrl,
            &[(url, url), ("https://norte.example", "https://norte.example")],
            &[
                "http://norte.example/privacy",
                "javascript:alert(1)",
                "https://",
                "https:///privacy",
                "https://norte",
                "https://user:pw@norte.example",
                "https://norte.example:8443/",
                "https://norte.example\\@evil.test",
                "https://norte.example/a b",
                "https://norte.example/\"onclick=",
                "https://norte.example/<b>",
                "HTTPS://norte.example/",
                &format!("https://norte.example/{}", "x".repeat(300)),
            ],
        );
    }
}
