//! The server's life: listeners, the mail worker, housekeeping, and a graceful shutdown.

use crate::config::Config;
#[cfg(feature = "demo")]
use crate::demo_mode;
use crate::health::{self, Health};
use crate::router;
use crate::service_manager;
use crate::site::BuiltSite;
use crate::startup::{self, BACK_FILL_RETRY};
use crate::state::AppState;
use accounts::{Accounts, MadeDue, PurgeError, causes, clock::SystemClock};
use metrics_exporter_prometheus::PrometheusHandle;
use std::error::Error;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::{Instant, interval, sleep, timeout_at};

mod connections;
mod write_timeout;

pub use connections::{AcceptOptions, accept};

/// From the signal to the end of the process, in any case.
pub const STOP_TIMEOUT: Duration = Duration::from_secs(29);
/// The part of it for mails, after all requests are answered: finishing those that are being sent, and releasing the
/// others.
const MAILS_TIMEOUT: Duration = Duration::from_secs(8);
const PURGE_EVERY: Duration = Duration::from_secs(3600);
const EXPIRE_ORDERS_EVERY: Duration = Duration::from_secs(60);
const REMOVE_WEBHOOKS_EVERY: Duration = Duration::from_secs(60);
const FOLLOW_CLOCK_EVERY: Duration = Duration::from_secs(60);
/// Between two rounds of campaigns when nothing is due.
const CAMPAIGNS_EVERY: Duration = Duration::from_secs(2);
/// The metrics keep every single value until they are scraped or summed up.
const SUM_UP_EVERY: Duration = Duration::from_secs(10);

/// Serves until the process is asked to stop, then finishes open requests, for at most [`STOP_TIMEOUT`].
///
/// # Errors
/// If the database, the mail transport or a listener cannot be set up as configured.
pub async fn serve(config: Config) -> Result<(), Box<dyn Error>> {
    let mut stopped = std::pin::pin!(stop_signal()?);
    let accounts = Accounts::connect(&config.accounts(), Arc::new(SystemClock))?;
    let lock = accounts.lock_for_serving()?;
    // Health checks are answered while the database is unreachable or being migrated.
    let health = serve_health(&config).await?;
    let is_alone = lock.is_exclusive();
    let starting = Starting { accounts: accounts.clone(), config: config.clone(), is_alone };
    // A separate task: a database that does not answer must not delay the signal.
    let starting = tokio::spawn(starting.finish());
    let listener = tokio::select! {
        biased;
        () = &mut stopped => {
            service_manager::stopping();
            tracing::info!("server.stopped.before_serving");
            return Ok(());
        }
        started = starting => started?.map_err(|problem| -> Box<dyn Error> { problem })?,
    };

    let workers = Workers::start(&accounts);
    start_tasks(&accounts, &config);
    let options = AcceptOptions {
        delay: config.shutdown_delay,
        max_connections: connections::max_connections(&config.capacity),
        write_timeout: connections::WRITE_TIMEOUT,
    };
    let (address, max_connections) = (listener.local_addr()?, options.max_connections);
    let router = router::router(&AppState::new(accounts.clone(), &config));
    health.started(accounts);
    tracing::info!(%address, max_connections, demo = config.demo, "server.serving");
    let watchdog = service_manager::ready(address);

    let (deadline, end) = oneshot::channel();
    let shutdown = async {
        stopped.await;
        deadline.send(Instant::now() + STOP_TIMEOUT).ok();
        health.leave();
        // Stopping takes less than the limit of the watchdog.
        if let Some(watchdog) = &watchdog {
            watchdog.abort();
        }
        service_manager::stopping();
        tracing::info!("server.stopping");
    };
    let connections = accept(listener, router, shutdown, options).await;
    let end = end.await?;
    if timeout_at(end - MAILS_TIMEOUT, connections.shutdown()).await.is_err() {
        tracing::warn!("http.requests.abandoned");
    }
    workers.finish(end).await;
    tracing::info!("server.stopped");
    Ok(())
}

/// What sends mails and webhooks beside the requests, until all of them are answered.
struct Workers {
    /// Dropping it stops them.
    stop: watch::Sender<()>,
    mails: JoinHandle<()>,
    webhooks: JoinHandle<()>,
}

impl Workers {
    fn start(accounts: &Accounts) -> Self {
        let (stop, stopping) = watch::channel(());
        let mails = accounts.mails().start_worker(until_closed(stopping.clone()));
        let webhooks = accounts.webhooks().start_worker(until_closed(stopping));
        Self { stop, mails, webhooks }
    }

    /// Stops them, and waits for what is being sent, until `end` at most.
    async fn finish(self, end: Instant) {
        drop(self.stop);
        if timeout_at(end, self.mails).await.is_err() {
            tracing::warn!("mail.sending.abandoned");
        }
        if timeout_at(end, self.webhooks).await.is_err() {
            tracing::warn!("webhook.sending.abandoned");
        }
    }
}

/// Starts what runs beside the requests until the process ends.
fn start_tasks(accounts: &Accounts, config: &Config) {
    tokio::spawn(purge(accounts.clone(), config.import_folder()));
    tokio::spawn(expire_orders(accounts.clone()));
    tokio::spawn(remove_webhooks(accounts.clone()));
    tokio::spawn(follow_clock(accounts.clone()));
    tokio::spawn(run_campaigns(accounts.clone()));
    tokio::spawn(startup::back_fill(accounts.clone(), BACK_FILL_RETRY));
}

/// Starts answering health checks.
async fn serve_health(config: &Config) -> Result<Health, Box<dyn Error>> {
    let listener = bind(config.metrics_listen, "metrics_listen").await?;
    let address = listener.local_addr()?;
    let metrics = health::recorder()?;
    let site = BuiltSite::new(config);
    if let Some(problem) = site.problem() {
        tracing::error!(reason = problem, "site.incomplete");
    }
    let health = Health::new(metrics.clone(), site);
    tokio::spawn(run_metrics_upkeep(metrics));
    tokio::spawn(axum::serve(listener, health.clone().router()).into_future());
    tracing::info!(%address, "health.listening");
    Ok(health)
}

/// The steps before requests are served.
struct Starting {
    accounts: Accounts,
    config: Config,
    /// Whether no other server can use the database (SQLite).
    is_alone: bool,
}

impl Starting {
    async fn finish(self) -> Result<TcpListener, Box<dyn Error + Send + Sync>> {
        let (accounts, config) = (&self.accounts, &self.config);
        startup::prepare_database(accounts, config.migrate_on_start).await?;
        startup::check_deployment(accounts, config).await?;
        if self.is_alone {
            let mails = accounts.mails().release_orphaned_leases().await?;
            if mails > 0 {
                tracing::info!(mails, "mail.leases.released");
            }
            let webhooks = accounts.webhooks().release_orphaned_leases().await?;
            if webhooks > 0 {
                tracing::info!(webhooks, "webhook.leases.released");
            }
        }
        let listener = bind(config.listen, "listen").await?;
        #[cfg(feature = "demo")]
        if config.demo {
            demo_mode::load(accounts, config, listener.local_addr()?.port()).await?;
        }
        Ok(listener)
    }
}

async fn bind(address: SocketAddr, setting: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| format!("{setting}: {address}: {error}"))
}

/// Returns a future that resolves when the process is asked to stop. SIGHUP, from a closed terminal, does not stop it.
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut hangup = signal(SignalKind::hangup())?;
    tokio::spawn(async move {
        while hangup.recv().await.is_some() {
            tracing::info!("server.hangup.ignored");
        }
    });
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

async fn until_closed(mut channel: watch::Receiver<()>) {
    while channel.changed().await.is_ok() {}
}

async fn run_metrics_upkeep(metrics: PrometheusHandle) {
    let mut ticks = interval(SUM_UP_EVERY);
    loop {
        ticks.tick().await;
        metrics.run_upkeep();
    }
}

async fn expire_orders(accounts: Accounts) {
    let mut minutes = interval(EXPIRE_ORDERS_EVERY);
    loop {
        minutes.tick().await;
        match accounts.orders().expire().await {
            Ok(0) => {}
            Ok(orders) => tracing::info!(orders, "orders.expired"),
            Err(error) => tracing::error!(%error, "orders.expiry.failed"),
        }
    }
}

async fn remove_webhooks(accounts: Accounts) {
    let mut minutes = interval(REMOVE_WEBHOOKS_EVERY);
    loop {
        minutes.tick().await;
        match accounts.webhooks().finish_removals().await {
            Ok(0) => {}
            Ok(endpoints) => tracing::info!(endpoints, "webhook.removals.finished"),
            Err(error) => tracing::error!(%error, "webhook.removals.failed"),
        }
    }
}

async fn follow_clock(accounts: Accounts) {
    let mut minutes = interval(FOLLOW_CLOCK_EVERY);
    loop {
        minutes.tick().await;
        match accounts.deployment().follow_clock().await {
            Ok(due) if due.is_nothing() => {}
            Ok(MadeDue { mails, campaigns, deliveries }) => {
                tracing::warn!(mails, campaigns, deliveries, "clock.set_back");
            }
            Err(error) => tracing::error!(%error, "clock.not_followed"),
        }
    }
}

async fn run_campaigns(accounts: Accounts) {
    loop {
        let done = accounts.campaigns().work().await.unwrap_or_else(|error| {
            tracing::error!(%error, "campaigns.failed");
            0
        });
        if done == 0 {
            sleep(CAMPAIGNS_EVERY).await;
        }
    }
}

async fn purge(accounts: Accounts, import_folder: PathBuf) {
    let mut hours = interval(PURGE_EVERY);
    loop {
        hours.tick().await;
        match accounts.deployment().purge().await {
            Ok(rows) => tracing::info!(rows, "housekeeping.finished"),
            Err(PurgeError(failed)) => {
                for (kind, error) in &failed {
                    tracing::error!(?kind, error = causes(error), "housekeeping.failed");
                }
            }
        }
        match accounts.webhooks().finish_cancellations().await {
            Ok(0) => {}
            Ok(endpoints) => tracing::info!(endpoints, "webhook.cancellations.finished"),
            Err(error) => tracing::error!(%error, "housekeeping.failed"),
        }
        match accounts.imports().remove_old_files(&import_folder).await {
            Ok(0) => {}
            Ok(files) => tracing::info!(files, "import.files.removed"),
            Err(error) => tracing::error!(%error, "housekeeping.failed"),
        }
    }
}
