//! The server that `database_url` names: how it is reached, and what a connection to it starts with. The parameters of the
//! address mean what they mean to PostgreSQL's own clients; `pgbouncer=true` is ours.

use super::{
    Conn,
    tls::{self, Files, Mode},
};
use crate::causes;
use diesel::{ConnectionError, ConnectionResult};
use diesel_async::{AsyncConnection, SimpleAsyncConnection};
use std::{net::IpAddr, time::Duration};
use tokio::time::timeout;
use tokio_postgres::{
    Client, Config, Connection, NoTls, Socket,
    config::{Host, SslMode},
    tls::TlsStream,
};
use tokio_postgres_rustls::MakeRustlsConnect;

/// For one host: the handshakes of TLS and PostgreSQL, after that of TCP.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(1);
/// Of several hosts the next one is tried after it.
const TCP_CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// How long what was sent may stay unacknowledged.
const TCP_USER_TIMEOUT: Duration = Duration::from_secs(5);
const KEEPALIVE_IDLE: Duration = Duration::from_secs(10);
const KEEPALIVE_INTERVAL: Duration = Duration::from_secs(5);
const KEEPALIVE_RETRIES: u32 = 3;

/// Every query is an index look-up. Saying so keeps PostgreSQL from scanning tables that are still small, which under
/// serializable isolation would make unrelated transactions conflict. They are the same look-ups whatever the values are:
/// planning them anew each time, as PostgreSQL would in large tables, takes longer than they do.
const SESSION: &str = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; \
                       SET statement_timeout = '5s'";

/// What stays the same between two transactions of one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pooling {
    /// The session: its settings and its prepared statements.
    Session,
    /// Nothing: a pooler may give each transaction another session, which others use as well.
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
    /// What is wrong with it, for the person who runs the deployment.
    pub(super) fn new(url: &str) -> Result<Self, String> {
        let (rest, parameters) = split(url);
        let mut config: Config = rest.parse().map_err(|error| causes(&error))?;
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

    /// Returns how long opening a connection may take, with every host tried.
    pub(super) fn connect_timeout(&self) -> Duration {
        let hosts = self.config.get_hosts().len().max(1);
        let tcp = self.config.get_connect_timeout().copied();
        let one = tcp.unwrap_or(TCP_CONNECT_TIMEOUT) + HANDSHAKE_TIMEOUT;
        one * u32::try_from(hosts).unwrap_or(1)
    }

    /// Opens a connection with the settings of queries.
    ///
    /// # Errors
    /// As [`connect`](Self::connect).
    pub(super) async fn open(&self) -> ConnectionResult<Conn> {
        let mut conn = self.connect().await?;
        if self.pooling == Pooling::Session {
            let set = conn.batch_execute(SESSION).await;
            set.map_err(ConnectionError::CouldntSetupConfiguration)?;
        }
        Ok(conn)
    }

    /// Opens a connection with the settings of the server.
    ///
    /// # Errors
    /// [`ConnectionError::InvalidConnectionUrl`] when the server does not let this user in or has no such database, which
    /// waiting does not change; other ones for everything else.
    pub(super) async fn connect(&self) -> ConnectionResult<Conn> {
        let connecting = timeout(self.connect_timeout(), self.handshake());
        let mut conn = connecting.await.unwrap_or_else(|_| {
            Err(ConnectionError::BadConnection("it did not answer in time".to_owned()))
        })?;
        if self.pooling == Pooling::Transaction {
            // The next transaction may find another session, without the statements of this one.
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

    /// diesel-async prepares and sets for the session. Where there is none, that is done in a transaction and taken back.
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

/// Sets what the address leaves open, so that a connection into nowhere is noticed.
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

/// Tells a refusal that waiting does not change from everything else.
fn classify(error: &tokio_postgres::Error) -> ConnectionError {
    let code = error.code().map(|state| state.code());
    let text = causes(error);
    // Invalid authorization, and an unknown database.
    if code.is_some_and(|code| code.starts_with("28") || code == "3D000") {
        ConnectionError::InvalidConnectionUrl(text)
    } else {
        ConnectionError::BadConnection(text)
    }
}

/// Takes the parameters that tokio-postgres does not know out of an address.
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

/// Whether what is sent to the server stays on this machine.
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
