//! Whether a person opens a page, or another site's page loads the address as an image or a prefetch.

use http::HeaderMap;

/// Returns whether a request opens a page. Browsers that do not say are treated as if it did.
pub fn is_navigation(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let opens = says("sec-fetch-dest").is_none_or(|what| what == "document");
    let in_advance = [says("sec-purpose"), says("purpose")]
        .into_iter()
        .flatten()
        .any(|why| why.contains("prefetch"));
    opens && !in_advance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_that_is_opened_is_a_navigation() {
        for (pairs, opens) in [
            (&[][..], true),
            (&[("sec-fetch-dest", "document")], true),
            (&[("sec-fetch-dest", "image")], false),
            (&[("sec-fetch-dest", "iframe")], false),
            (&[("sec-fetch-dest", "empty")], false),
            (&[("sec-fetch-dest", "document"), ("sec-purpose", "prefetch;prerender")], false),
            (&[("purpose", "prefetch")], false),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, http::HeaderValue::from_static(value));
            }
            assert_eq!(is_navigation(&headers), opens, "{pairs:?}");
        }
    }
}
