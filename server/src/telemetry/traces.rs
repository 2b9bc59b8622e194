//! Traces for an OpenTelemetry collector, by OTLP over HTTP, where `otlp_endpoint` names one: the spans of the log,
//! with their times.

use crate::version;
use async_trait::async_trait;
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use opentelemetry::KeyValue;
use opentelemetry::trace::TracerProvider;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};
use rustls::{ClientConfig, RootCertStore};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::timeout;
use tracing::Subscriber;
use tracing_opentelemetry::OpenTelemetryLayer;
use tracing_subscriber::registry::LookupSpan;

/// Name of this service, and of what records its spans.
const SERVICE: &str = "guichet";
/// For one batch of spans.
const EXPORT_TIMEOUT: Duration = Duration::from_secs(5);
/// For the last spans when the server stops, which has to end in time.
const FINISH_TIMEOUT: Duration = Duration::from_millis(400);
/// Of an answer of the collector, in bytes.
const MAX_ANSWER: usize = 64 * 1024;

/// The spans on their way to the collector, if there is one.
pub struct Traces(Option<SdkTracerProvider>);

impl Traces {
    /// Prepares sending to a collector. Needs a runtime, in which requests are sent.
    ///
    /// # Errors
    /// If the address is not one.
    pub(super) fn to(endpoint: Option<&str>) -> Result<Self, String> {
        endpoint.map(provider).transpose().map(Self)
    }

    /// Returns no traces.
    pub(super) const fn none() -> Self {
        Self(None)
    }

    /// Returns the layer that records spans.
    pub(super) fn layer<S>(&self) -> Option<OpenTelemetryLayer<S, SdkTracer>>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
    {
        let provider = self.0.as_ref()?;
        Some(tracing_opentelemetry::layer().with_tracer(provider.tracer(SERVICE)))
    }

    /// Sends the spans that are left.
    pub fn finish(self) {
        if let Some(provider) = self.0 {
            // What cannot be sent by then is lost; the log has said why.
            provider.shutdown_with_timeout(FINISH_TIMEOUT).ok();
        }
    }
}

fn provider(endpoint: &str) -> Result<SdkTracerProvider, String> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_http_client(Collector::new())
        .with_endpoint(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
        .with_protocol(Protocol::HttpBinary)
        .with_timeout(EXPORT_TIMEOUT)
        .build()
        .map_err(|error| format!("otlp_endpoint: {error}"))?;
    let resource = Resource::builder()
        .with_service_name(SERVICE)
        .with_attribute(KeyValue::new("service.version", version::VERSION))
        .build();
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build())
}

/// The HTTP client for the collector.
#[derive(Debug)]
struct Collector {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    /// Batches are exported by a thread of their own, and connections need the runtime.
    runtime: Handle,
    is_failing: AtomicBool,
}

impl Collector {
    fn new() -> Self {
        let https = HttpsConnectorBuilder::new().with_tls_config(trusting_the_system());
        let https = https.https_or_http().enable_http1().build();
        Self {
            client: Client::builder(TokioExecutor::new()).build(https),
            runtime: Handle::current(),
            is_failing: AtomicBool::new(false),
        }
    }

    /// Logs when sending begins to fail.
    fn note(&self, answer: &Result<Response<Bytes>, HttpError>) {
        let reason = match answer {
            Ok(answer) if answer.status().is_success() => None,
            Ok(answer) => Some(answer.status().to_string()),
            Err(error) => Some(accounts::causes(&**error)),
        };
        let was_failing = self.is_failing.swap(reason.is_some(), Ordering::SeqCst);
        if let Some(reason) = reason.filter(|_| !was_failing) {
            tracing::warn!(reason, "traces.export.failed");
        }
    }
}

#[async_trait]
impl HttpClient for Collector {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let client = self.client.clone();
        let sent = self.runtime.spawn(async move {
            let answer = timeout(EXPORT_TIMEOUT, send(&client, request)).await;
            answer.unwrap_or_else(|error| Err(error.into()))
        });
        let answer = sent.await.unwrap_or_else(|error| Err(error.into()));
        self.note(&answer);
        answer
    }
}

async fn send(
    client: &Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    request: Request<Bytes>,
) -> Result<Response<Bytes>, HttpError> {
    let (parts, body) = client.request(request.map(Full::new)).await?.into_parts();
    let body = Limited::new(body, MAX_ANSWER).collect().await?.to_bytes();
    Ok(Response::from_parts(parts, body))
}

fn trusting_the_system() -> ClientConfig {
    // Fails only if a provider is already installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()
}
