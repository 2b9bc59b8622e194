//! Transport of mails: SMTP, or a folder for development.

use super::sanitize;
use crate::{Authorities, causes};
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    transport::smtp::{
        self, AsyncSmtpTransportBuilder, PoolConfig,
        client::{Certificate, Tls, TlsParameters},
    },
};
use secrecy::{ExposeSecret, SecretString};
use std::{
    fmt,
    fs::DirBuilder,
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    pin::pin,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use url::Url;

/// Shorter than the outbox's lease, so that no other instance takes a mail that is still being sent.
const SEND_TIMEOUT: Duration = Duration::from_secs(30);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Maximum characters of what is kept of a server's answer.
const MAX_ERROR_CHARS: usize = 500;

/// Transport settings.
#[derive(Debug, Clone)]
pub enum TransportConfig {
    /// `smtps://user:password@host` or `smtp://user:password@host:587`. The latter requires STARTTLS, unless
    /// `?tls=opportunistic` (encrypted if the server offers it) or `?tls=none` (a relay on the same machine) is given.
    /// `authorities` are trusted for the server's certificate, in addition to the system's.
    Smtp { url: SecretString, authorities: Authorities },
    /// A folder that gets one `.eml` file per mail. It is created if missing.
    Folder { path: PathBuf },
}

/// Why a transport cannot be created.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    #[error("the address of the mail server is wrong: {0}")]
    Url(#[from] smtp::Error),
    #[error("the folder {} cannot be created: {source}", .path.display())]
    Folder { path: PathBuf, source: io::Error },
}

/// Why a mail was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct SendError {
    /// The server rejected this mail permanently: retrying does not help.
    pub permanent: bool,
    /// The server's response, for agents and logs.
    pub text: String,
}

/// Sends mails. Keeps connections open between mails.
pub struct Transport(Backend);

enum Backend {
    Smtp(Box<Smtp>),
    Folder { path: PathBuf, files: AsyncFileTransport<Tokio1Executor> },
}

struct Smtp {
    builder: AsyncSmtpTransportBuilder,
    pool: Mutex<AsyncSmtpTransport<Tokio1Executor>>,
    timeout: Duration,
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Backend::Smtp(_) => f.write_str("Transport::Smtp"),
            Backend::Folder { path, .. } => write!(f, "Transport::Folder({path:?})"),
        }
    }
}

impl Transport {
    /// Creates a transport with that many concurrent connections. Opens none yet. Requires a Tokio runtime, which
    /// maintains the connections.
    ///
    /// # Errors
    /// [`TransportError`] when the URL is not valid or the folder cannot be created.
    pub fn new(config: &TransportConfig, connections: u32) -> Result<Self, TransportError> {
        Ok(Self(match config {
            TransportConfig::Smtp { url, authorities } => {
                let smtp = Smtp::new(url.expose_secret(), authorities, connections, SEND_TIMEOUT)?;
                Backend::Smtp(Box::new(smtp))
            }
            TransportConfig::Folder { path } => {
                let path = path.clone();
                create_folder(&path)
                    .map_err(|source| TransportError::Folder { path: path.clone(), source })?;
                Backend::Folder { files: AsyncFileTransport::new(&path), path }
            }
        }))
    }

    /// Sends one mail. Ok means that the server has accepted it.
    ///
    /// # Errors
    /// [`SendError`] when the server rejected it, did not answer in time or cannot be reached.
    pub async fn send(&self, message: Message) -> Result<(), SendError> {
        match &self.0 {
            Backend::Smtp(smtp) => smtp.send(message).await,
            Backend::Folder { files, .. } => {
                files.send(message).await.map(drop).map_err(|error| transient(causes(&error)))
            }
        }
    }

    /// Checks that mails can be sent now: the server accepts the connection and the credentials, or the folder is
    /// writable.
    ///
    /// # Errors
    /// The error of the server or the file system.
    pub async fn check(&self) -> Result<(), String> {
        match &self.0 {
            Backend::Smtp(smtp) => smtp.check().await,
            Backend::Folder { path, .. } => {
                let probe = path.join(".writable");
                std::fs::write(&probe, [])
                    .and_then(|()| std::fs::remove_file(&probe))
                    .map_err(|error| format!("{}: {error}", path.display()))
            }
        }
    }
}

impl Smtp {
    fn new(
        url: &str,
        authorities: &Authorities,
        connections: u32,
        timeout: Duration,
    ) -> Result<Self, smtp::Error> {
        let url = demand_tls(url);
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)?
            .timeout(Some(CONNECT_TIMEOUT.min(timeout)))
            .pool_config(PoolConfig::new().max_size(connections));
        if let Some(tls) = tls_with(&url, authorities)? {
            builder = builder.tls(tls);
        }
        let pool = Mutex::new(builder.clone().build());
        Ok(Self { builder, pool, timeout })
    }

    fn pool(&self) -> AsyncSmtpTransport<Tokio1Executor> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// lettre's own timeout only covers connecting. It would also reuse a connection abandoned in the middle of an
    /// exchange, and the next mail would read the answers to this one. So a timeout drops all connections.
    async fn in_time<T>(
        &self,
        conversation: impl Future<Output = Result<T, smtp::Error>>,
    ) -> Result<T, SendError> {
        let mut conversation = pin!(conversation);
        match tokio::time::timeout(self.timeout, &mut conversation).await {
            Ok(result) => result.map_err(|error| SendError {
                permanent: is_permanent(&error),
                text: readable(&error),
            }),
            Err(_) => {
                *self.pool.lock().unwrap_or_else(PoisonError::into_inner) =
                    self.builder.clone().build();
                Err(transient("the mail server did not answer in time".to_owned()))
            }
        }
    }

    async fn send(&self, message: Message) -> Result<(), SendError> {
        let pool = self.pool();
        self.in_time(pool.send(message)).await.map(drop)
    }

    async fn check(&self) -> Result<(), String> {
        let pool = self.pool();
        match self.in_time(pool.test_connection()).await {
            Ok(true) => Ok(()),
            Ok(false) => Err("the mail server does not answer".to_owned()),
            Err(error) => Err(error.text),
        }
    }
}

/// Creates a folder unless it exists, for its owner only: mails have links that work.
fn create_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Returns the URL's encryption mode, with additional authorities. None without authorities or encryption.
fn tls_with(url: &str, authorities: &Authorities) -> Result<Option<Tls>, smtp::Error> {
    let url = Url::parse(url).ok();
    let Some(url) = url.filter(|_| !authorities.is_empty()) else {
        return Ok(None);
    };
    let mut parameters = TlsParameters::builder(url.host_str().unwrap_or_default().to_owned());
    for der in authorities.certificates() {
        parameters = parameters.add_root_certificate(Certificate::from_der(der.to_vec())?);
    }
    let parameters = parameters.build()?;
    let asked = url.query_pairs().find(|(name, _)| name == "tls");
    Ok(match (url.scheme(), asked.as_ref().map(|(_, value)| &**value)) {
        ("smtps", _) => Some(Tls::Wrapper(parameters)),
        // Naming an authority implies a server that offers encryption, so `opportunistic` requires it then.
        (_, Some(_)) => Some(Tls::Required(parameters)),
        _ => None,
    })
}

/// lettre would not encrypt with plain `smtp://`; here it requires STARTTLS.
fn demand_tls(url: &str) -> String {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let others: Vec<&str> =
        query.split('&').filter(|pair| *pair != "tls=none" && !pair.is_empty()).collect();
    let says = query.split('&').any(|pair| pair.starts_with("tls="));
    let demanded = (!says && !base.starts_with("smtps:")).then_some("tls=required");
    let query: Vec<&str> = others.into_iter().chain(demanded).collect();
    if query.is_empty() { base.to_owned() } else { format!("{base}?{}", query.join("&")) }
}

/// Of the 5xx responses, those about our access (wrong password, no STARTTLS yet) or the protocol say nothing about the
/// mail: once the configuration is fixed, it can be sent.
fn is_permanent(error: &smtp::Error) -> bool {
    let code = error.status().map(u16::from);
    error.is_permanent() && !matches!(code, Some(500 | 502..=504 | 521 | 530..=539))
}

/// Returns what went wrong, on one line. A part of it is the server's answer, which may repeat a text of another server:
/// no mail may stay in the outbox because a database does not take it.
fn readable(error: &smtp::Error) -> String {
    sanitize(&causes(error)).chars().take(MAX_ERROR_CHARS).collect()
}

fn transient(text: String) -> SendError {
    SendError { permanent: false, text }
}

#[cfg(test)]
mod tests;
