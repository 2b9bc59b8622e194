//! How a deployment is configured, and why it cannot run like that.

use crate::{
    Capacity, ConnectError, Retention,
    mail::{TransportConfig, TransportError},
    sso::SsoConfig,
};
use secrecy::SecretString;

/// Configuration of the product.
#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite://path` or `postgres://…`.
    pub database_url: SecretString,
    /// 32-byte keys of the encrypted values in the database: the first one encrypts, all of them decrypt.
    pub secret_keys: Vec<SecretString>,
    pub mail: TransportConfig,
    pub sso: SsoConfig,
    /// Scheme, host and port of the backoffice, such as `https://backoffice.example.com`. Without it agents cannot be
    /// invited.
    pub backoffice_origin: Option<String>,
    /// Domain of the return paths that mails have of their own; `None` where bounces go to the sender.
    pub return_path_domain: Option<String>,
    pub retention: Retention,
    pub capacity: Capacity,
}

/// The product cannot run as configured.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    #[error(transparent)]
    Database(#[from] ConnectError),
    #[error("secret_keys: {0}")]
    SecretKeys(String),
    #[error("mail: {0}")]
    Mail(#[from] TransportError),
}
