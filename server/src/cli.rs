//! The commands of the binary.

use crate::config::{Config, DEFAULT_LOG_LEVEL};
use crate::{doctor, origin, serve, telemetry, version};
use accounts::{
    Accounts, CopyError, NewOperator, causes, clock::SystemClock, demo::DemoProviders, time_zones,
};
use clap::{Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use import::ImportArgs;
use model::{EmailAddress, Locale, Role, Settings, TimeZone};
use provider::ProviderCommand;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

mod import;
mod provider;
mod rotate_keys;

/// Customer accounts for ticket-selling web portals.
#[derive(Debug, Parser)]
#[command(name = "guichet", version = version::VERSION)]
pub struct Cli {
    /// The file with the settings [default: the one GUICHET_CONFIG names, or guichet.toml where there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the portals; brings the database up to date first, unless migrate_on_start says otherwise
    Serve,
    /// Brings the database up to date
    Migrate,
    /// Copies the SQLite database to a new file while the server works, and checks the copy
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Puts a backup in the place of the SQLite database; the server has to be stopped
    Restore {
        /// A file that `guichet backup` made
        file: PathBuf,
        /// Where there is a database already, keeps it under another name
        #[arg(long)]
        replace: bool,
    },
    /// Serves demo portals and a mailbox, on this machine only
    Demo(DemoArgs),
    /// Creates an operator with its first portal
    CreateOperator(OperatorArgs),
    /// Invites an agent to an operator's backoffice; prints the invitation's address, once
    CreateAgent(AgentArgs),
    /// Lets an agent set up a second factor anew who has lost it and can ask no admin
    ResetSecondFactor {
        /// The agent's address
        #[arg(long, value_parser = parse_email)]
        email: EmailAddress,
    },
    /// Confirms a host that an operator's admins asked for and that cannot be reached from here by its public name
    ConfirmHost {
        /// The host name of one of the operator's portals
        #[arg(long)]
        host: String,
        /// The host that was asked for
        #[arg(long)]
        new_host: String,
    },
    /// Confirms the address that an operator's admins want emails to come from
    ConfirmSender {
        /// The host name of one of the operator's portals
        #[arg(long)]
        host: String,
    },
    /// Shows or changes what an operator has decided
    #[command(subcommand)]
    Settings(SettingsCommand),
    /// Sets up where customers of an operator may sign in instead
    #[command(subcommand)]
    Provider(ProviderCommand),
    /// Imports customers or orders from another system; the same command again goes on, or changes what has changed
    Import(ImportArgs),
    /// Encrypts everything that is encrypted with the first of secret_keys, while other instances serve
    RotateKeys,
    /// Checks the settings and everything they name
    Doctor(DoctorArgs),
    /// Asks the server that runs on this machine whether it is ready, for health checks of containers
    Ready,
    /// Writes the manual pages of all commands
    #[command(hide = true)]
    Manual {
        /// The folder for them
        folder: PathBuf,
    },
    /// Prints the completions of all commands for a shell
    #[command(hide = true)]
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Debug, Args)]
struct DemoArgs {
    /// An OpenID provider on this machine: adds the portals that sign in by it
    #[arg(long, value_name = "URL")]
    openid: Option<String>,
    /// A CAS server on this machine: adds the portals that sign in by it
    #[arg(long, value_name = "URL")]
    cas: Option<String>,
}

#[derive(Debug, Args)]
struct OperatorArgs {
    /// What customers read, such as "Norte Lines"
    #[arg(long)]
    name: String,
    /// The portal's host name, without a port
    #[arg(long)]
    host: String,
    /// Scheme, host and port that links are made from [default: https://<host>]
    #[arg(long)]
    origin: Option<String>,
    /// The colour of buttons and links
    #[arg(long, default_value = "#005ab5")]
    accent: String,
    /// The address that emails come from
    #[arg(long, value_parser = parse_email)]
    sender: EmailAddress,
    /// The language of who asks for none of the others: en, es or fr
    #[arg(long, default_value = "en", value_parser = parse_locale)]
    locale: Locale,
    /// Where the operator is, such as Europe/Madrid [default: that of its first admin's browser]
    #[arg(long, value_name = "ZONE", value_parser = parse_time_zone)]
    time_zone: Option<TimeZone>,
    /// Sells to guests only: no sign-in
    #[arg(long)]
    without_accounts: bool,
}

#[derive(Debug, Args)]
struct AgentArgs {
    /// The host name of one of the operator's portals
    #[arg(long)]
    host: String,
    /// What colleagues read, such as "Laura Ibarra"
    #[arg(long)]
    name: String,
    /// Where the invitation goes, and what the agent signs in with
    #[arg(long, value_parser = parse_email)]
    email: EmailAddress,
    /// admin or agent
    #[arg(long, value_parser = parse_role)]
    role: Role,
}

#[derive(Debug, Args)]
struct DoctorArgs {
    /// Asks the server that runs on this machine, instead of checking that one can start
    #[arg(long)]
    live: bool,
    /// Sends a test email there
    #[arg(long, value_name = "ADDRESS", value_parser = parse_email)]
    send_to: Option<EmailAddress>,
}

#[derive(Debug, Subcommand)]
enum SettingsCommand {
    /// Shows every setting of the operator with that portal
    Show {
        /// The host name of one of its portals
        #[arg(long)]
        host: String,
    },
    /// Changes settings; either all of them or, where one is refused, none
    Set {
        /// The host name of one of its portals
        #[arg(long)]
        host: String,
        /// Such as force_login=true
        #[arg(required = true, value_name = "NAME=VALUE", value_parser = parse_change)]
        changes: Vec<(String, String)>,
    },
}

fn parse_change(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("not of the form name=value")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

fn parse_email(text: &str) -> Result<EmailAddress, String> {
    text.parse().map_err(|_| "not an email address".to_owned())
}

fn parse_role(text: &str) -> Result<Role, String> {
    Role::from_name(text).ok_or_else(|| "not one of admin, agent".to_owned())
}

fn parse_locale(text: &str) -> Result<Locale, String> {
    text.parse().map_err(|_| "not one of en, es, fr".to_owned())
}

fn parse_time_zone(text: &str) -> Result<TimeZone, String> {
    let zone = text.parse().ok().filter(time_zones::is_known);
    zone.ok_or_else(|| "not a time zone such as Europe/Madrid".to_owned())
}

/// Runs the command.
///
/// # Errors
/// Returns what went wrong, as a message for the terminal.
pub async fn run(cli: Cli) -> Result<ExitCode, Box<dyn Error>> {
    let demo = matches!(cli.command, Command::Demo(_));
    let config = match Config::load(cli.config.as_deref(), demo) {
        Err(error) if matches!(cli.command, Command::Serve | Command::Demo(_)) => {
            telemetry::start_without_settings(cli.config.as_deref());
            return Ok(not_started(&error));
        }
        config => config?,
    };
    match cli.command {
        Command::Serve => return start(config, &DemoProviders::default()).await,
        Command::Demo(DemoArgs { openid, cas }) => {
            return start(config, &DemoProviders { openid, cas }).await;
        }
        Command::Migrate => {
            let accounts = connect(&config)?;
            accounts.migrate().await?;
            accounts.back_fill().await?;
            println!("The database is up to date.");
        }
        Command::Backup { file } => {
            let bytes = connect(&config)?.backup(&file).await?;
            println!("{} has {bytes} bytes and is sound.", file.display());
        }
        Command::Restore { file, replace } => restore(&connect(&config)?, &file, replace).await?,
        Command::CreateOperator(operator) => create(&connect(&config)?, operator).await?,
        Command::CreateAgent(agent) => create_agent(&connect(&config)?, agent).await?,
        Command::ResetSecondFactor { email } => {
            if !connect(&config)?.agents().forget_second_factor(&email).await? {
                return Err(format!("nobody signs in to the backoffice as {email}").into());
            }
            println!("{email} sets up a second factor at the next sign-in.");
        }
        Command::ConfirmHost { host, new_host } => {
            let new_host = new_host.to_lowercase();
            let (accounts, host) = (connect(&config)?, host.to_lowercase());
            let portal = accounts.branding().vouch_for_host(&host, &new_host).await?;
            println!("Portal {portal} answers at {new_host}.");
        }
        Command::ConfirmSender { host } => {
            let accounts = connect(&config)?;
            let address = accounts.branding().vouch_for_sender(&host.to_lowercase()).await?;
            println!("Emails come from {address}.");
        }
        Command::Settings(command) => settings(&connect(&config)?, command).await?,
        Command::Provider(command) => return provider::run(&connect(&config)?, command).await,
        Command::Import(args) => return import::run(&connect(&config)?, args).await,
        Command::RotateKeys => return rotate_keys::run(&connect(&config)?).await,
        Command::Doctor(DoctorArgs { live, send_to }) => {
            let options =
                doctor::Options { live, send_to, file: Config::file(cli.config.as_deref()) };
            return Ok(doctor::examine(&config, &options).await);
        }
        Command::Ready => return Ok(doctor::ready(&config).await),
        Command::Manual { folder } => clap_mangen::generate_to(Cli::command(), folder)?,
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "guichet", &mut std::io::stdout());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Starts the server. Errors from here on are logged, since the terminal may not be watched.
async fn start(config: Config, providers: &DemoProviders) -> Result<ExitCode, Box<dyn Error>> {
    let traces = match telemetry::start(&config) {
        Ok(traces) => traces,
        Err(problem) => {
            telemetry::start_at(config.log_format, DEFAULT_LOG_LEVEL)?;
            return Ok(not_started(problem.as_str()));
        }
    };
    tracing::info!(version = version::VERSION, "server.starting");
    let code = match serve::serve(config, providers).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => not_started(&*causes(&*error)),
    };
    traces.finish();
    Ok(code)
}

fn not_started(reason: &(impl std::fmt::Display + ?Sized)) -> ExitCode {
    tracing::error!(%reason, "server.failed");
    ExitCode::FAILURE
}

fn connect(config: &Config) -> Result<Accounts, accounts::ConnectError> {
    Accounts::connect(&config.accounts(), Arc::new(SystemClock))
}

async fn restore(accounts: &Accounts, file: &Path, replace: bool) -> Result<(), Box<dyn Error>> {
    let replaced = match accounts.restore(file, replace).await {
        Err(CopyError::Exists(path)) => {
            return Err(
                format!("{path} is there already: --replace keeps it under another name").into()
            );
        }
        restored => restored?,
    };
    if let Some(path) = replaced {
        println!("The former database is {}.", path.display());
    }
    println!("The backup is in place. `guichet serve` brings its tables up to date.");
    Ok(())
}

async fn create(accounts: &Accounts, args: OperatorArgs) -> Result<(), Box<dyn Error>> {
    let host = args.host.to_lowercase();
    let origin = args.origin.unwrap_or_else(|| format!("https://{host}"));
    check_origin(&origin, &host)?;
    let operator = NewOperator {
        name: args.name,
        host,
        origin: origin.clone(),
        accent: args.accent,
        sender: args.sender,
        default_locale: args.locale,
        settings: Settings {
            customer_accounts_enabled: !args.without_accounts,
            time_zone: args.time_zone.unwrap_or_default(),
            ..Settings::default()
        },
    };
    let (operator, portal) = accounts.operators().create(&operator).await?;
    println!("Created operator {operator} with portal {portal}: {origin}/");
    Ok(())
}

async fn create_agent(accounts: &Accounts, args: AgentArgs) -> Result<(), Box<dyn Error>> {
    let host = args.host.to_lowercase();
    let address = accounts.agents().create(&host, &args.name, &args.email, args.role).await?;
    println!(
        "Invited {} as {}. The invitation works once, for 72 hours:",
        args.email,
        args.role.as_str()
    );
    println!("{address}");
    Ok(())
}

async fn settings(accounts: &Accounts, command: SettingsCommand) -> Result<(), Box<dyn Error>> {
    let settings = match command {
        SettingsCommand::Show { host } => accounts.settings().of_host(&host.to_lowercase()).await?,
        SettingsCommand::Set { host, changes } => {
            accounts.settings().change_of_host(&host.to_lowercase(), &changes).await?
        }
    };
    for (setting, value) in settings.entries() {
        println!("{} = {value}", setting.name());
    }
    Ok(())
}

/// Links and cookies depend on the origin: a wrong one would be noticed only once customers cannot sign in.
fn check_origin(origin: &str, host: &str) -> Result<(), String> {
    if origin::host(origin).as_deref() == Some(host) {
        Ok(())
    } else {
        Err(format!("--origin must be like https://{host}, with the portal's host and no path"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_the_portals_host_and_no_path() {
        for good in ["https://a.example", "http://a.example:3000"] {
            assert_eq!(check_origin(good, "a.example"), Ok(()), "{good}");
        }
        for bad in [
            "https://b.example",
            "https://a.example/",
            "https://a.example/x",
            "a.example",
            "ftp://a.example",
        ] {
            assert!(check_origin(bad, "a.example").is_err(), "{bad}");
        }
    }
}
