//! How mails leave: by SMTP, or into a folder for development.

use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    transport::smtp::{self, AsyncSmtpTransportBuilder},
};
use secrecy::{ExposeSecret, SecretString};
use std::{
    fmt,
    path::PathBuf,
    pin::pin,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// Shorter than the outbox's lease, so that no other instance takes a mail that is still being sent.
const SEND_TIMEOUT: Duration = Duration::from_secs(30);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Where mails go.
#[derive(Debug, Clone)]
pub enum TransportConfig {
    /// `smtps://user:password@host` or `smtp://user:password@host:587`. The latter demands STARTTLS; only
    /// `?tls=opportunistic` (encrypted if the server offers it) or `?tls=none` (a relay on the same machine) relax that.
    Smtp { url: SecretString },
    /// A folder that gets one `.eml` file per mail. It is made if it is missing.
    Folder { path: PathBuf },
}

/// Why a transport cannot be prepared.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    #[error("the address of the mail server is wrong: {0}")]
    Url(#[from] smtp::Error),
    #[error("the folder for mails cannot be made: {0}")]
    Folder(#[from] std::io::Error),
}

/// Why a mail was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct SendError {
    /// The server refused this mail for good: another try would be refused too.
    pub permanent: bool,
    /// What the server said, for agents and logs.
    pub text: String,
}

/// Sends mails. Connections are kept open between mails.
pub struct Transport(Way);

enum Way {
    Smtp(Box<Smtp>),
    Folder {
        path: PathBuf,
        files: AsyncFileTransport<Tokio1Executor>,
    },
}

struct Smtp {
    builder: AsyncSmtpTransportBuilder,
    pool: Mutex<AsyncSmtpTransport<Tokio1Executor>>,
    timeout: Duration,
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Way::Smtp(_) => f.write_str("Transport::Smtp"),
            Way::Folder { path, .. } => write!(f, "Transport::Folder({path:?})"),
        }
    }
}

impl Transport {
    /// Prepares sending; connects to nothing yet. Must be called inside a Tokio runtime, which tends the connections.
    ///
    /// # Errors
    /// [`TransportError`] when the address cannot be read or the folder cannot be made.
    pub fn new(config: &TransportConfig) -> Result<Self, TransportError> {
        Ok(Self(match config {
            TransportConfig::Smtp { url } => {
                Way::Smtp(Box::new(Smtp::new(url.expose_secret(), SEND_TIMEOUT)?))
            }
            TransportConfig::Folder { path } => {
                std::fs::create_dir_all(path)?;
                Way::Folder {
                    path: path.clone(),
                    files: AsyncFileTransport::new(path),
                }
            }
        }))
    }

    /// Hands one mail over. Ok means that the server has taken it.
    ///
    /// # Errors
    /// [`SendError`] when the server refused it, did not answer in time or cannot be reached.
    pub async fn send(&self, message: Message) -> Result<(), SendError> {
        match &self.0 {
            Way::Smtp(smtp) => smtp.send(message).await,
            Way::Folder { files, .. } => files
                .send(message)
                .await
                .map(drop)
                .map_err(|error| transient(error.to_string())),
        }
    }

    /// Whether mails could leave now: the server accepts the connection and the credentials, or the folder is writable.
    ///
    /// # Errors
    /// What the server or the file system said.
    pub async fn check(&self) -> Result<(), String> {
        match &self.0 {
            Way::Smtp(smtp) => smtp.check().await,
            Way::Folder { path, .. } => {
                let probe = path.join(".writable");
                std::fs::write(&probe, [])
                    .and_then(|()| std::fs::remove_file(&probe))
                    .map_err(|e| e.to_string())
            }
        }
    }
}

impl Smtp {
    fn new(url: &str, timeout: Duration) -> Result<Self, smtp::Error> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&demand_tls(url))?
            .timeout(Some(CONNECT_TIMEOUT.min(timeout)));
        let pool = Mutex::new(builder.clone().build());
        Ok(Self {
            builder,
            pool,
            timeout,
        })
    }

    fn pool(&self) -> AsyncSmtpTransport<Tokio1Executor> {
        self.pool
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// lettre's own timeout covers only connecting. And it would use a connection again that was given up in the middle
    /// of a conversation: the next mail would read the answers to this one. So the connections are all given up.
    async fn in_time<T>(
        &self,
        conversation: impl Future<Output = Result<T, smtp::Error>>,
    ) -> Result<T, SendError> {
        let mut conversation = pin!(conversation);
        match tokio::time::timeout(self.timeout, &mut conversation).await {
            Ok(result) => result.map_err(|error| SendError {
                permanent: is_permanent(&error),
                text: error.to_string(),
            }),
            Err(_) => {
                *self.pool.lock().unwrap_or_else(PoisonError::into_inner) =
                    self.builder.clone().build();
                Err(transient(
                    "the mail server did not answer in time".to_owned(),
                ))
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

/// `smtp://` alone would mean no encryption at all to lettre; here it means STARTTLS or nothing.
fn demand_tls(url: &str) -> String {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let others: Vec<&str> = query
        .split('&')
        .filter(|pair| *pair != "tls=none" && !pair.is_empty())
        .collect();
    let says = query.split('&').any(|pair| pair.starts_with("tls="));
    let demanded = (!says && !base.starts_with("smtps:")).then_some("tls=required");
    let query: Vec<&str> = others.into_iter().chain(demanded).collect();
    if query.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{}", query.join("&"))
    }
}

/// Of the 5xx answers, those about our access (wrong password, no STARTTLS yet) or the conversation say nothing about
/// the mail: once the configuration is mended, it goes out.
fn is_permanent(error: &smtp::Error) -> bool {
    let code = error.status().map(u16::from);
    error.is_permanent() && !matches!(code, Some(500 | 502..=504 | 521 | 530..=539))
}

fn transient(text: String) -> SendError {
    SendError {
        permanent: false,
        text,
    }
}

#[cfg(test)]
mod tests;
