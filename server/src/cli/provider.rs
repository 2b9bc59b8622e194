//! Commands for single sign-on providers.

use super::output::say;
use accounts::Accounts;
use app::texts::backoffice::provider_findings::finding_text;
use clap::{Args, Subcommand};
use model::{Finding, Locale, Protocol, Provider, ProviderId, ProviderRefusal};
use secrecy::SecretString;
use shown::describe;
use std::error::Error;
use std::io::Read;
use std::process::ExitCode;

mod shown;

#[derive(Debug, Subcommand)]
pub enum ProviderCommand {
    /// Lists the providers, with the addresses to enter at each
    List(Host),
    /// Adds a provider, and shows the addresses to enter there
    Add {
        #[command(flatten)]
        host: Host,
        /// oidc (OpenID Connect) or cas
        #[arg(long, value_parser = parse_protocol)]
        protocol: Protocol,
        #[command(flatten)]
        secret: SecretArg,
        /// Such as name="Plata ID" url=https://sso.example.com client_id=guichet
        #[arg(required = true, value_name = "NAME=VALUE", value_parser = super::values::parse_change)]
        parts: Vec<(String, String)>,
    },
    /// Changes a provider: everything that is given, or nothing if one part is refused
    Set {
        #[command(flatten)]
        host: Host,
        /// The provider's number, as `list` shows it
        #[arg(value_parser = super::values::parse_provider)]
        id: ProviderId,
        #[command(flatten)]
        secret: SecretArg,
        /// Such as button.es="Iniciar sesión con Plata ID"
        #[arg(required_unless_present = "secret_stdin", value_name = "NAME=VALUE", value_parser = super::values::parse_change)]
        changes: Vec<(String, String)>,
    },
    /// Checks what can be checked without signing in; fails if something is wrong
    Test {
        #[command(flatten)]
        host: Host,
        /// The provider's number, as `list` shows it
        #[arg(value_parser = super::values::parse_provider)]
        id: ProviderId,
    },
    /// Removes a provider, unless it is a customer's only way to sign in
    Remove {
        #[command(flatten)]
        host: Host,
        /// The provider's number, as `list` shows it
        #[arg(value_parser = super::values::parse_provider)]
        id: ProviderId,
    },
}

#[derive(Debug, Args)]
pub struct Host {
    /// The host name of one of the operator's portals
    #[arg(long = "host", value_name = "HOST", value_parser = super::values::parse_host)]
    name: String,
}

#[derive(Debug, Args)]
pub struct SecretArg {
    /// Reads the client secret from standard input, which keeps it out of the list of processes
    #[arg(long)]
    secret_stdin: bool,
}

impl SecretArg {
    fn read(&self, input: impl Read) -> Result<Option<SecretString>, String> {
        if !self.secret_stdin {
            return Ok(None);
        }
        let mut text = String::new();
        input
            .take(64 * 1024)
            .read_to_string(&mut text)
            .map_err(|error| format!("the secret cannot be read: {error}"))?;
        let secret = text.trim_end_matches(['\r', '\n']);
        if secret.is_empty() {
            return Err("the standard input had no secret".to_owned());
        }
        Ok(Some(secret.into()))
    }
}

fn parse_protocol(text: &str) -> Result<Protocol, String> {
    text.parse().map_err(|refusal: ProviderRefusal| refusal.to_string())
}

/// Runs the command. Returns whether a tested provider passed.
///
/// # Errors
/// Returns what went wrong, as a message for the terminal.
pub async fn run(
    accounts: &Accounts,
    command: ProviderCommand,
) -> Result<ExitCode, Box<dyn Error>> {
    match command {
        ProviderCommand::List(host) => list(accounts, &host.name).await?,
        ProviderCommand::Add { host, protocol, secret, parts } => {
            let mut provider = Provider::new(protocol);
            for (name, value) in &parts {
                provider.set(name, value).map_err(|refusal| refusal.to_string())?;
            }
            let secret = secret.read(std::io::stdin())?;
            let id =
                accounts.providers().add_to_host(&host.name, &provider, secret.as_ref()).await?;
            say!("Added provider {id}.\n");
            show(accounts, &host.name, id).await?;
            say!("\nNext: guichet provider test --host {} {id}", host.name);
        }
        ProviderCommand::Set { host, id, secret, changes } => {
            let secret = secret.read(std::io::stdin())?;
            accounts.providers().change_of_host(&host.name, id, &changes, secret.as_ref()).await?;
            show(accounts, &host.name, id).await?;
            say!("\nNext: guichet provider test --host {} {id}", host.name);
        }
        ProviderCommand::Test { host, id } => {
            return Ok(report(&accounts.providers().test_of_host(&host.name, id).await?));
        }
        ProviderCommand::Remove { host, id } => {
            accounts.providers().remove_from_host(&host.name, id).await?;
            say!("Removed provider {id}.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(accounts: &Accounts, host: &str) -> Result<(), Box<dyn Error>> {
    let providers = accounts.providers().list_of_host(host).await?;
    if providers.is_empty() {
        say!("There is no provider yet.");
        return Ok(());
    }
    let texts: Vec<String> = providers.iter().map(describe).collect();
    say!("{}", texts.join("\n").trim_end());
    Ok(())
}

async fn show(accounts: &Accounts, host: &str, id: ProviderId) -> Result<(), Box<dyn Error>> {
    let providers = accounts.providers().list_of_host(host).await?;
    if let Some(summary) = providers.iter().find(|summary| summary.id == id) {
        say!("{}", describe(summary).trim_end());
    }
    Ok(())
}

fn report(findings: &[Finding]) -> ExitCode {
    for finding in findings {
        say!(
            "{}  {}",
            if finding.ok { "ok  " } else { "FAIL" },
            finding_text(finding, Locale::English)
        );
    }
    if findings.iter().all(|finding| finding.ok) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    #[test]
    fn a_secret_is_one_line_of_the_standard_input() {
        let read = |secret_stdin, input: &str| SecretArg { secret_stdin }.read(input.as_bytes());
        let secret = read(true, " a secret\r\n").expect("a secret");
        assert_eq!(secret.expect("a secret").expose_secret(), " a secret");
        assert!(read(true, "\n").is_err() && read(true, "").is_err());
        assert!(read(false, "something").expect("nothing").is_none());
    }
}
