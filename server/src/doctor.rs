//! `guichet doctor`: checks the settings and everything they name.

use crate::cli::output::say;
use crate::config::Config;
use crate::site::BuiltSite;
use accounts::{Accounts, PortalEntry, causes, clock::SystemClock};
use chrono::TimeDelta;
use model::EmailAddress;
use secrecy::ExposeSecret;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

mod files;
mod live;
mod portals;
mod senders;

/// A larger difference ends links and sessions early or late, and fails sign-ins by providers.
const MAX_CLOCK_DIFFERENCE: TimeDelta = TimeDelta::seconds(5);

/// Options of the doctor.
#[derive(Debug, Default)]
pub struct Options {
    /// Whether a server is running, to be asked for its readiness.
    pub live: bool,
    /// The recipient of a test email.
    pub send_to: Option<EmailAddress>,
    /// The settings file.
    pub file: Option<PathBuf>,
}

/// Prints one line for each check. Returns a failure if one of them fails.
pub async fn examine(config: &Config, options: &Options) -> ExitCode {
    let mut checks: Vec<NamedCheck> = vec![
        // Before the database is opened, which restricts the modes of its files.
        ("files", files::modes(config, options.file.as_deref())),
        ("database", database(config).await),
        ("clock", clock(config).await),
        ("secret_keys", secret_keys(config).await),
        ("mail", mail(config).await),
        ("site_root", site(&config.site_root)),
    ];
    match entries(config).await {
        Err(problem) => checks.push(("portals", Err(problem))),
        Ok(entries) => {
            checks.extend(deployment(config, &entries));
            checks.extend(senders::domains(config, &entries).await);
            if let Some(to) = &options.send_to {
                checks.push(("test email", test_mail(config, &entries, to).await));
            }
        }
    }
    if options.live {
        checks.push(("listen", live::listens(config.listen).await));
        checks.push(("ready", live::ready(config.metrics_listen).await));
    } else {
        checks.push(("listen", free(config.listen).await));
        checks.push(("metrics_listen", free(config.metrics_listen).await));
    }
    name_database_problem_once(&mut checks);
    print(&checks)
}

/// Has the checks that a problem of the database keeps from their work refer to it, instead of repeating it.
fn name_database_problem_once(checks: &mut [NamedCheck]) {
    let database = checks.iter().find(|(name, _)| *name == "database");
    let Some((_, Err(cause))) = database.cloned() else {
        return;
    };
    for (_, result) in checks.iter_mut().filter(|(name, _)| *name != "database") {
        if let Err(problem) = result
            && cause.contains(problem.as_str())
        {
            "not checked: see database".clone_into(problem);
        }
    }
}

/// Prints whether the server on this machine is ready. Returns a failure if it is not.
pub async fn ready(config: &Config) -> ExitCode {
    print(&[("ready", live::ready(config.metrics_listen).await)])
}

fn print(checks: &[NamedCheck]) -> ExitCode {
    for (name, result) in checks {
        match result {
            Ok(note) => say!("ok    {name}: {note}"),
            Err(problem) => say!("FAIL  {name}: {problem}"),
        }
    }
    if checks.iter().all(|(_, result)| result.is_ok()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The message of a check that passed or failed.
pub(crate) type Check = Result<String, String>;
/// A check's name and result.
pub(crate) type NamedCheck = (&'static str, Check);

/// Checks that the settings match the data. This is cheap, so `serve` does it too.
pub(crate) fn deployment(config: &Config, entries: &[PortalEntry]) -> [NamedCheck; 5] {
    [
        ("backoffice", backoffice(config)),
        ("portals", portals::origins(config, entries)),
        ("backoffice host", portals::backoffice_host(config, entries)),
        ("trusted_proxies", portals::trusted_proxies(config, entries)),
        ("senders", senders::free_mail::check(entries)),
    ]
}

async fn entries(config: &Config) -> Result<Vec<PortalEntry>, String> {
    let accounts = connect_existing(config)?;
    let entries = accounts.deployment().portal_entries().await;
    entries.map_err(|error| causes(&error))
}

async fn clock(config: &Config) -> Check {
    let accounts = connect_existing(config)?;
    let ahead = accounts.deployment().database_clock_ahead().await;
    judge_clock(ahead.map_err(|error| causes(&error))?)
}

/// `ahead`: how far the database's clock is ahead of this machine's.
fn judge_clock(ahead: TimeDelta) -> Check {
    if ahead.abs() <= MAX_CLOCK_DIFFERENCE {
        return Ok("the database has the same time".to_owned());
    }
    let seconds = ahead.num_seconds();
    Err(format!(
        "the database's clock is {} s {} this machine's: set both by NTP",
        seconds.abs(),
        if seconds > 0 { "ahead of" } else { "behind" }
    ))
}

async fn test_mail(config: &Config, entries: &[PortalEntry], to: &EmailAddress) -> Check {
    let first = entries.first();
    let from = first.ok_or("there is no portal yet whose sender it could come from: `guichet create-operator` makes the first one")?;
    connect(config)?.deployment().send_test_mail(&from.sender, to).await?;
    Ok(format!("handed over, from {} to {to}", from.sender))
}

async fn database(config: &Config) -> Check {
    let accounts = connect_existing(config)?;
    let ready = accounts.deployment().check_ready().await;
    ready.map_err(|error| causes(&error))?;
    let forbidden = accounts.deployment().forbidden_tables().await;
    let forbidden = forbidden.map_err(|error| causes(&error))?;
    if !forbidden.is_empty() {
        let tables = forbidden.join(", ");
        return Err(format!(
            "the role may not read or change {tables}: grant it SELECT, INSERT, UPDATE and DELETE"
        ));
    }
    Ok("it answers, has the tables of this build and takes changes".to_owned())
}

/// Providers are not contacted: `guichet provider test` does that, one at a time.
async fn secret_keys(config: &Config) -> Check {
    let accounts = connect_existing(config)?;
    let usage = accounts.keys().check().await?;
    if usage.older > 0 {
        let count = config.secret_keys.len();
        return Ok(format!(
            "{count} are set, and everything can be decrypted; {} values still need an older one: run `guichet rotate-keys`",
            usage.older
        ));
    }
    Ok(match config.secret_keys.len() {
        0 => "none is set: neither providers with a secret nor agents can be added".to_owned(),
        1 => "one is set, and everything can be decrypted".to_owned(),
        count => format!("{count} are set, and everything can be decrypted"),
    })
}

fn backoffice(config: &Config) -> Check {
    match &config.backoffice_origin {
        None => Ok("there is none: backoffice_origin is not set".to_owned()),
        Some(_) if config.secret_keys.is_empty() => Err(
            "agents cannot sign in: their second factors are kept encrypted, and secret_keys is empty. Set a key, of \
             `openssl rand -base64 32`"
                .to_owned(),
        ),
        Some(origin) => Ok(format!("it is at {origin}")),
    }
}

async fn mail(config: &Config) -> Check {
    connect(config)?.check_mail_transport().await?;
    Ok(match config.mail_folder() {
        Some(folder) => format!("it is written to {} and not sent", folder.display()),
        None => "the mail server answers".to_owned(),
    })
}

/// Opening a missing SQLite file would create it, and the doctor must not change anything.
fn connect_existing(config: &Config) -> Result<Accounts, String> {
    let url = config.database_url.expose_secret();
    match url.strip_prefix("sqlite://") {
        Some(path) if !Path::new(path).exists() => {
            Err(format!("{path} does not exist yet: `guichet migrate` creates it"))
        }
        _ => connect(config),
    }
}

fn connect(config: &Config) -> Result<Accounts, String> {
    Accounts::connect(&config.accounts(), Arc::new(SystemClock)).map_err(|error| causes(&error))
}

fn site(root: &Path) -> Check {
    match BuiltSite::at(root).problem() {
        Some(problem) => {
            Err(format!("{problem}. Keep binary, hash.txt and site of one build together"))
        }
        None => Ok(format!("{} has the files of this build", root.display())),
    }
}

async fn free(address: SocketAddr) -> Check {
    match TcpListener::bind(address).await {
        Ok(_) => Ok(format!("{address} is free")),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            Err(format!("{address}: {error}. If Guichet already runs here, use --live"))
        }
        Err(error) => Err(format!("{address}: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_clock_is_reported_with_difference_and_direction() {
        for milliseconds in [0, 5_000, -5_000] {
            let judged = judge_clock(TimeDelta::milliseconds(milliseconds));
            assert!(judged.is_ok(), "{milliseconds}: {judged:?}");
        }
        for (milliseconds, said) in [(5_001, "5 s ahead of"), (-90_000, "90 s behind")] {
            let judged = judge_clock(TimeDelta::milliseconds(milliseconds));
            let problem = judged.expect_err("too far off");
            let expected = format!("the database's clock is {said} this machine's");
            assert!(problem.starts_with(&expected), "{problem}");
        }
    }

    #[test]
    fn a_problem_of_the_database_is_named_once() {
        let failed = |problem: &str| Err(problem.to_owned());
        let mut checks = [
            ("database", failed("the database does not answer: refused")),
            ("clock", failed("refused")),
            ("mail", failed("the mail server is down")),
            ("site_root", Ok("refused".to_owned())),
        ];
        name_database_problem_once(&mut checks);
        let results = checks.map(|(_, result)| result);
        let expected = [
            failed("the database does not answer: refused"),
            failed("not checked: see database"),
            failed("the mail server is down"),
            Ok("refused".to_owned()),
        ];
        assert_eq!(results, expected);
    }

    #[tokio::test]
    async fn checking_a_missing_database_does_not_create_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("guichet.sqlite");
        let mut config = Config::load(None, false).expect("the defaults");
        config.database_url = format!("sqlite://{}", path.display()).into();
        for check in [database(&config).await, secret_keys(&config).await] {
            let problem = check.expect_err("nothing to look at");
            assert!(problem.contains("guichet migrate"), "{problem}");
        }
        assert!(!path.exists());
    }
}
