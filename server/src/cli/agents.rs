//! Invites an agent.

use super::output::say;
use super::values::{parse_email, parse_host, parse_name, parse_role};
use accounts::Accounts;
use clap::Args;
use model::{EmailAddress, Role};
use std::error::Error;

#[derive(Debug, Args)]
pub(super) struct AgentArgs {
    /// The host name of one of the operator's portals
    #[arg(long, value_parser = parse_host)]
    host: String,
    /// The name that colleagues see, such as "Laura Ibarra"
    #[arg(long, value_parser = parse_name)]
    name: String,
    /// The address that the invitation is sent to, and that the agent signs in with
    #[arg(long, value_parser = parse_email)]
    email: EmailAddress,
    /// admin or agent
    #[arg(long, value_parser = parse_role)]
    role: Role,
}

pub(super) async fn create_agent(
    accounts: &Accounts,
    args: AgentArgs,
) -> Result<(), Box<dyn Error>> {
    let address = accounts.agents().create(&args.host, &args.name, &args.email, args.role).await?;
    say!(
        "Invited {} as {}, by email. This link does the same, once, within 72 hours:",
        args.email,
        args.role.code()
    );
    say!("{address}");
    Ok(())
}
