//! Security headers of every response.

use app::ssr::cookies::{BackofficeHost, CookieHost};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{self, HeaderName, HeaderValue};
use model::Portal;
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock};

/// The style of plain pages, which have no portal's design. It is inlined, so that they need no other request.
pub const PLAIN_STYLE: &str = include_str!("../../templates/plain.css");

/// No scripts at all: pages that need them set their own policy.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(PLAIN_STYLE));
    format!(
        "default-src 'none'; style-src 'self' 'sha256-{style}'; img-src 'self' data:; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    )
});

/// Which sites may show what a response contains.
pub const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // With `no-referrer` browsers would send `Origin: null` with our own forms.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), \
         midi=(), payment=(), usb=()",
    ),
];

/// Adds the headers to the response.
pub async fn add(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let is_secure = is_secure::<Portal>(&response) || is_secure::<BackofficeHost>(&response);
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Logos have another one.
    headers.entry(RESOURCE_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    if is_secure {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
        && let Ok(policy) = HeaderValue::from_str(&POLICY)
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Returns whether the responding host is reached by TLS only.
fn is_secure<S: CookieHost + Send + Sync + 'static>(response: &Response) -> bool {
    response.extensions().get::<Arc<S>>().is_some_and(|site| site.origin().starts_with("https:"))
}
