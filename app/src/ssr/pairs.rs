//! Names and values as cookies and addresses carry them.

use crate::context::{Notice, TYPED_CUT};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Characters to encode in a text that becomes part of a cookie or a query.
pub const TEXT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

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
    use std::collections::BTreeMap;

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
}
