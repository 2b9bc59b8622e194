//! The server in `database_url`: how to reach it, and the initial state of a connection. The parameters of the address
//! have the meaning of PostgreSQL's own clients; `pgbouncer=true` is our addition.

use super::{
    Conn,
    tls::{self, Files, Mode},
};
use crate::causes;
use diesel::{ConnectionError, ConnectionResult};
use diesel_async::{AsyncConnection, SimpleAsyncConnection};
use std::{error::Error, net::IpAddr, time::Duration};
use tokio::time::timeout;
use tokio_postgres::{
    Client, Config, Connection, NoTls, Socket,
    config::{Host, SslMode},
    tls::TlsStream,
};
use tokio_postgres_rustls::MakeRustlsConnect;

/// For the handshakes of TLS and PostgreSQL with one host, after that of TCP.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(1);
/// For one host; the next one is tried after it.
const TCP_CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// How long sent data may stay unacknowledged.
const TCP_USER_TIMEOUT: Duration = Duration::from_secs(5);
const KEEPALIVE_IDLE: Duration = Duration::from_secs(10);
const KEEPALIVE_INTERVAL: Duration = Duration::from_secs(5);
const KEEPALIVE_RETRIES: u32 = 3;

/// Every query is an index look-up. Without sequential scans PostgreSQL does not read whole tables while they are
/// small, which under serializable isolation would make unrelated transactions conflict. Generic plans: the look-ups
/// are the same for all values, and planning them each time, as PostgreSQL would for large tables, takes longer than
/// running them. No parallel workers: a generic plan expects a tenth of a table from a page of it, and starting workers
/// takes a hundred times as long as reading the page.
const SESSION: &str = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; \
                       SET max_parallel_workers_per_gather = 0; SET statement_timeout = '5s'";

/// What persists between two transactions of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pooling {
    /// The session, with its settings and prepared statements.
    Session,
    /// Nothing: a pooler may run each transaction in another session, shared with other clients.
    Transaction,
}

pub struct Server {
    config: Config,
    tls: Option<MakeRustlsConnect>,
    pub(super) pooling: Pooling,
}

/// The parameters of an address that tokio-postgres does not know.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parameters {
    mode: Option<String>,
    files: Files,
    pgbouncer: Option<String>,
}

impl Server {
    /// Parses the address, and reads the files that it names.
    ///
    /// # Errors
    /// What is invalid in the address, or the file that cannot be read, for the operator of the deployment.
    pub(super) fn new(url: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let (rest, parameters) = split(url);
        let mut config: Config = rest.parse()?;
        let mode = Mode::choose(parameters.mode.as_deref(), is_local(&config))?;
        let tls = tls::client(mode, &parameters.files)?;
        config.ssl_mode(match tls {
            None => SslMode::Disable,
            Some(_) => SslMode::Require,
        });
        set_timeouts(&mut config);
        Ok(Self {
            config,
            tls: tls.map(MakeRustlsConnect::new),
            pooling: pooling(parameters.pgbouncer.as_deref())?,
        })
    }

    /// Returns how long opening a connection may take when every host is tried.
    pub(super) fn connect_timeout(&self) -> Duration {
        let hosts = self.config.get_hosts().len().max(1);
        let tcp = self.config.get_connect_timeout().copied();
        let one = tcp.unwrap_or(TCP_CONNECT_TIMEOUT) + HANDSHAKE_TIMEOUT;
        one * u32::try_from(hosts).unwrap_or(1)
    }

    /// Opens a connection for queries, with their settings.
    ///
    /// # Errors
    /// The same as [`connect`](Self::connect).
    pub(super) async fn open(&self) -> ConnectionResult<Conn> {
        let mut conn = self.connect().await?;
        if self.pooling == Pooling::Session {
            let set = conn.batch_execute(SESSION).await;
            set.map_err(ConnectionError::CouldntSetupConfiguration)?;
        }
        Ok(conn)
    }

    /// Opens a connection with the server's default settings.
    ///
    /// # Errors
    /// [`ConnectionError::InvalidConnectionUrl`] when the server rejects the user or has no such database, so that
    /// retrying is pointless; other variants for everything else.
    pub(super) async fn connect(&self) -> ConnectionResult<Conn> {
        let connecting = timeout(self.connect_timeout(), self.handshake());
        let mut conn = connecting.await.unwrap_or_else(|_| {
            Err(ConnectionError::BadConnection("it did not answer in time".to_owned()))
        })?;
        if self.pooling == Pooling::Transaction {
            // The next transaction may run in another session, without the statements of this one.
            conn.set_prepared_statement_cache_size(diesel::connection::CacheSize::Disabled);
        }
        Ok(conn)
    }

    async fn handshake(&self) -> ConnectionResult<Conn> {
        match &self.tls {
            None => {
                let connected = self.config.connect(NoTls).await;
                let (client, connection) = connected.map_err(|error| classify(&error))?;
                self.set_up(client, connection).await
            }
            Some(tls) => {
                let connected = self.config.connect(tls.clone()).await;
                let (client, connection) = connected.map_err(|error| classify(&error))?;
                self.set_up(client, connection).await
            }
        }
    }

    /// diesel-async sets up the session. Behind a transaction pooler that happens in a transaction and is rolled back.
    async fn set_up<S>(
        &self,
        client: Client,
        mut connection: Connection<Socket, S>,
    ) -> ConnectionResult<Conn>
    where
        S: TlsStream + Unpin + Send + 'static,
    {
        if self.pooling == Pooling::Session {
            return Conn::try_from_client_and_connection(client, connection).await;
        }
        let ended = || ConnectionError::BadConnection("it was closed".to_owned());
        tokio::select! {
            begun = client.batch_execute("BEGIN") => begun.map_err(|error| classify(&error))?,
            _ = &mut connection => return Err(ended()),
        }
        let mut conn = Conn::try_from_client_and_connection(client, connection).await?;
        let rolled_back = conn.batch_execute("ROLLBACK").await;
        rolled_back.map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(conn)
    }
}

/// Sets the timeouts that the address leaves open, so that a dead connection is noticed.
fn set_timeouts(config: &mut Config) {
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(TCP_CONNECT_TIMEOUT);
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(TCP_USER_TIMEOUT);
    }
    if config.get_keepalives_idle() == Config::new().get_keepalives_idle() {
        config.keepalives_idle(KEEPALIVE_IDLE);
    }
    if config.get_keepalives_interval().is_none() {
        config.keepalives_interval(KEEPALIVE_INTERVAL);
    }
    if config.get_keepalives_retries().is_none() {
        config.keepalives_retries(KEEPALIVE_RETRIES);
    }
}

fn pooling(pgbouncer: Option<&str>) -> Result<Pooling, String> {
    match pgbouncer {
        None | Some("false") => Ok(Pooling::Session),
        Some("true") => Ok(Pooling::Transaction),
        Some(other) => Err(format!("pgbouncer={other} is neither true nor false")),
    }
}

/// Distinguishes a permanent rejection from other errors.
fn classify(error: &tokio_postgres::Error) -> ConnectionError {
    let code = error.code().map(|state| state.code());
    let text = causes(error);
    // Class 28 is invalid authorization; 3D000 is an unknown database.
    if code.is_some_and(|code| code.starts_with("28") || code == "3D000") {
        ConnectionError::InvalidConnectionUrl(text)
    } else {
        ConnectionError::BadConnection(text)
    }
}

/// Splits an address from the parameters that tokio-postgres does not know.
fn split(url: &str) -> (String, Parameters) {
    let mut parameters = Parameters::default();
    let Some((base, query)) = url.split_once('?') else {
        return (url.to_owned(), parameters);
    };
    let mut rest = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let decoded = url::form_urlencoded::parse(pair.as_bytes()).next();
        let (name, value) = decoded.unwrap_or_default();
        let value = value.into_owned();
        match &*name {
            "sslmode" => parameters.mode = Some(value),
            "sslrootcert" => parameters.files.roots = Some(value.into()),
            "sslcert" => parameters.files.certificate = Some(value.into()),
            "sslkey" => parameters.files.key = Some(value.into()),
            "pgbouncer" => parameters.pgbouncer = Some(value),
            _ => rest.push(pair),
        }
    }
    let url = if rest.is_empty() { base.to_owned() } else { format!("{base}?{}", rest.join("&")) };
    (url, parameters)
}

/// Returns whether the traffic to the server stays on this machine.
fn is_local(config: &Config) -> bool {
    let is_local = |host: &Host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
        }
    };
    config.get_hosts().iter().all(is_local)
        && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

#[cfg(test)]
mod tests;
