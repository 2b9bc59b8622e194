//! Looks at everything the settings name and says what is wrong, before customers find out.

use crate::config::Config;
use crate::site::Site;
use accounts::{Accounts, clock::SystemClock};
use secrecy::ExposeSecret;
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Prints one line for each check; fails when one of them does.
pub async fn examine(config: &Config) -> ExitCode {
    let checks = [
        ("database", database(config).await),
        ("secret_keys", secret_keys(config).await),
        ("backoffice", backoffice(config)),
        ("mail", mail(config).await),
        ("site_root", site(&config.site_root)),
        ("listen", free(config.listen).await),
        ("metrics_listen", free(config.metrics_listen).await),
    ];
    for (name, result) in &checks {
        match result {
            Ok(note) => println!("ok    {name}: {note}"),
            Err(problem) => println!("FAIL  {name}: {problem}"),
        }
    }
    if checks.iter().all(|(_, result)| result.is_ok()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

type Check = Result<String, String>;

async fn database(config: &Config) -> Check {
    let accounts = connect_existing(config)?;
    accounts.ping().await.map_err(|error| error.to_string())?;
    // Reads a table, which an empty database does not have.
    match accounts.portal("doctor.invalid").await {
        Ok(_) => Ok("it answers and has its tables".to_owned()),
        Err(_) => Err("it answers but has no tables: run `guichet migrate`".to_owned()),
    }
}

/// Providers themselves are not asked: `guichet provider test` does that, one by one.
async fn secret_keys(config: &Config) -> Check {
    connect_existing(config)?.check_secrets().await?;
    Ok(match config.sso.secret_keys.len() {
        0 => "none is set: neither providers with a secret nor agents can be added".to_owned(),
        1 => "one is set, and everything can be decrypted".to_owned(),
        count => format!("{count} are set, and everything can be decrypted"),
    })
}

fn backoffice(config: &Config) -> Check {
    match &config.backoffice_origin {
        None => Ok("there is none: backoffice_origin is not set".to_owned()),
        Some(_) if config.sso.secret_keys.is_empty() => Err(
            "agents cannot sign in: their second factors are kept encrypted, and secret_keys is empty"
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

/// Opening a SQLite file that is not there would make an empty one: looking must not change anything.
fn connect_existing(config: &Config) -> Result<Accounts, String> {
    let url = config.database_url.expose_secret();
    match url.strip_prefix("sqlite://") {
        Some(path) if !Path::new(path).exists() => Err(format!(
            "{path} is not there yet: `guichet migrate` makes it"
        )),
        _ => connect(config),
    }
}

fn connect(config: &Config) -> Result<Accounts, String> {
    Accounts::connect(&config.accounts(), Arc::new(SystemClock)).map_err(|error| error.to_string())
}

fn site(root: &Path) -> Check {
    match Site::at(root).problem() {
        Some(problem) => Err(problem),
        None => Ok(format!("{} has the files of this build", root.display())),
    }
}

async fn free(address: SocketAddr) -> Check {
    match TcpListener::bind(address).await {
        Ok(_) => Ok(format!("{address} is free")),
        Err(error) => Err(format!("{address}: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn looking_at_a_database_that_is_not_there_makes_none() {
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
