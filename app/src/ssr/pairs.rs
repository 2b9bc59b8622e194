//! Names and values as one text: of a query, and of the cookies that keep what was typed.

use crate::context::{Notice, TYPED_CUT};
use model::percent;

/// Returns the value of the notice cookie: what was done, and the path of the page that shows it.
pub fn write_notice(page: &str, notice: &Notice) -> String {
    let path = page.split('?').next().unwrap_or_default();
    encode(&[("done", &notice.code()), ("page", path)])
}

/// Returns what was typed as a text of at most that many bytes. If not all fits, the shortest pairs are kept and a marker
/// is added.
pub fn encode_within(typed: &[(&str, &str)], room: usize) -> String {
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

/// Returns pairs as one text, which needs no quoting in a cookie.
pub fn encode(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = pairs.iter().map(encode_pair).collect();
    pairs.join("&")
}

fn encode_pair((name, value): &(&str, &str)) -> String {
    format!("{}={}", percent::encode(name), percent::encode(value))
}

/// Returns the pairs of a text, without those that are not UTF-8.
pub fn decode(query: &str) -> impl Iterator<Item = (String, String)> {
    query.split('&').filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        Some((percent::decode(name)?, percent::decode(value)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn what_was_typed_survives_the_flash() {
        let typed = [("first_name", "Ana & \"María\"; x=1"), ("email", "a+b@example.test")];
        let read: BTreeMap<String, String> = decode(&encode_within(&typed, 1000)).collect();
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
            let flash = encode_within(&typed, room);
            assert!(flash.len() <= room, "{room}: {}", flash.len());
            let mut names: Vec<_> = decode(&flash).map(|(name, _)| name).collect();
            names.sort();
            names.join(" ")
        };
        assert_eq!(kept(10_000), "lead name on text");
        let all = encode_within(&typed, usize::MAX / 2).len();
        assert_eq!(kept(all), "lead name on text");
        assert_eq!(kept(all - 1), "lead name on typed-cut");
        assert_eq!(kept(100), "name on typed-cut");
        assert_eq!(kept(20), "on typed-cut");
        assert_eq!(kept(5), "");
    }
}
