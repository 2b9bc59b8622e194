//! Finds the portal by the request's host. No other header of a proxy or a visitor is used.

use super::origin::is_safe;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::uri::{Authority, PathAndQuery};
use http::{StatusCode, header};
use tracing::Span;

/// Characters of the longest name in DNS.
const MAX_HOST: usize = 253;

/// Adds the [`Portal`](model::Portal) to the request, or returns 421 for an unknown host.
pub async fn find(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let Some(host) = host(&request) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let portal = match state.accounts.portal(without_final_dot(&host)).await {
        Ok(Some(portal)) if host.ends_with('.') => return to_origin(&portal.origin, &request),
        Ok(Some(portal)) => portal,
        Ok(None) => {
            tracing::info!(host = shortened(&host), "portal.unknown");
            return StatusCode::MISDIRECTED_REQUEST.into_response();
        }
        Err(error) => {
            tracing::error!(%error, "portal.lookup.failed");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    Span::current().record("portal", &portal.host);
    request.extensions_mut().insert(portal.clone());
    let mut response = next.run(request).await;
    response.extensions_mut().insert(portal);
    response
}

/// Returns the host without a final dot, which means the same in DNS but is another site to a browser.
pub fn without_final_dot(host: &str) -> &str {
    host.strip_suffix('.').unwrap_or(host)
}

/// Redirects to the same path at the portal's origin; a form cannot be redirected.
pub fn to_origin(origin: &str, request: &Request) -> Response {
    if !is_safe(request.method()) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    let page = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
    Redirect::permanent(&format!("{origin}{page}")).into_response()
}

/// Returns a host as far as a name can be valid: any client can send a longer one.
pub fn shortened(host: &str) -> &str {
    let end = host.char_indices().nth(MAX_HOST).map_or(host.len(), |(end, _)| end);
    &host[..end]
}

/// Returns the host in lower case, without a port; `None` if the request is ambiguous.
pub fn host(request: &Request) -> Option<String> {
    let mut values = request.headers().get_all(header::HOST).iter();
    let authority = authority(values.next()?.to_str().ok()?)?;
    let is_only_one = values.next().is_none();
    // Some clients put the host into the request line too.
    let agrees =
        request.uri().host().is_none_or(|host| host.eq_ignore_ascii_case(authority.host()));
    (is_only_one && agrees).then(|| authority.host().to_ascii_lowercase())
}

fn authority(text: &str) -> Option<Authority> {
    let authority: Authority = text.parse().ok()?;
    let rest = authority.as_str().strip_prefix(authority.host())?;
    let is_port = rest.is_empty() || authority.port_u16().is_some();
    (!authority.host().is_empty() && is_port).then_some(authority)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn host_of(uri: &str, hosts: &[&str]) -> Option<String> {
        let mut request = Request::builder().uri(uri);
        for value in hosts {
            request = request.header(header::HOST, *value);
        }
        host(&request.body(Body::empty()).expect("a request"))
    }

    #[test]
    fn the_port_and_the_case_do_not_matter() {
        assert_eq!(
            host_of("/", &["Tickets.Example.TEST:8443"]).as_deref(),
            Some("tickets.example.test")
        );
        assert_eq!(host_of("http://a.test/", &["A.test"]).as_deref(), Some("a.test"));
        assert_eq!(host_of("/", &["[::1]:3000"]).as_deref(), Some("[::1]"));
    }

    #[test]
    fn a_host_is_shortened_to_what_a_name_can_be() {
        assert_eq!(shortened("a.test"), "a.test");
        assert_eq!(shortened(&"ñ".repeat(300)), "ñ".repeat(253));
    }

    #[test]
    fn an_ambiguous_host_is_none() {
        for hosts in [
            &[][..],
            &["a.test", "a.test"],
            &[""],
            &["user@a.test"],
            &["a.test:x"],
            &["a test"],
            &["a/b"],
        ] {
            assert_eq!(host_of("/", hosts), None, "{hosts:?}");
        }
        assert_eq!(host_of("http://b.test/", &["a.test"]), None);
    }
}
