//! Limits of size and time: a body is read completely, within limits, before it is used.

use crate::backoffice::import;
use axum::Extension;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, Uri, header};
use http_body_util::BodyExt;
use std::time::Duration;
use tokio::time::timeout;

/// In bytes; no form of ours comes near it.
const BODY: usize = 64 * 1024;
/// How much of a body above the limit is read and discarded, in bytes: a browser reads the response only after it has
/// sent everything.
const DISCARDED: usize = 16 * 1024 * 1024;
const DISCARDING: Duration = Duration::from_millis(800);
/// For an upload and its answer.
const UPLOADING: Duration = Duration::from_secs(15 * 60);

/// The timeouts of a request.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    pub reading: Duration,
    pub answering: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { reading: Duration::from_secs(10), answering: Duration::from_secs(20) }
    }
}

/// Mark of a response that was not waited for any longer: what the request began may take effect all the same.
#[derive(Debug, Clone, Copy)]
pub struct TimedOut;

/// Returns 400, 408 or 413 beyond the limits, and 503 when the response takes too long.
pub async fn enforce(State(timeouts): State<Timeouts>, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with('/') || has_nul(request.uri()) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    if request.uri().path() == import::UPLOAD && has_file(request.headers()) {
        return stream(request, next).await;
    }
    let (parts, body) = request.into_parts();
    let body = match timeout(timeouts.reading, read(&parts.headers, body)).await {
        Ok(Ok(body)) => Body::from(body),
        Ok(Err(status)) => return status.into_response(),
        Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    match timeout(timeouts.answering, next.run(Request::from_parts(parts, body))).await {
        Ok(response) => response,
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, Extension(TimedOut)).into_response(),
    }
}

/// Hands over the body of an upload as it arrives: its handler, which only admins reach, has limits of its own for its
/// size and for every part of it. Whoever else sends one gets an answer without its body being read.
async fn stream(request: Request, next: Next) -> Response {
    match timeout(UPLOADING, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

/// Returns whether the body is a form with a file. No layer reads such a body, while any other one would be read whole by
/// what keeps a form until its sender has signed in.
fn has_file(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("multipart/form-data")
}

/// Returns whether the address has a NUL: none of ours has, and PostgreSQL's texts cannot contain it.
fn has_nul(uri: &Uri) -> bool {
    uri.path_and_query().is_some_and(|asked| asked.as_str().contains("%00"))
}

async fn read(headers: &HeaderMap, mut body: Body) -> Result<Bytes, StatusCode> {
    if body.size_hint().lower() > BODY as u64 {
        // A client that sent `Expect` has not sent the body yet.
        if !headers.contains_key(header::EXPECT) {
            discard(body).await;
        }
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| StatusCode::BAD_REQUEST)?.into_data() else {
            continue;
        };
        if bytes.len() + data.len() > BODY {
            discard(body).await;
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes.into())
}

async fn discard(mut body: Body) {
    let rest = async {
        let mut left = DISCARDED;
        while let Some(Ok(frame)) = body.frame().await {
            let length = frame.data_ref().map_or(0, Bytes::len);
            let Some(less) = left.checked_sub(length) else {
                break;
            };
            left = less;
        }
    };
    // A slower client does not get to read the response.
    timeout(DISCARDING, rest).await.ok();
}
