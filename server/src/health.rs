//! Health checks and metrics, on a listener that the world does not reach.

use accounts::Accounts;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use http::{StatusCode, header};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const PING: Duration = Duration::from_secs(2);
/// Seconds; a sign-in takes about a tenth because of its hash.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// What the checks look at.
#[derive(Clone)]
pub struct Health {
    accounts: Accounts,
    leaving: Arc<AtomicBool>,
    metrics: PrometheusHandle,
}

impl Health {
    pub fn new(accounts: Accounts, metrics: PrometheusHandle) -> Self {
        Self {
            accounts,
            leaving: Arc::default(),
            metrics,
        }
    }

    /// From now on no new requests are wanted.
    pub fn leave(&self) {
        self.leaving.store(true, Ordering::SeqCst);
    }

    pub fn router(self) -> Router {
        Router::new()
            .route("/healthz", get(async || "alive\n"))
            .route("/readyz", get(ready))
            .route("/metrics", get(metrics))
            .with_state(self)
    }
}

/// Where the numbers go from now on. To be made once in a process.
///
/// # Errors
/// When it was made before.
pub fn recorder() -> Result<PrometheusHandle, BuildError> {
    let seconds = Matcher::Suffix("_seconds".to_owned());
    PrometheusBuilder::new()
        .set_buckets_for_metric(seconds, &BUCKETS)?
        .install_recorder()
}

async fn ready(State(health): State<Health>) -> (StatusCode, &'static str) {
    if health.leaving.load(Ordering::SeqCst) {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    match tokio::time::timeout(PING, health.accounts.ping()).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        _ => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer\n",
        ),
    }
}

async fn metrics(
    State(health): State<Health>,
) -> ([(header::HeaderName, &'static str); 1], String) {
    (
        [(
            header::CONTENT_TYPE,
            "text/plain; version=0.0.4; charset=utf-8",
        )],
        health.metrics.render(),
    )
}
