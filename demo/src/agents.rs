//! The demo's agents: an admin and an agent for each operator, and one person who works for all of them.

use crate::{PASSWORD, operators::OPERATORS};
use accounts::{Accounts, StoreError, seeding::SeedAgent};
use model::{Portal, Role};

/// The TOTP secret of every demo agent, to set up an authenticator or to compute codes.
pub const TOTP_SECRET: &str = "GUICHETDEMOGUICHETDEMOGUICHETDEM";
/// Email of the person who works for every demo operator.
pub const MANY: &str = "ines@agents.example.test";

/// Creates the agents of the demo's operators where they are missing.
pub(super) async fn load(accounts: &Accounts) -> Result<(), StoreError> {
    let password_hash = accounts.seeding().password_hash(PASSWORD).await?;
    for operator in &OPERATORS {
        let Some(portal) = accounts.portal(operator.host).await? else {
            continue;
        };
        for (name, email, role) in people(&portal) {
            let agent = SeedAgent {
                operator: portal.operator,
                name,
                email: &email,
                role,
                password_hash: &password_hash,
                totp_secret: TOTP_SECRET,
            };
            accounts.seeding().agent(agent).await?;
        }
    }
    Ok(())
}

/// Returns name, address and role of each agent.
fn people(portal: &Portal) -> [(&'static str, String, Role); 3] {
    let sender = portal.sender.as_str();
    let domain = sender.rsplit('@').next().unwrap_or("example.test");
    let at_first = portal.host == OPERATORS[0].host;
    [
        ("Laura Ibarra", format!("laura@{domain}"), Role::Admin),
        ("Pablo Rey", format!("pablo@{domain}"), Role::Agent),
        ("Inés Duarte", MANY.to_owned(), if at_first { Role::Admin } else { Role::Agent }),
    ]
}
