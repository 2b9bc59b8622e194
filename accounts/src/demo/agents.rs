//! The demo's agents: an admin and an agent for each operator, and one person who works for all of them.

use super::{DEMO_PASSWORD, operators::OPERATORS};
use crate::{
    agents::totp,
    groups::Demo,
    store::{
        StoreError, query,
        rows::{NewAgent, NewLogin},
        transaction, write,
    },
};
use model::{OperatorId, Portal, Role};

/// The TOTP secret of every demo agent, to set up an authenticator or to compute codes.
pub const DEMO_TOTP_SECRET: &str = "GUICHETDEMOGUICHETDEMOGUICHETDEM";
/// Email of the person who works for every demo operator.
pub const DEMO_MANY: &str = "ines@agents.example.test";

impl Demo<'_> {
    /// Returns the current code of the demo's authenticator.
    #[tracing::instrument(skip_all)]
    pub fn demo_code(self) -> Option<String> {
        let secret = totp::parse_base32(DEMO_TOTP_SECRET)?;
        Some(totp::code(&secret, self.accounts.now()))
    }

    /// Creates the agents of the demo's operators where they are missing.
    pub(super) async fn load_demo_agents(self) -> Result<(), StoreError> {
        let hash = self.accounts.0.hasher.hash(DEMO_PASSWORD).await;
        let hash =
            hash.map_err(|_| StoreError::Connection("no time to hash passwords".to_owned()))?;
        for operator in &OPERATORS {
            let Some(portal) = self.accounts.portal(operator.host).await? else {
                continue;
            };
            for (name, email, role) in people(&portal) {
                self.load_demo_agent(portal.operator, name, &email, role, &hash).await?;
            }
        }
        Ok(())
    }

    async fn load_demo_agent(
        self,
        operator_id: OperatorId,
        name: &str,
        email: &str,
        role: Role,
        password_hash: &str,
    ) -> Result<(), StoreError> {
        let new = NewLogin {
            email,
            email_key: email,
            password_hash: Some(password_hash),
            totp_secret: None,
            totp_step: 0,
            created_at: self.accounts.now(),
        };
        let login = transaction!(self.accounts.store(), async |tx| {
            let known = query!(tx, agent_logins::by_email(email)).await?;
            match known {
                Some(row) => Ok(row.id),
                None => Ok(query!(tx, agent_logins::insert(new)).await?),
            }
        })
        .await?;
        // Encryption binds the secret to the person, who must exist first.
        let secret = totp::parse_base32(DEMO_TOTP_SECRET).unwrap_or_default();
        if let Some(sealed) = self.accounts.agents().seal_totp(login, &secret) {
            write!(self.accounts.store(), demo::second_factor(login, &sealed)).await?;
        }
        let agent =
            NewAgent { operator_id, name, email, email_key: email, role, login_id: Some(login) };
        write!(self.accounts.store(), demo::agent(agent)).await
    }
}

/// Returns name, address and role of each agent.
fn people(portal: &Portal) -> [(&'static str, String, Role); 3] {
    let sender = portal.sender.as_str();
    let domain = sender.rsplit('@').next().unwrap_or("example.test");
    let at_first = portal.host == OPERATORS[0].host;
    [
        ("Laura Ibarra", format!("laura@{domain}"), Role::Admin),
        ("Pablo Rey", format!("pablo@{domain}"), Role::Agent),
        ("Inés Duarte", DEMO_MANY.to_owned(), if at_first { Role::Admin } else { Role::Agent }),
    ]
}
