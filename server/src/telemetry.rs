//! What the server tells its operator: one line for each event, and numbers. Addresses are logged as the route they
//! match, never as they came: they may carry a token.

use crate::config::{Config, LogFormat};
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, Method};
use std::io::IsTerminal;
use std::time::Instant;
use tower_http::request_id::{MakeRequestId, MakeRequestUuid};
use tracing::field::Empty;
use tracing::{Instrument, info_span};
use tracing_subscriber::{EnvFilter, fmt};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Starts logging to the standard output; panics are logged like everything else.
///
/// # Errors
/// When `log_level` cannot be understood.
pub fn start(config: &Config) -> Result<(), String> {
    let filter =
        EnvFilter::try_new(&config.log_level).map_err(|error| format!("log_level: {error}"))?;
    let lines = fmt().with_env_filter(filter);
    match config.log_format {
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_span_list(false)
            .init(),
        LogFormat::Text => lines.with_ansi(std::io::stdout().is_terminal()).init(),
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let reason = panic.payload_as_str().unwrap_or_default();
        tracing::error!(place, reason, "panicked");
    }));
    Ok(())
}

/// Gives the request an id of our own making, follows it to its end, and counts it.
pub async fn observe(mut request: Request, next: Next) -> Response {
    let id = MakeRequestUuid
        .make_request_id(&request)
        .map(|id| id.into_header_value());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("none", MatchedPath::as_str)
        .to_owned();
    let method = known(request.method());
    let request_id = id
        .as_ref()
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default();
    let span = info_span!("request", request_id, method, route, portal = Empty);
    request.headers_mut().remove(REQUEST_ID);

    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();

    let status = response.status().as_u16();
    span.in_scope(|| {
        tracing::info!(
            status,
            milliseconds = took.as_secs_f64() * 1000.0,
            "answered"
        )
    });
    let labels = [
        ("method", method.to_owned()),
        ("route", route),
        ("status", status.to_string()),
    ];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_duration_seconds", &labels[..2]).record(took);
    if let Some(id) = id {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// Anybody can make up methods, and every label costs memory.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}
