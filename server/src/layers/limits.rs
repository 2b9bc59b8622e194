//! How much and how long: the body of a request is read whole, within bounds, before anything looks at it.

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, Uri, header};
use http_body_util::BodyExt;
use std::time::Duration;
use tokio::time::timeout;

/// No form of ours comes near it.
const BODY: usize = 64 * 1024;
/// What is thrown away of a body that is too large: a browser reads the answer only once it has sent everything.
const DISCARDED: usize = 16 * 1024 * 1024;
const DISCARDING: Duration = Duration::from_millis(800);

/// How long a request may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    pub reading: Duration,
    pub answering: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { reading: Duration::from_secs(10), answering: Duration::from_secs(20) }
    }
}

pub async fn hold(State(patience): State<Patience>, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with('/') || has_nul(request.uri()) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let (parts, body) = request.into_parts();
    let body = match timeout(patience.reading, read(&parts.headers, body)).await {
        Ok(Ok(body)) => Body::from(body),
        Ok(Err(status)) => return status.into_response(),
        Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    match timeout(patience.answering, next.run(Request::from_parts(parts, body))).await {
        Ok(response) => response,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// No address of ours has it, no person types it, and PostgreSQL's texts cannot hold it.
fn has_nul(uri: &Uri) -> bool {
    uri.path_and_query().is_some_and(|asked| asked.as_str().contains("%00"))
}

async fn read(headers: &HeaderMap, mut body: Body) -> Result<Bytes, StatusCode> {
    if body.size_hint().lower() > BODY as u64 {
        // Who waits to be asked for the body has not sent it.
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
    // Whoever is slower than that does not get to read the answer.
    timeout(DISCARDING, rest).await.ok();
}
