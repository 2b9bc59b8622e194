//! What was typed into a form that was sent after the session had ended. It is kept in the browser, and stands in the
//! form again once somebody has signed in and the form's page is shown.

use super::cookies::{self, Name, Site};
use super::request::{encode_pairs, pairs};
use crate::visit::Draft;
use http::Method;
use http::request::Parts;
use model::ReturnPath;
use std::collections::BTreeMap;

/// In bytes, so that the answer's headers fit through proxies together with the page's address.
const MAX_DRAFT: usize = 1_500;
/// No field has such a name.
const PAGE: &str = "@page";

/// Returns the value of the cookie; none where the page is none of this host. What is too long is not kept, the page is.
pub fn write(page: &str, typed: &[(&str, &str)]) -> Option<String> {
    let page: ReturnPath = page.parse().ok()?;
    let path = [(PAGE, page.path())];
    // What was left empty is filled in from what is known.
    let typed = typed.iter().filter(|(_, value)| !value.is_empty());
    let whole: Vec<_> = path.iter().chain(typed).copied().collect();
    let whole = encode_pairs(&whole);
    Some(if whole.len() <= MAX_DRAFT {
        whole
    } else {
        encode_pairs(&path)
    })
}

/// What a request's draft means for its page, and the fields of the draft if they belong there.
pub fn read(parts: &Parts, site: &impl Site, signed_in: bool) -> (Draft, BTreeMap<String, String>) {
    let Some(cookie) = cookies::read(site, &parts.headers, Name::Draft) else {
        return (Draft::None, BTreeMap::new());
    };
    let mut typed: BTreeMap<String, String> = pairs(&cookie).collect();
    let page = typed.remove(PAGE);
    match page {
        Some(page) if signed_in && parts.method == Method::GET && page == parts.uri.path() => {
            (Draft::Restored, typed)
        }
        Some(_) if !signed_in => (Draft::Kept, BTreeMap::new()),
        _ => (Draft::None, BTreeMap::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_belongs_to_a_page_of_ours() {
        let draft = write("/products/1?form=buy", &[("email", "a&b@example.test")]);
        let read: BTreeMap<_, _> = pairs(&draft.expect("a draft")).collect();
        assert_eq!(read[PAGE], "/products/1");
        assert_eq!(read["email"], "a&b@example.test");
        assert_eq!(write("//evil.test", &[]), None);
    }

    #[test]
    fn of_a_long_form_only_the_page_is_kept() {
        let draft = write("/products/1", &[("text", &"x".repeat(MAX_DRAFT))]);
        assert_eq!(draft.as_deref(), Some("%40page=%2Fproducts%2F1"));
    }
}
