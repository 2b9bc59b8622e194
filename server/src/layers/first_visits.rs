//! The sign-in page for newcomers, who have no cookie and nothing in the address but its path. It depends on portal and
//! language only, so it is rendered once for each: it is where all pages for customers lead, and what a flood asks for.

use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use leptos::nonce::Nonce;
use model::{Locale, Portal, PortalId};
use moka::future::Cache;
use std::sync::Arc;

const PATH: &str = "/sign-in";
/// How many pages are kept, of some 8 kB each. Of more, those that were asked for least are rendered again.
const MAX_PAGES: u64 = 1_000;

/// The rendered pages.
#[derive(Clone)]
pub struct FirstVisits(Cache<(PortalId, Locale), Arc<Page>>);

struct Page {
    /// What it was rendered for. Changed settings come as another portal.
    portal: Arc<Portal>,
    headers: HeaderMap,
    /// The security policy and the document, cut where the nonce was.
    policy: Vec<String>,
    document: Vec<String>,
}

impl Default for FirstVisits {
    fn default() -> Self {
        Self(Cache::new(MAX_PAGES))
    }
}

/// Answers a newcomer with the page as it was rendered for others, and with a nonce of their own.
pub async fn answer(
    State(FirstVisits(pages)): State<FirstVisits>,
    Extension(portal): Extension<Arc<Portal>>,
    Extension(locale): Extension<Locale>,
    request: Request,
    next: Next,
) -> Response {
    if !is_first_visit(&request) {
        return next.run(request).await;
    }
    let key = (portal.id, locale);
    if let Some(page) = pages.get(&key).await
        && Arc::ptr_eq(&page.portal, &portal)
    {
        return page.response();
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    let Some(page) = Page::of(portal, response).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let response = page.response();
    pages.insert(key, Arc::new(page)).await;
    response
}

fn is_first_visit(request: &Request) -> bool {
    request.method() == Method::GET
        && request.uri().path() == PATH
        && request.uri().query().is_none()
        && !request.headers().contains_key(header::COOKIE)
}

impl Page {
    /// Returns the page of a response; `None` if its document broke off or its policy has no nonce.
    async fn of(portal: Arc<Portal>, response: Response) -> Option<Self> {
        let (mut parts, body) = response.into_parts();
        let document = to_bytes(body, usize::MAX).await.ok()?;
        let document = std::str::from_utf8(&document).ok()?;
        let policy = parts.headers.remove(header::CONTENT_SECURITY_POLICY)?;
        let policy = policy.to_str().ok()?;
        let (nonce, _) = policy.split_once("'nonce-")?.1.split_once('\'')?;
        let cut = |text: &str| text.split(nonce).map(str::to_owned).collect();
        Some(Self { portal, headers: parts.headers, policy: cut(policy), document: cut(document) })
    }

    fn response(&self) -> Response {
        let nonce: &str = &Nonce::new();
        let mut response = Response::new(Body::from(self.document.join(nonce)));
        *response.headers_mut() = self.headers.clone();
        if let Ok(policy) = HeaderValue::try_from(self.policy.join(nonce)) {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}
