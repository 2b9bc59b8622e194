//! From the settings to the last answer: listeners, the mail worker, housekeeping, and an orderly end.

use crate::config::Config;
use crate::health::{self, Health};
use crate::router::{self, AppState};
use accounts::{Accounts, clock::SystemClock};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::error::Error;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::time::{interval, timeout};
use tower::ServiceExt;

const HEADER_READ: Duration = Duration::from_secs(10);
const DRAIN: Duration = Duration::from_secs(30);
const PURGE_EVERY: Duration = Duration::from_secs(3600);
/// The metrics keep every single value until somebody looks or this is done.
const SUM_UP_EVERY: Duration = Duration::from_secs(10);

/// Serves until the process is told to stop, and then until everybody has their answer.
///
/// # Errors
/// When the database, the mail transport or a listener cannot be had as configured.
pub async fn serve(config: Config) -> Result<(), Box<dyn Error>> {
    let stopped = stop_signal()?;
    let accounts = Accounts::connect(&config.accounts(), Arc::new(SystemClock))?;
    accounts.migrate().await?;
    let listener = bind(config.listen, "listen").await?;
    let health_listener = bind(config.metrics_listen, "metrics_listen").await?;
    let address = listener.local_addr()?;
    if config.demo {
        accounts.load_demo(address.port()).await?;
        crate::demo::announce(address.port(), config.mail_folder().is_some());
    }

    let (stop, stopping) = watch::channel(());
    let metrics = health::recorder()?;
    let health = Health::new(accounts.clone(), metrics.clone());
    let mails = accounts.start_mail_worker(until_closed(stopping.clone()));
    tokio::spawn(purge(accounts.clone()));
    tokio::spawn(async move {
        let mut ticks = interval(SUM_UP_EVERY);
        loop {
            ticks.tick().await;
            metrics.run_upkeep();
        }
    });
    tokio::spawn(axum::serve(health_listener, health.clone().router()).into_future());
    let state = AppState::new(accounts, &config);
    tracing::info!(%address, metrics = %config.metrics_listen, demo = config.demo, "serving");

    let leaving = async {
        stopped.await;
        health.leave();
        tracing::info!("stopping");
    };
    let connections = accept(listener, router::router(&state), leaving).await;
    if timeout(DRAIN, connections.shutdown()).await.is_err() {
        tracing::warn!("not everybody had an answer in time");
    }
    drop((stop, stopping));
    mails.await.ok();
    tracing::info!("stopped");
    Ok(())
}

async fn bind(address: SocketAddr, setting: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address)
        .await
        .map_err(|error| format!("{setting}: {address}: {error}"))
}

/// Takes connections until told to stop; gives back those that are still open.
pub async fn accept(
    mut listener: TcpListener,
    router: Router,
    stopped: impl Future<Output = ()>,
) -> GracefulShutdown {
    let connections = GracefulShutdown::new();
    let mut stopped = std::pin::pin!(stopped);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = &mut stopped => return connections,
        };
        stream.set_nodelay(true).ok();
        let router = router.clone();
        let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request.map(Body::new))
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_READ)
            .serve_connection(TokioIo::new(stream), service);
        let connection = connections.watch(connection);
        // Connections break all the time; there is nobody left to tell.
        tokio::spawn(async move { connection.await.ok() });
    }
}

/// Resolves when the process is asked to end.
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
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

async fn purge(accounts: Accounts) {
    let mut hours = interval(PURGE_EVERY);
    loop {
        hours.tick().await;
        match accounts.purge().await {
            Ok(rows) => tracing::info!(rows, "purged what nobody can use any more"),
            Err(error) => tracing::error!(%error, "housekeeping failed"),
        }
    }
}
