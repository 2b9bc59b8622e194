//! The settings of a deployment: a TOML file, overridden by the environment. Settings of operators and portals are in
//! the database.

use accounts::mail::TransportConfig;
use accounts::sso::SsoConfig;
use accounts::{Capacity, Retention};
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use ipnet::IpNet;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

mod address;
mod backoffice;
mod capacity;
mod defaults;
mod demo_mode;
mod environment;
mod error;
mod lists;
mod log_level;
mod mail;
mod places;
mod providers;
mod retention;
mod urls;

pub use defaults::DEFAULT_LOG_LEVEL;
use defaults::{default_data, default_metrics, defaults};
pub use error::ConfigError;
use error::describe;
use providers::{authorities, provider_networks, provider_proxy};

#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite://path` or `postgres://…`.
    pub database_url: SecretString,
    pub mail: TransportConfig,
    /// The DKIM selector of the mail server's key. Used by the doctor only.
    pub dkim_selector: Option<String>,
    /// The domain of the mails' own return paths; `None` where bounces go to the sender.
    pub return_path_domain: Option<String>,
    /// The encryption keys of the database.
    pub secret_keys: Vec<SecretString>,
    /// Which networks providers may be in, and how they are reached.
    pub sso: SsoConfig,
    /// The address that portals are served on.
    pub listen: SocketAddr,
    /// The address that health checks and metrics are served on.
    pub metrics_listen: SocketAddr,
    /// How long connections are still accepted after the signal to stop.
    pub shutdown_delay: Duration,
    /// The folder of the built style sheet, scripts and WebAssembly.
    pub site_root: PathBuf,
    /// The proxies whose `X-Forwarded-For` is trusted.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether the demo's operators exist and their mails are public. Never in builds without the demo.
    pub demo: bool,
    /// The providers of the demo, which only its command names.
    #[cfg(feature = "demo")]
    pub demo_providers: demo::DemoProviders,
    pub log_format: LogFormat,
    /// A level, or directives such as `info,accounts=debug`.
    pub log_level: String,
    /// Scheme, host and port of the backoffice; `None` for no backoffice.
    pub backoffice_origin: Option<String>,
    /// How long failed mails and the timeline are kept.
    pub retention: Retention,
    /// Limits of concurrent work.
    pub capacity: Capacity,
    /// Whether `serve` runs pending migrations, or leaves them to `migrate`.
    pub migrate_on_start: bool,
    /// The URL of an OpenTelemetry collector for traces; `None` for no traces.
    pub otlp_endpoint: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    Json,
    Text,
}

/// The settings as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConfig {
    database_url: Option<String>,
    #[serde(default)]
    mail: mail::RawMail,
    #[serde(default, deserialize_with = "lists::keys")]
    secret_keys: Vec<SecretString>,
    allow_loopback_providers: bool,
    #[serde(deserialize_with = "address::required")]
    listen: SocketAddr,
    #[serde(default, deserialize_with = "address::optional")]
    metrics_listen: Option<SocketAddr>,
    shutdown_delay_seconds: f64,
    site_root: Option<PathBuf>,
    #[serde(default, deserialize_with = "lists::networks")]
    trusted_proxies: Vec<IpNet>,
    demo: bool,
    log_format: LogFormat,
    log_level: String,
    backoffice_origin: Option<String>,
    #[serde(default)]
    retention: retention::RawRetention,
    #[serde(default, deserialize_with = "lists::networks")]
    provider_networks: Vec<IpNet>,
    provider_authorities: Option<PathBuf>,
    provider_proxy: Option<String>,
    #[serde(default)]
    capacity: capacity::RawCapacity,
    migrate_on_start: bool,
    otlp_endpoint: Option<String>,
}

/// The settings that the environment can set as `GUICHET_<NAME>`; those in a table have its name as a prefix.
const NAMES: &[(&str, &str)] = &[
    ("database_url", "database_url"),
    ("mail_smtp", "mail.smtp"),
    ("mail_folder", "mail.folder"),
    ("secret_keys", "secret_keys"),
    ("allow_loopback_providers", "allow_loopback_providers"),
    ("listen", "listen"),
    ("metrics_listen", "metrics_listen"),
    ("shutdown_delay_seconds", "shutdown_delay_seconds"),
    ("site_root", "site_root"),
    ("trusted_proxies", "trusted_proxies"),
    ("demo", "demo"),
    ("log_format", "log_format"),
    ("log_level", "log_level"),
    ("backoffice_origin", "backoffice_origin"),
    ("retention_dead_mail_days", "retention.dead_mail_days"),
    ("retention_timeline_days", "retention.timeline_days"),
    ("provider_networks", "provider_networks"),
    ("provider_authorities", "provider_authorities"),
    ("provider_proxy", "provider_proxy"),
    ("mail_authorities", "mail.authorities"),
    ("mail_dkim_selector", "mail.dkim_selector"),
    ("mail_return_path_domain", "mail.return_path_domain"),
    ("capacity_database_connections", "capacity.database_connections"),
    ("capacity_password_hashes", "capacity.password_hashes"),
    ("capacity_mails", "capacity.mails"),
    ("migrate_on_start", "migrate_on_start"),
    ("otlp_endpoint", "otlp_endpoint"),
];

impl Config {
    /// Loads the settings from that file, or the one `GUICHET_CONFIG` names, or `guichet.toml` if it exists, or that of an
    /// installed package; then from `DATABASE_URL`, `GUICHET_*` and files with secrets. `demo` turns the demo on
    /// regardless of them.
    ///
    /// # Errors
    /// [`ConfigError`] for a setting that is unknown, malformed or in conflict with another.
    pub fn load(file: Option<&Path>, demo: bool) -> Result<Self, ConfigError> {
        let file = chosen_file(file);
        if let Some(file) = file.as_ref().filter(|file| !file.is_file()) {
            return Err(ConfigError(format!("there is no file {}", file.display())));
        }
        environment::check()?;
        let mut figment = sources(file)
            .merge(environment::exact())
            .merge(environment::credentials(&places::credentials())?)
            .merge(environment::secret_files()?);
        if demo {
            figment = figment.merge(Serialized::default("demo", true));
        }
        let raw: RawConfig = figment.extract().map_err(|error| describe(&error))?;
        Self::check(raw)
    }

    fn check(raw: RawConfig) -> Result<Self, ConfigError> {
        demo_mode::check(raw.demo, raw.listen)?;
        for (setting, url) in [
            ("database_url", &raw.database_url),
            ("mail.smtp", &raw.mail.smtp),
            ("provider_proxy", &raw.provider_proxy),
        ] {
            url.iter().try_for_each(|url| urls::check(setting, url))?;
        }
        let metrics_listen = raw.metrics_listen.unwrap_or_else(|| default_metrics(raw.demo));
        address::check_apart(raw.listen, metrics_listen)?;
        let (database, folder) = default_data(raw.demo, raw.listen.port());
        let secret_keys = demo_mode::keys(raw.secret_keys, raw.demo);
        Ok(Self {
            database_url: raw.database_url.unwrap_or(database).into(),
            mail: raw.mail.transport(folder)?,
            dkim_selector: raw.mail.dkim_selector()?,
            return_path_domain: raw.mail.return_path_domain(!secret_keys.is_empty())?,
            secret_keys,
            sso: SsoConfig {
                // The demo's providers are on its own machine.
                allow_loopback: raw.allow_loopback_providers || raw.demo,
                networks: provider_networks(raw.provider_networks)?,
                authorities: authorities("provider_authorities", raw.provider_authorities)?,
                proxy: provider_proxy(raw.provider_proxy)?,
            },
            listen: raw.listen,
            metrics_listen,
            shutdown_delay: shutdown_delay(raw.shutdown_delay_seconds)?,
            site_root: raw.site_root.unwrap_or_else(places::site),
            trusted_proxies: raw.trusted_proxies,
            demo: raw.demo,
            #[cfg(feature = "demo")]
            demo_providers: demo::DemoProviders::default(),
            log_format: raw.log_format,
            log_level: log_level::check(&raw.log_level)?,
            retention: raw.retention.check()?,
            capacity: raw.capacity.check()?,
            migrate_on_start: raw.migrate_on_start,
            otlp_endpoint: urls::collector("otlp_endpoint", raw.otlp_endpoint)?,
            backoffice_origin: backoffice::parse(raw.backoffice_origin, raw.demo, raw.listen)?,
        })
    }

    /// Returns the file that [`load`](Self::load) reads.
    pub fn file(file: Option<&Path>) -> Option<PathBuf> {
        chosen_file(file).or_else(places::settings_file)
    }

    /// Returns the log format if the settings as a whole cannot be read: the configured one, or the default.
    pub fn log_format(file: Option<&Path>) -> LogFormat {
        let asked = |figment: Figment| figment.extract_inner("log_format").ok();
        asked(sources(chosen_file(file)))
            .or_else(|| asked(defaults().merge(environment::settings())))
            .unwrap_or(LogFormat::Json)
    }

    /// Returns the part that `accounts` needs.
    pub fn accounts(&self) -> accounts::Config {
        accounts::Config {
            database_url: self.database_url.clone(),
            secret_keys: self.secret_keys.clone(),
            mail: self.mail.clone(),
            sso: self.sso.clone(),
            backoffice_origin: self.backoffice_origin.clone(),
            return_path_domain: self.return_path_domain.clone(),
            retention: self.retention,
            capacity: self.capacity,
        }
    }

    /// Returns the folder of files that are imported: beside the SQLite database, or among the server's own data.
    pub fn import_folder(&self) -> PathBuf {
        let database = self.database_url.expose_secret().strip_prefix("sqlite://");
        let folder = database.and_then(|path| Path::new(path).parent()).map(Path::to_owned);
        folder.unwrap_or_else(places::data).join("imports")
    }

    /// Returns the folder that mails are written to, if there is no mail server.
    pub fn mail_folder(&self) -> Option<&Path> {
        match &self.mail {
            TransportConfig::Folder { path } => Some(path),
            TransportConfig::Smtp { .. } => None,
        }
    }
}

fn chosen_file(file: Option<&Path>) -> Option<PathBuf> {
    file.map(PathBuf::from).or_else(|| Env::var("GUICHET_CONFIG").map(PathBuf::from))
}

/// Returns all sources of settings; the last one wins.
fn sources(file: Option<PathBuf>) -> Figment {
    let mut figment = defaults();
    if let Some(file) = file.or_else(places::settings_file) {
        figment = figment.merge(Toml::file_exact(file));
    }
    figment.merge(Env::raw().only(&["DATABASE_URL"])).merge(environment::settings())
}

/// Checks the delay: the shutdown as a whole is limited and has to leave time for answers and mails.
fn shutdown_delay(seconds: f64) -> Result<Duration, ConfigError> {
    if (0.0..=15.0).contains(&seconds) {
        Ok(Duration::from_secs_f64(seconds))
    } else {
        let text = "shutdown_delay_seconds: give 0 to 15 seconds";
        Err(ConfigError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests;
