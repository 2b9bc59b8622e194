//! The commands of the binary.

use crate::config::Config;
use crate::{doctor, telemetry, version};
use accounts::{Accounts, CopyError, SetupError, clock::SystemClock};
use clap::{Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
#[cfg(feature = "demo")]
use demo::DemoProviders;
use import::ImportArgs;
use model::EmailAddress;
use provider::ProviderCommand;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

mod agents;
mod bounce;
mod import;
mod operators;
pub(crate) mod output;
mod provider;
mod rotate_keys;
mod settings;
mod start;
mod values;

use agents::{AgentArgs, create_agent};
use operators::{OperatorArgs, create};
use output::say;
use settings::{SettingsCommand, settings};
use start::{not_started, start};
use values::{parse_email, parse_host};

/// Customer accounts for ticket-selling web portals.
#[derive(Debug, Parser)]
#[command(name = "guichet", version = version::VERSION)]
pub struct Cli {
    /// The settings file [default: $GUICHET_CONFIG, ./guichet.toml, or a package's /etc/guichet/guichet.toml]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the portals; brings the database up to date first, unless migrate_on_start is false
    Serve,
    /// Creates the tables of the database, or brings them up to date
    Migrate,
    /// Copies the SQLite database to a new file while the server runs, and checks the copy
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Replaces the SQLite database with a backup; stop the server first
    Restore {
        /// A file made by `guichet backup`
        file: PathBuf,
        /// Replaces an existing database, and keeps it under another name
        #[arg(long)]
        replace: bool,
    },
    /// Serves demo portals and a mailbox, on this machine only
    #[cfg(feature = "demo")]
    Demo(DemoArgs),
    /// Creates an operator with its first portal
    CreateOperator(OperatorArgs),
    /// Invites an agent to an operator's backoffice by email, and prints a link that does the same
    CreateAgent(AgentArgs),
    /// Removes the second factor that an agent has lost; the next sign-in sets up a new one
    ResetSecondFactor {
        /// The agent's address
        #[arg(long, value_parser = parse_email)]
        email: EmailAddress,
    },
    /// Confirms a portal's new host that this machine cannot reach by its public name
    ConfirmHost {
        /// The host name of one of the operator's portals
        #[arg(long, value_parser = parse_host)]
        host: String,
        /// The new host
        #[arg(long, value_parser = parse_host)]
        new_host: String,
    },
    /// Confirms an operator's new sender address, in place of the link mailed to it
    ConfirmSender {
        /// The host name of one of the operator's portals
        #[arg(long, value_parser = parse_host)]
        host: String,
    },
    /// Shows or changes the settings of an operator
    #[command(subcommand)]
    Settings(SettingsCommand),
    /// Manages the single sign-on providers of an operator
    #[command(subcommand)]
    Provider(ProviderCommand),
    /// Imports customers or orders of another system; run again, it resumes, or updates what has changed
    Import(ImportArgs),
    /// Encrypts all stored secrets with the first of secret_keys, while servers run
    RotateKeys,
    /// Reads a bounce (RFC 3464) from standard input, and marks the address that refused the email
    Bounce {
        /// The address that the bounce was sent to [default: from its headers]
        #[arg(long, value_name = "ADDRESS")]
        recipient: Option<String>,
    },
    /// Checks the settings and everything they refer to
    Doctor(DoctorArgs),
    /// Checks that the server on this machine is ready, for health checks of containers
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

#[cfg(feature = "demo")]
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
struct DoctorArgs {
    /// Checks the server that runs on this machine, instead of whether one could start
    #[arg(long)]
    live: bool,
    /// Sends a test email to this address
    #[arg(long, value_name = "ADDRESS", value_parser = parse_email)]
    send_to: Option<EmailAddress>,
}

impl Cli {
    /// Returns whether the command is less urgent than the pages of a server on the same machine.
    #[must_use]
    pub const fn can_wait(&self) -> bool {
        matches!(self.command, Command::Import(_))
    }
}

impl Command {
    /// Returns whether the demo is served, whatever the settings say.
    #[cfg(feature = "demo")]
    const fn is_demo(&self) -> bool {
        matches!(self, Self::Demo(_))
    }

    #[cfg(not(feature = "demo"))]
    const fn is_demo(&self) -> bool {
        false
    }
}

/// Runs the command.
///
/// # Errors
/// Returns what went wrong, as a message for the terminal.
pub async fn run(cli: Cli) -> Result<ExitCode, Box<dyn Error>> {
    let demo = cli.command.is_demo();
    let config = match Config::load(cli.config.as_deref(), demo) {
        Err(error) if demo || matches!(cli.command, Command::Serve) => {
            telemetry::start_without_settings(cli.config.as_deref());
            return Ok(not_started(&error));
        }
        Err(error) if matches!(cli.command, Command::Bounce { .. }) => {
            return Ok(bounce::try_again(&error));
        }
        config => config?,
    };
    match cli.command {
        Command::Serve => return start(config).await,
        #[cfg(feature = "demo")]
        Command::Demo(DemoArgs { openid, cas }) => {
            let demo_providers = DemoProviders { openid, cas };
            return start(Config { demo_providers, ..config }).await;
        }
        Command::Migrate => {
            let accounts = connect(&config)?;
            accounts.migrate().await?;
            accounts.back_fill().await?;
            say!("The database is up to date.");
        }
        Command::Backup { file } => {
            let bytes = connect(&config)?.backup(&file).await?;
            say!("{} has {bytes} bytes and is sound.", file.display());
        }
        Command::Restore { file, replace } => restore(&connect(&config)?, &file, replace).await?,
        Command::CreateOperator(operator) => create(&connect(&config)?, operator).await?,
        Command::CreateAgent(agent) => create_agent(&connect(&config)?, agent).await?,
        Command::ResetSecondFactor { email } => {
            if !connect(&config)?.agents().forget_second_factor(&email).await? {
                return Err(format!("no agent signs in as {email}").into());
            }
            say!("{email} sets up a second factor at the next sign-in.");
        }
        Command::ConfirmHost { host, new_host } => {
            let accounts = connect(&config)?;
            let portal = accounts.branding().vouch_for_host(&host, &new_host).await?;
            say!("Portal {portal} answers at {new_host}.");
        }
        Command::ConfirmSender { host } => {
            let accounts = connect(&config)?;
            let address = accounts.branding().vouch_for_sender(&host).await?;
            say!("Emails come from {address}.");
        }
        Command::Settings(command) => settings(&connect(&config)?, command).await?,
        Command::Provider(command) => return provider::run(&connect(&config)?, command).await,
        Command::Import(args) => return import::run(&connect(&config)?, args).await,
        Command::RotateKeys => return rotate_keys::run(&connect(&config)?).await,
        Command::Bounce { recipient } => {
            return Ok(bounce::run(&config, recipient.as_deref()).await);
        }
        Command::Doctor(DoctorArgs { live, send_to }) => {
            let options =
                doctor::Options { live, send_to, file: Config::file(cli.config.as_deref()) };
            return Ok(doctor::examine(&config, &options).await);
        }
        Command::Ready => return Ok(doctor::ready(&config).await),
        Command::Manual { folder } => clap_mangen::generate_to(Cli::command(), folder)?,
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "guichet", &mut script);
            output::write(format_args!("{}", String::from_utf8_lossy(&script)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn connect(config: &Config) -> Result<Accounts, SetupError> {
    Accounts::connect(&config.accounts(), Arc::new(SystemClock))
}

async fn restore(accounts: &Accounts, file: &Path, replace: bool) -> Result<(), Box<dyn Error>> {
    let replaced = match accounts.restore(file, replace).await {
        Err(CopyError::Exists(path)) => {
            return Err(
                format!("{path} already exists: --replace keeps it under another name").into()
            );
        }
        restored => restored?,
    };
    if let Some(path) = replaced {
        say!("The former database is {}.", path.display());
    }
    say!("The backup is in place. `guichet serve` brings its tables up to date.");
    Ok(())
}
