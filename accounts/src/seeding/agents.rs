//! Agents whose password and authenticator are known beforehand.

use crate::{
    agents::totp,
    groups::Seeding,
    store::{
        StoreError, query, read,
        rows::{NewAgent, NewLogin},
        transaction, write,
    },
};
use model::{Agent, AgentSessionId, OperatorId, Role};

/// An agent of one operator. Agents with the same email are one person, with one login.
#[derive(Debug, Clone, Copy)]
pub struct SeedAgent<'a> {
    pub operator: OperatorId,
    pub name: &'a str,
    /// In lower case.
    pub email: &'a str,
    pub role: Role,
    pub password_hash: &'a str,
    /// The secret of the authenticator, in base32.
    pub totp_secret: &'a str,
}

impl Seeding<'_> {
    /// Adds an agent, and the login where it is missing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = seed.operator.get()))]
    pub async fn agent(self, seed: SeedAgent<'_>) -> Result<(), StoreError> {
        let new = NewLogin {
            email: seed.email,
            email_key: seed.email,
            password_hash: Some(seed.password_hash),
            totp_secret: None,
            totp_step: 0,
            created_at: self.accounts.now(),
        };
        let login = transaction!(self.accounts.store(), async |tx| {
            let known = query!(tx, agent_logins::by_email(seed.email)).await?;
            match known {
                Some(row) => Ok(row.id),
                None => Ok(query!(tx, agent_logins::insert(new)).await?),
            }
        })
        .await?;
        // Encryption binds the secret to the person, who must exist first.
        let secret = totp::parse_base32(seed.totp_secret).unwrap_or_default();
        if let Some(sealed) = self.accounts.agents().seal_totp(login, &secret) {
            write!(self.accounts.store(), seeding::second_factor(login, &sealed)).await?;
        }
        let agent = NewAgent {
            operator_id: seed.operator,
            name: seed.name,
            email: seed.email,
            email_key: seed.email,
            role: seed.role,
            login_id: Some(login),
        };
        write!(self.accounts.store(), seeding::agent(agent)).await
    }

    /// Returns the agent of an operator with that email, as if a code had been entered just now. None if there is no such
    /// agent.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = operator.get()))]
    pub async fn agent_of(
        self,
        operator: OperatorId,
        email: &str,
    ) -> Result<Option<Agent>, StoreError> {
        let Some(login) = read!(self.accounts.store(), agent_logins::by_email(email)).await? else {
            return Ok(None);
        };
        let memberships = read!(self.accounts.store(), agents::memberships(login.id)).await?;
        let has_others = memberships.len() > 1;
        let row = memberships.into_iter().find(|row| row.operator == operator);
        Ok(row.map(|row| Agent {
            id: row.agent,
            login: login.id,
            session: AgentSessionId::default(),
            operator: row.operator,
            operator_name: row.operator_name,
            name: row.name,
            email: login.email,
            role: row.role,
            locale: row.locale.parse().unwrap_or_default(),
            language: None,
            time_zone: row.time_zone.parse().unwrap_or_default(),
            has_others,
            has_recent_code: true,
        }))
    }

    /// Returns the current code of an authenticator with that secret (base32).
    #[tracing::instrument(skip_all)]
    pub fn totp_code(self, secret: &str) -> Option<String> {
        let secret = totp::parse_base32(secret)?;
        Some(totp::code(&secret, self.accounts.now()))
    }
}
