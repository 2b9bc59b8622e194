//! Logs and metrics: one line per event. Addresses are logged as the matched route, never as requested: they may
//! contain a token.

use crate::config::{Config, DEFAULT_LOG_LEVEL, LogFormat};
use crate::layers::caller::{client_of, is_from_proxy};
use crate::layers::portal::shortened;
use accounts::instruments::{HTTP_DURATION, HTTP_REQUESTS, PANICS};
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue, Method, header};
use ipnet::IpNet;
use std::io::IsTerminal;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use tower_http::request_id::{MakeRequestId, MakeRequestUuid, RequestId};
use tracing::field::Empty;
use tracing::{Instrument, Subscriber, info_span};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, fmt};

mod traces;

pub use traces::Traces;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Characters of the longest request id that is taken from a proxy.
const MAX_REQUEST_ID: usize = 64;

/// Starts logging to standard output, panics included, and recording traces if there is a collector.
///
/// # Errors
/// If `log_level` or `otlp_endpoint` is invalid.
pub fn start(config: &Config) -> Result<Traces, String> {
    let filter = filter(&config.log_level)?;
    let traces = Traces::to(config.otlp_endpoint.as_deref())?;
    begin(config.log_format, filter, &traces);
    Ok(traces)
}

/// Starts logging while the settings cannot be read, so that the error can be logged.
pub fn start_without_settings(file: Option<&Path>) {
    // The default level is always valid.
    start_at(Config::log_format(file), DEFAULT_LOG_LEVEL).ok();
}

/// Starts logging in that format.
///
/// # Errors
/// If the level is invalid.
pub fn start_at(format: LogFormat, level: &str) -> Result<(), String> {
    begin(format, filter(level)?, &Traces::none());
    Ok(())
}

fn filter(level: &str) -> Result<EnvFilter, String> {
    EnvFilter::try_new(level).map_err(|error| format!("log_level: {error}"))
}

fn begin(format: LogFormat, filter: EnvFilter, traces: &Traces) {
    match format {
        LogFormat::Json => json(filter, std::io::stdout).with(traces.layer()).init(),
        LogFormat::Text => {
            let text = fmt().with_env_filter(filter).with_ansi(std::io::stdout().is_terminal());
            text.finish().with(traces.layer()).init();
        }
    }
    std::panic::set_hook(Box::new(on_panic));
}

fn on_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let reason = panic.payload_as_str().unwrap_or_default();
    PANICS.increment(&[]);
    tracing::error!(place, reason, "server.panicked");
}

/// Writes each event as one line of JSON, whatever is in it. `spans` has the request, the server function and the use
/// case, from the outside in; `span` is the innermost.
fn json<W>(filter: EnvFilter, writer: W) -> impl Subscriber + for<'a> LookupSpan<'a> + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    fmt().with_env_filter(filter).with_writer(writer).json().flatten_event(true).finish()
}

/// Gives the request the id of a trusted proxy, or a new one, logs its end, and counts it.
pub async fn observe(
    State(trusted): State<Arc<[IpNet]>>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = id_of_proxy(&request, &trusted).or_else(|| new_id(&request));
    let (client, host) = (client_of(&request, &trusted), requested_host(&request));
    let route =
        request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = known(request.method());
    let request_id = id.as_ref().and_then(|id| id.to_str().ok()).unwrap_or_default();
    let span = info_span!("request", request_id, method, route, portal = Empty);
    request.headers_mut().remove(REQUEST_ID);

    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();

    let status = response.status();
    let milliseconds = took.as_secs_f64() * 1000.0;
    span.in_scope(|| {
        let status = status.as_u16();
        tracing::info!(status, milliseconds, %client, host, "http.request.answered");
    });
    HTTP_REQUESTS.increment(&[method, &route, status.as_str()]);
    HTTP_DURATION.record(took, &[class_of(&route)]);
    if let Some(id) = id {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

fn new_id(request: &Request) -> Option<HeaderValue> {
    MakeRequestUuid.make_request_id(request).map(RequestId::into_header_value)
}

/// Returns the id that a trusted proxy gave the request, if it is one and a plain word: it goes into the log.
fn id_of_proxy(request: &Request, trusted: &[IpNet]) -> Option<HeaderValue> {
    if !is_from_proxy(request, trusted) {
        return None;
    }
    let mut ids = request.headers().get_all(REQUEST_ID).iter();
    let id = ids.next().filter(|id| is_plain(id.as_bytes()))?;
    ids.next().is_none().then(|| id.clone())
}

fn is_plain(id: &[u8]) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    !id.is_empty() && id.len() <= MAX_REQUEST_ID && id.iter().all(is_plain)
}

/// Returns the host as it was sent, valid or not.
fn requested_host(request: &Request) -> String {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    shortened(host.unwrap_or_default()).to_owned()
}

/// Returns the class of a route: routes are too many for a histogram of each.
fn class_of(route: &str) -> &'static str {
    let name = route.rsplit('/').next().unwrap_or_default();
    if route == "none" {
        "none"
    } else if route.starts_with("/api/v1/") {
        "api"
    } else if ["/api/", "/agents-api/"].iter().any(|forms| route.starts_with(forms)) {
        "form"
    } else if route.starts_with("/sso/") {
        "sso"
    } else if ["/pkg/", "/logo/"].iter().any(|files| route.starts_with(files)) || name.contains('.')
    {
        "file"
    } else {
        "page"
    }
}

/// Returns the method as a label. Unknown ones share a label, since every label costs memory.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
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
        assert!(numbers.contains("guichet_panics_total 1"), "{numbers}");
    }

    #[test]
    fn routes_have_few_classes() {
        for (route, class) in [
            ("none", "none"),
            ("/", "page"),
            ("/account/purchases/{number}", "page"),
            ("/api/sign-in", "form"),
            ("/agents-api/add-product", "form"),
            ("/api/v1/customers/{number}", "api"),
            ("/sso/{provider}/callback", "sso"),
            ("/pkg/{*file}", "file"),
            ("/favicon.ico", "file"),
            ("/.well-known/change-password", "page"),
        ] {
            assert_eq!(class_of(route), class, "{route}");
        }
    }

    #[test]
    fn request_ids_are_plain_words() {
        assert!(is_plain(b"0af7651916cd43dd8448eb211c80319c") && is_plain(b"a-b_c.1"));
        let long = [b'a'; MAX_REQUEST_ID + 1];
        for id in [&b""[..], b"a b", b"a\"b", "ñ".as_bytes(), &long] {
            assert!(!is_plain(id), "{id:?}");
        }
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
