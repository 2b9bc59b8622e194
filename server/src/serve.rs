//! From the settings to the last answer: listeners, the mail worker, housekeeping, and an orderly end.

use crate::config::Config;
use crate::health::{self, Health};
use crate::router::{self, AppState};
use accounts::{Accounts, ServingLock, clock::SystemClock, demo::DemoProviders};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::serve::Listener;
use http::header::{self, HeaderValue};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::error::Error;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{oneshot, watch};
use tokio::time::{Instant, interval, sleep, timeout, timeout_at};
use tower::ServiceExt;

const HEADER_READ: Duration = Duration::from_secs(10);
/// In bytes, all together.
const MAX_HEADERS: usize = 32 * 1024;
/// How long the last of them have to say what they want.
const SETTLE: Duration = Duration::from_millis(100);
/// From the signal to the end of the process, whatever hangs.
pub const STOP_TIMEOUT: Duration = Duration::from_secs(29);
/// What of it is for mails, after everybody has their answer: those that are being sent, and giving back the others.
const MAILS_TIMEOUT: Duration = Duration::from_secs(8);
const PURGE_EVERY: Duration = Duration::from_secs(3600);
/// The metrics keep every single value until somebody looks or this is done.
const SUM_UP_EVERY: Duration = Duration::from_secs(10);

/// Serves until the process is told to stop, and then until everybody has their answer, at most [`STOP_TIMEOUT`].
/// `providers` are the demo's.
///
/// # Errors
/// When the database, the mail transport or a listener cannot be had as configured.
pub async fn serve(config: Config, providers: &DemoProviders) -> Result<(), Box<dyn Error>> {
    let mut stopped = std::pin::pin!(stop_signal()?);
    let (listen, providers) = (config.clone(), providers.clone());
    // A task of its own: a database that does not answer must not keep the signal from being seen.
    let starting = tokio::spawn(async move { start(&listen, &providers).await });
    let started = tokio::select! {
        biased;
        () = &mut stopped => {
            tracing::info!("stopped before it served");
            return Ok(());
        }
        started = starting => started?.map_err(|problem| -> Box<dyn Error> { problem })?,
    };
    let Started {
        accounts,
        listener,
        health_listener,
        lock: _lock,
    } = started;
    let (address, metrics_address) = (listener.local_addr()?, health_listener.local_addr()?);

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
    tracing::info!(%address, metrics = %metrics_address, demo = config.demo, "serving");

    let (told, end) = oneshot::channel();
    let leaving = async {
        stopped.await;
        told.send(Instant::now() + STOP_TIMEOUT).ok();
        health.leave();
        tracing::info!("stopping");
    };
    let connections = accept(
        listener,
        router::router(&state),
        leaving,
        config.shutdown_delay,
    )
    .await;
    let end = end.await?;
    if timeout_at(end - MAILS_TIMEOUT, connections.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("not everybody had an answer in time");
    }
    drop((stop, stopping));
    if timeout_at(end, mails).await.is_err() {
        tracing::warn!("mails that were being sent were left behind");
    }
    tracing::info!("stopped");
    Ok(())
}

/// What there is before anybody is served.
struct Started {
    accounts: Accounts,
    listener: TcpListener,
    health_listener: TcpListener,
    lock: ServingLock,
}

async fn start(
    config: &Config,
    providers: &DemoProviders,
) -> Result<Started, Box<dyn Error + Send + Sync>> {
    let accounts = Accounts::connect(&config.accounts(), Arc::new(SystemClock))?;
    let lock = accounts.lock_for_serving()?;
    accounts.migrate().await?;
    if lock.is_exclusive() {
        let mails = accounts.take_over_mails().await?;
        tracing::debug!(mails, "mail.leases.taken_over");
    }
    let listener = bind(config.listen, "listen").await?;
    let health_listener = bind(config.metrics_listen, "metrics_listen").await?;
    if config.demo {
        let port = listener.local_addr()?.port();
        accounts.load_demo(port, providers).await?;
        let has_mailbox = config.mail_folder().is_some();
        crate::demo::announce(&accounts, port, has_mailbox, providers).await?;
    }
    Ok(Started {
        accounts,
        listener,
        health_listener,
        lock,
    })
}

async fn bind(address: SocketAddr, setting: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address)
        .await
        .map_err(|error| format!("{setting}: {address}: {error}"))
}

/// Takes connections until told to stop, and that much longer, so that who was sent here before everybody knew of it is
/// still served. Gives back the connections that are open then; nothing that was asked on them goes unanswered.
pub async fn accept(
    mut listener: TcpListener,
    router: Router,
    stopped: impl Future<Output = ()>,
    delay: Duration,
) -> GracefulShutdown {
    let connections = Connections::new(router);
    let mut farewell = std::pin::pin!(async {
        stopped.await;
        connections.leaving.store(true, Ordering::SeqCst);
        sleep(delay).await;
    });
    loop {
        tokio::select! {
            (stream, peer) = Listener::accept(&mut listener) => connections.serve(stream, peer),
            () = &mut farewell => break,
        }
    }
    while let Ok((stream, peer)) = timeout(Duration::ZERO, Listener::accept(&mut listener)).await {
        connections.serve(stream, peer);
    }
    drop(listener);
    sleep(SETTLE).await;
    connections.open
}

struct Connections {
    router: Router,
    open: GracefulShutdown,
    leaving: Arc<AtomicBool>,
}

impl Connections {
    fn new(router: Router) -> Self {
        Self {
            router,
            open: GracefulShutdown::new(),
            leaving: Arc::default(),
        }
    }

    fn serve(&self, stream: TcpStream, peer: SocketAddr) {
        stream.set_nodelay(true).ok();
        let (router, leaving) = (self.router.clone(), self.leaving.clone());
        let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            let (answer, leaving) = (
                router.clone().oneshot(request.map(Body::new)),
                leaving.clone(),
            );
            async move {
                let mut response = answer.await?;
                if leaving.load(Ordering::SeqCst) {
                    response
                        .headers_mut()
                        .insert(header::CONNECTION, HeaderValue::from_static("close"));
                }
                Ok::<_, Infallible>(response)
            }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_READ)
            .max_buf_size(MAX_HEADERS)
            .serve_connection(TokioIo::new(stream), service);
        let connection = self.open.watch(connection);
        // Connections break all the time; there is nobody left to tell.
        tokio::spawn(async move { connection.await.ok() });
    }
}

/// Resolves when the process is asked to end. A terminal that is closed (SIGHUP) does not ask for it.
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut hangup = signal(SignalKind::hangup())?;
    tokio::spawn(async move {
        while hangup.recv().await.is_some() {
            tracing::info!("signal.hangup.ignored");
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
