//! Versions of resources: their tags in answers, and the conditions of requests that name them (RFC 9110, section 13).

use super::problem::{Kind, Problem};
use accounts::{Precondition, Versions};
use http::{HeaderMap, HeaderName, header};

/// What proxies add to the tag of a response that they compress.
const ENCODINGS: [&str; 3] = ["-gzip", "-br", "-zstd"];

/// Returns the tag of a version, for `ETag`.
pub fn tag(version: &str) -> String {
    format!("\"{version}\"")
}

/// Returns the versions that the caller has seen, of one of which the resource has to be.
///
/// # Errors
/// The problem of a request without them.
pub fn seen_versions(headers: &HeaderMap) -> Result<Versions, Problem> {
    let missing = || Problem::new(Kind::PreconditionRequired);
    versions(headers, header::IF_MATCH).ok_or_else(missing)
}

/// Returns what the caller demands of a resource that may be there.
pub fn precondition(headers: &HeaderMap) -> Precondition {
    Precondition {
        if_match: versions(headers, header::IF_MATCH),
        if_none_match: versions(headers, header::IF_NONE_MATCH),
    }
}

/// Returns the versions that a header names: any by `*`, or several by their tags. None without the header.
fn versions(headers: &HeaderMap, name: HeaderName) -> Option<Versions> {
    if !headers.contains_key(&name) {
        return None;
    }
    let values = headers.get_all(&name).iter().filter_map(|value| value.to_str().ok());
    let tags = values.flat_map(|value| value.split(',')).map(str::trim);
    let tags: Vec<&str> = tags.filter(|tag| !tag.is_empty()).collect();
    Some(match tags.as_slice() {
        ["*"] => Versions::Any,
        tags => Versions::OneOf(tags.iter().map(|tag| version(tag).to_owned()).collect()),
    })
}

/// Returns the version of a tag. A proxy that compresses a response makes its tag a weak one, or adds the encoding.
fn version(tag: &str) -> &str {
    let tag = tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"');
    ENCODINGS.iter().find_map(|encoding| tag.strip_suffix(encoding)).unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn a_change_says_which_version_it_is_for() {
        let of = |tags: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for tag in tags {
                headers.append(header::IF_MATCH, HeaderValue::from_static(tag));
            }
            seen_versions(&headers)
        };
        let these = |versions: &[&str]| {
            Ok(Versions::OneOf(versions.iter().map(|one| (*one).to_owned()).collect()))
        };
        assert_eq!(of(&[]), Err(Problem::new(Kind::PreconditionRequired)));
        assert_eq!(of(&["*"]), Ok(Versions::Any));
        assert_eq!(of(&[""]), these(&[]), "no version is named");
        for tag in ["\"a\"", "W/\"a\"", "\"a-gzip\"", "\"a-zstd\""] {
            assert_eq!(of(&[tag]), these(&["a"]), "{tag}");
        }
        for tags in [&["\"a\", \"b\""][..], &["\"a\"", "W/\"b\""], &["\"a\",, \"b-br\""]] {
            assert_eq!(of(tags), these(&["a", "b"]), "{tags:?}");
        }
    }
}
