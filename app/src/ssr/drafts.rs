//! Drafts: what was typed into a form sent after the session had ended. A draft is kept in the browser and restored
//! when its owner has signed in and the form's page is shown; no other person sees it.

use super::cookies::{self, CookieHost, Name};
use super::pairs;
use crate::context::Draft;
use accounts::FormOwner;
use http::Method;
use http::request::Parts;
use model::ReturnPath;
use std::collections::BTreeMap;

/// In bytes, so that the response's headers, with the page's address, fit through proxies.
const MAX_DRAFT: usize = 1_500;
/// The draft's entry for the page. No field has such a name.
const PAGE: &str = "@page";
/// The draft's entry for its owner. No field has such a name.
const OWNER: &str = "@owner";

/// What a request's draft means for its page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct DraftReading {
    pub draft: Draft,
    /// The fields of the draft, if they belong to this page.
    pub typed: BTreeMap<String, String>,
    /// Whether the browser has to delete it.
    pub is_spent: bool,
}

/// Returns the value of the cookie; `None` if the page is not of this host. If the draft is too long, or its owner
/// unknown, only the page is kept.
pub fn write(page: &str, typed: &[(&str, &str)], owner: &FormOwner) -> Option<String> {
    let page: ReturnPath = page.parse().ok()?;
    let mut head = vec![(PAGE, page.path())];
    head.extend(owner.name().map(|name| (OWNER, name)));
    // Empty fields are filled from the stored data.
    let typed = typed.iter().filter(|(_, value)| !value.is_empty());
    let whole: Vec<_> = head.iter().chain(typed).copied().collect();
    let whole = pairs::encode(&whole);
    Some(if whole.len() <= MAX_DRAFT && *owner != FormOwner::Unknown {
        whole
    } else {
        pairs::encode(&head)
    })
}

/// Returns what a request's draft means for its page and the signed-in person. A draft of an anonymous visitor is
/// restored for the next person who signs in.
pub fn read(parts: &Parts, host: &impl CookieHost, reader: Option<&FormOwner>) -> DraftReading {
    let Some(cookie) = cookies::read(host, &parts.headers, Name::Draft) else {
        return DraftReading::default();
    };
    let mut typed: BTreeMap<String, String> = pairs::decode(&cookie).collect();
    let owner = typed.remove(OWNER);
    let Some(page) = typed.remove(PAGE) else {
        return DraftReading::default();
    };
    let Some(reader) = reader else {
        return DraftReading { draft: Draft::Kept, ..DraftReading::default() };
    };
    if owner.is_some_and(|owner| reader.name() != Some(&*owner)) {
        return DraftReading { is_spent: true, ..DraftReading::default() };
    }
    if parts.method == Method::GET && page == parts.uri.path() {
        DraftReading { draft: Draft::Restored, typed, is_spent: true }
    } else {
        DraftReading::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssr::cookies::BackofficeHost;
    use http::{Request, header};

    const ANONYMOUS: FormOwner = FormOwner::Anonymous;

    fn person(name: &str) -> FormOwner {
        FormOwner::Person(name.to_owned())
    }

    /// Returns what a page reads of a draft that its owner sent from `/a`.
    fn reading(
        owner: &FormOwner,
        request: (&str, &str),
        reader: Option<&FormOwner>,
    ) -> DraftReading {
        let host = BackofficeHost { origin: "https://backoffice.test".to_owned() };
        let draft = write("/a", &[("name", "Nora")], owner).expect("a draft");
        let (method, path) = request;
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, format!("{}={draft}", Name::Draft.on(&host)))
            .body(())
            .expect("a request");
        read(&request.into_parts().0, &host, reader)
    }

    #[test]
    fn a_draft_is_shown_once_on_its_page_to_its_owner_alone() {
        let (laura, pablo) = (person("laura"), person("pablo"));
        let (here, there, sent) = (("GET", "/a"), ("GET", "/b"), ("POST", "/a"));
        let (kept, restored, none) = (Draft::Kept, Draft::Restored, Draft::None);
        for (owner, request, reader, draft, shows, is_spent) in [
            (&laura, here, Some(&laura), restored, true, true),
            (&laura, here, Some(&pablo), none, false, true),
            (&laura, there, Some(&pablo), none, false, true),
            (&laura, there, Some(&laura), none, false, false),
            (&laura, sent, Some(&laura), none, false, false),
            (&laura, here, None, kept, false, false),
            (&ANONYMOUS, here, Some(&pablo), restored, true, true),
            (&ANONYMOUS, here, None, kept, false, false),
            (&FormOwner::Unknown, here, Some(&laura), restored, false, true),
            (&FormOwner::Unknown, here, None, kept, false, false),
        ] {
            let reading = reading(owner, request, reader);
            let what = format!("{owner:?} read by {reader:?} at {request:?}");
            assert_eq!(reading.draft, draft, "{what}");
            assert_eq!(reading.typed.contains_key("name"), shows, "{what}");
            assert_eq!(reading.is_spent, is_spent, "{what}");
            assert!(!reading.typed.contains_key(OWNER), "{what}");
        }
    }

    #[test]
    fn a_draft_belongs_to_a_page_of_the_same_host() {
        let draft = write("/products/1?form=buy", &[("email", "a&b@example.test")], &ANONYMOUS);
        let read: BTreeMap<_, _> = pairs::decode(&draft.expect("a draft")).collect();
        assert_eq!(read[PAGE], "/products/1");
        assert_eq!(read["email"], "a&b@example.test");
        assert_eq!(write("//evil.test", &[], &ANONYMOUS), None);
    }

    #[test]
    fn of_a_long_form_only_the_page_is_kept() {
        let draft = write("/products/1", &[("text", &"x".repeat(MAX_DRAFT))], &ANONYMOUS);
        assert_eq!(draft.as_deref(), Some("%40page=%2Fproducts%2F1"));
    }
}
