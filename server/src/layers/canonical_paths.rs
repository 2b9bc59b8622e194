//! Redirects from variants of an address, as people type them or mail programs change them: capitals, a final slash or
//! full stop. Only if the intended page is unambiguous.

use super::origin::is_safe;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use model::percent;
use std::sync::Arc;

/// The addresses of a host, as the router has them. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Addresses(Arc<[String]>);

impl Addresses {
    /// Creates the list. Fixed addresses come first, since `/providers/new` is not a provider's.
    pub fn new<'a>(routes: impl Iterator<Item = &'a str>) -> Self {
        let mut routes: Vec<String> = routes.map(str::to_owned).collect();
        routes.sort_by_key(|route| route.contains('{'));
        Self(routes.into())
    }

    /// Returns the intended address; `None` if it equals the requested one, or none matches.
    fn meant(&self, path: &str) -> Option<String> {
        let meant = self.0.iter().find_map(|route| matching(route, path))?;
        (meant != path).then_some(meant)
    }
}

/// Redirects a variant of an address to the page that is meant.
pub async fn redirect_to_canonical(
    State(addresses): State<Addresses>,
    request: Request,
    next: Next,
) -> Response {
    let uri = request.uri();
    let meant = is_safe(request.method()).then(|| addresses.meant(uri.path())).flatten();
    let Some(path) = meant else {
        return next.run(request).await;
    };
    let query = uri.query().map(|query| format!("?{query}"));
    Redirect::to(&format!("{path}{}", query.unwrap_or_default())).into_response()
}

/// Returns the path in the route's spelling, if it matches the route. Parameters such as a token stay unchanged.
fn matching(route: &str, path: &str) -> Option<String> {
    let wanted: Vec<&str> = route.split('/').skip(1).collect();
    let requested: Vec<&str> = path.trim_end_matches('/').split('/').skip(1).collect();
    if wanted.len() != requested.len() {
        return None;
    }
    let last = wanted.len() - 1;
    let segments = wanted.iter().zip(&requested).enumerate();
    let segments: Option<Vec<&str>> = segments
        .map(|(place, (wanted, requested))| {
            let is_open = wanted.starts_with('{');
            let is_it = if place == last {
                is_same_at_the_end(wanted, requested)
            } else {
                wanted.eq_ignore_ascii_case(requested)
            };
            match (is_open, requested.is_empty()) {
                (true, false) => Some(*requested),
                (false, false) if is_it => Some(*wanted),
                _ => None,
            }
        })
        .collect();
    Some(format!("/{}", segments?.join("/")))
}

/// Returns whether the last segment is the same, ignoring what the text around a link left there.
fn is_same_at_the_end(wanted: &str, requested: &str) -> bool {
    let requested = percent::decode_lossy(requested);
    let bare =
        requested.trim_end_matches(|c: char| c.is_whitespace() || ".,;:!?>)]}=\"'»”’".contains(c));
    wanted.eq_ignore_ascii_case(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses() -> Addresses {
        let routes = [
            "/",
            "/sign-in",
            "/providers/{id}",
            "/providers/new",
            "/confirm/{token}",
            "/account/purchases",
        ];
        Addresses::new(routes.into_iter())
    }

    #[test]
    fn an_address_leads_to_the_page_that_is_meant() {
        for (requested, meant) in [
            // The home page's address at the end of a sentence.
            ("/.", "/"),
            ("/Sign-In", "/sign-in"),
            ("/sign-in/", "/sign-in"),
            ("/SIGN-IN//", "/sign-in"),
            ("/sign-in.", "/sign-in"),
            ("/sign-in%3E", "/sign-in"),
            ("/sign-in).", "/sign-in"),
            ("/sign-in%E2%80%9D", "/sign-in"),
            ("/sign-in%0D%0A", "/sign-in"),
            ("/Account/Purchases/", "/account/purchases"),
            ("/Providers/New", "/providers/new"),
            ("/PROVIDERS/7/", "/providers/7"),
            ("/CONFIRM/AbC_-9", "/confirm/AbC_-9"),
            ("/confirm/AbC/", "/confirm/AbC"),
            ("/Confirm/AbC.%3E", "/confirm/AbC.%3E"),
        ] {
            assert_eq!(addresses().meant(requested).as_deref(), Some(meant), "{requested}");
        }
    }

    #[test]
    fn correct_and_unknown_addresses_are_unchanged() {
        for requested in [
            "/",
            "//",
            "/sign-in",
            "/providers/new",
            "/providers/7",
            "/confirm/AbC.",
            "/confirm",
            "/confirm//",
            "/sign-in.css",
            "/sign",
            "//sign-in",
            "//evil.test",
            "/sign-in/a",
            "/account%2Fpurchases",
        ] {
            assert_eq!(addresses().meant(requested), None, "{requested}");
        }
    }
}
