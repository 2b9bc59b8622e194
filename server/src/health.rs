//! Health checks and metrics, on a listener that is not public. Liveness: the process answers. Startup: it has begun to
//! serve. Readiness: it can do its work and accepts requests.

use crate::site::BuiltSite;
use crate::version;
use accounts::Accounts;
use accounts::clock::{Clock, SystemClock};
use accounts::instruments::{self, BUILD_INFO, PROCESS_START, READY};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use http::{StatusCode, header};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use metrics_process::Collector;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::time::timeout;

const CHECK_TIMEOUT: Duration = Duration::from_secs(2);
/// In seconds; a sign-in takes about 0.1 s because of its hash.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// The state that the checks report.
#[derive(Clone)]
pub struct Health(Arc<Inner>);

struct Inner {
    metrics: PrometheusHandle,
    site: BuiltSite,
    /// Set when the server has started.
    accounts: OnceLock<Accounts>,
    draining: AtomicBool,
    was_ready: AtomicBool,
}

type Answer = (StatusCode, String);

impl Health {
    /// Creates the state of a server that is still starting.
    pub fn new(metrics: PrometheusHandle, site: BuiltSite) -> Self {
        Self(Arc::new(Inner {
            metrics,
            site,
            accounts: OnceLock::new(),
            draining: AtomicBool::new(false),
            was_ready: AtomicBool::new(true),
        }))
    }

    /// Marks the server as started.
    pub fn started(&self, accounts: Accounts) {
        self.0.accounts.get_or_init(|| accounts);
    }

    /// Marks the server as stopping: it is no longer ready.
    pub fn leave(&self) {
        self.0.draining.store(true, Ordering::SeqCst);
    }

    /// Returns the routes of the health checks and metrics.
    pub fn router(self) -> Router {
        Router::new()
            .route("/healthz", get(async || "alive\n"))
            .route("/startupz", get(startup))
            .route("/readyz", get(ready))
            .route("/metrics", get(metrics))
            .with_state(self)
    }

    /// Logs when the instance stops being ready, and when it is ready again.
    fn log_change(&self, outcome: &Result<(), String>) {
        if self.0.was_ready.swap(outcome.is_ok(), Ordering::SeqCst) == outcome.is_ok() {
            return;
        }
        match outcome {
            Ok(()) => tracing::info!("readiness.regained"),
            Err(reason) => tracing::error!(reason, "readiness.lost"),
        }
    }

    /// Checks that the instance is ready.
    ///
    /// # Errors
    /// Why it is not.
    async fn readiness(&self) -> Result<(), String> {
        if self.0.draining.load(Ordering::SeqCst) {
            return Err("stopping".to_owned());
        }
        let Some(accounts) = self.0.accounts.get() else {
            return Err("starting".to_owned());
        };
        let outcome = self.check(accounts).await;
        self.log_change(&outcome);
        outcome
    }

    /// Sets the gauges. Those of the database keep their values while it does not answer, which its errors count.
    async fn measure(&self) {
        Collector::default().collect();
        let is_ready = self.readiness().await.is_ok();
        READY.set(f64::from(u8::from(is_ready)), &[]);
        let Some(accounts) = self.0.accounts.get() else {
            return;
        };
        accounts.deployment().measure();
        if is_ready {
            timeout(CHECK_TIMEOUT, accounts.deployment().measure_outbox()).await.ok();
        }
    }

    async fn check(&self, accounts: &Accounts) -> Result<(), String> {
        if let Some(problem) = self.0.site.problem() {
            return Err(format!("site_root: {problem}"));
        }
        match timeout(CHECK_TIMEOUT, accounts.deployment().check_ready()).await {
            Ok(outcome) => outcome.map_err(|reason| reason.to_string()),
            Err(_) => Err("the database does not answer in time".to_owned()),
        }
    }
}

/// Installs the metrics recorder, once per process.
///
/// # Errors
/// [`BuildError`] if one was installed before.
pub fn recorder() -> Result<PrometheusHandle, BuildError> {
    let seconds = Matcher::Suffix("_seconds".to_owned());
    let handle =
        PrometheusBuilder::new().set_buckets_for_metric(seconds, &BUCKETS)?.install_recorder()?;
    instruments::describe_all();
    let commit = version::commit().unwrap_or("unknown");
    BUILD_INFO.set(1.0, &[env!("CARGO_PKG_VERSION"), commit]);
    set_start();
    Ok(handle)
}

/// Records the time of the start. The collector replaces it by what the system says, which it cannot read where `/proc`
/// shows processes only, as the package's unit has it: restarts would go unnoticed there.
fn set_start() {
    PROCESS_START.set(SystemClock.now().and_utc().timestamp() as f64, &[]);
}

fn unavailable(reason: &str) -> Answer {
    (StatusCode::SERVICE_UNAVAILABLE, format!("{reason}\n"))
}

async fn startup(State(health): State<Health>) -> Answer {
    match health.0.accounts.get() {
        Some(_) => (StatusCode::OK, "started\n".to_owned()),
        None => unavailable("starting"),
    }
}

async fn ready(State(health): State<Health>) -> Answer {
    match health.readiness().await {
        Ok(()) => (StatusCode::OK, "ready\n".to_owned()),
        Err(reason) => unavailable(&reason),
    }
}

async fn metrics(
    State(health): State<Health>,
) -> ([(header::HeaderName, &'static str); 1], String) {
    health.measure().await;
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")],
        health.0.metrics.render(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_is_known_without_the_system() {
        let recorder = PrometheusBuilder::new().build_recorder();
        metrics::with_local_recorder(&recorder, set_start);
        let numbers = recorder.handle().render();
        let start =
            numbers.lines().find_map(|line| line.strip_prefix("process_start_time_seconds "));
        let start = start.and_then(|value| value.parse::<f64>().ok());
        assert!(start.is_some_and(|seconds| seconds > 1_700_000_000.0), "{numbers}");
    }
}
