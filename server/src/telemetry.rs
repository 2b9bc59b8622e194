//! Logs and metrics: one line per event. Addresses are logged as the matched route, never as requested: they may
//! contain a token.

use crate::config::{Config, DEFAULT_LOG_LEVEL, LogFormat};
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, Method};
use std::io::IsTerminal;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::time::Instant;
use tower_http::request_id::{MakeRequestId, MakeRequestUuid};
use tracing::field::Empty;
use tracing::{Instrument, Subscriber, info_span};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, fmt};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Starts logging to standard output, panics included.
///
/// # Errors
/// If `log_level` is invalid.
pub fn start(config: &Config) -> Result<(), String> {
    start_at(config.log_format, &config.log_level)
}

/// Starts logging while the settings cannot be read, so that the error can be logged.
pub fn start_without_settings(file: Option<&Path>) {
    // The default level is always valid.
    start_at(Config::log_format(file), DEFAULT_LOG_LEVEL).ok();
}

/// Starts logging in that format.
///
/// # Errors
/// As [`start`].
pub fn start_at(format: LogFormat, level: &str) -> Result<(), String> {
    let filter = EnvFilter::try_new(level).map_err(|error| format!("log_level: {error}"))?;
    match format {
        LogFormat::Json => json(filter, std::io::stdout).init(),
        LogFormat::Text => {
            fmt().with_env_filter(filter).with_ansi(std::io::stdout().is_terminal()).init()
        }
    }
    std::panic::set_hook(Box::new(on_panic));
    Ok(())
}

fn on_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let reason = panic.payload_as_str().unwrap_or_default();
    metrics::counter!("panics_total").increment(1);
    tracing::error!(place, reason, "server.panicked");
}

/// Writes each event as one line of JSON, whatever is in it. `spans` has the request, the server function and the use
/// case, from the outside in; `span` is the innermost.
fn json<W>(filter: EnvFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    fmt().with_env_filter(filter).with_writer(writer).json().flatten_event(true).finish()
}

/// Gives the request an id, logs its end, and counts it.
pub async fn observe(mut request: Request, next: Next) -> Response {
    let id = MakeRequestUuid.make_request_id(&request).map(|id| id.into_header_value());
    let route =
        request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = known(request.method());
    let request_id = id.as_ref().and_then(|id| id.to_str().ok()).unwrap_or_default();
    let span = info_span!("request", request_id, method, route, portal = Empty);
    request.headers_mut().remove(REQUEST_ID);

    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();

    let status = response.status().as_u16();
    span.in_scope(|| {
        tracing::info!(status, milliseconds = took.as_secs_f64() * 1000.0, "http.request.answered")
    });
    let labels = [("method", method.to_owned()), ("route", route), ("status", status.to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_duration_seconds", &labels[..2]).record(took);
    if let Some(id) = id {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// Returns the method as a label. Unknown ones share a label, since every label costs memory.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PATCH" => "PATCH",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[test]
    fn panics_are_counted() {
        let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(on_panic));
        let caught = metrics::with_local_recorder(&recorder, || {
            std::panic::catch_unwind(|| panic!("this test wants it"))
        });
        std::panic::set_hook(before);
        assert!(caught.is_err());
        let numbers = recorder.handle().render();
        assert!(numbers.contains("panics_total 1"), "{numbers}");
    }

    #[test]
    fn an_event_is_one_line_whatever_it_contains() {
        let written: Arc<Mutex<Vec<u8>>> = Arc::default();
        let sink = written.clone();
        let hostile = [
            "a\r\nb",
            "\u{1b}[2J\u{1b}]0;title\u{7}",
            "\"},{\"level\":\"INFO\"}",
            "\u{2028}\u{2029}\u{85}\0",
        ];
        let log = json(EnvFilter::new("info"), move || Shared(sink.clone()));
        tracing::subscriber::with_default(log, || {
            for text in hostile {
                let request = tracing::info_span!("request", portal = text).entered();
                let function = tracing::info_span!("server_fn", function = text).entered();
                tracing::warn!(reason = text, detail = %text, "said {text}");
                drop((function, request));
            }
        });
        let bytes = written.lock().expect("nobody panics").clone();
        assert!(!bytes.contains(&0x1b) && !bytes.contains(&b'\r') && !bytes.contains(&0));
        let text = String::from_utf8(bytes).expect("a text");
        let lines: Vec<serde_json::Value> =
            text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
        assert_eq!(lines.len(), hostile.len());
        for (line, text) in lines.iter().zip(hostile) {
            assert_eq!((&line["level"], &line["reason"]), (&"WARN".into(), &text.into()));
            assert_eq!(
                (&line["span"]["function"], &line["spans"][0]["portal"]),
                (&text.into(), &text.into())
            );
        }
    }

    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("nobody panics").write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
}
