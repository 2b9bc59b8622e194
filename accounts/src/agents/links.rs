//! Links mailed to agents: invitations and password resets.

mod acceptance;
mod password;
mod request;

use super::mailed_links;
use crate::{
    AgentCaller, StoreError,
    groups::Agents,
    links::dead,
    store::{
        Tx, query, read,
        rows::{AgentRow, AgentTokenRow, LoginRow, NewAudit},
    },
    token::{Purpose, hash_of},
};
use model::{AgentLink, AuditAction, Link, Portal, Timestamp};

/// A valid link and the agent it belongs to.
struct LoadedLink {
    token: AgentTokenRow,
    agent: AgentRow,
    login: Option<LoginRow>,
    portal: Portal,
}

impl LoadedLink {
    fn is_invitation(&self) -> bool {
        self.token.purpose == Purpose::Invite
    }

    fn has_password(&self) -> bool {
        has_password(self.login.as_ref())
    }
}

impl Agents<'_> {
    /// Returns the state of a link and the agent it belongs to. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn link(self, link: &str) -> Result<Link<AgentLink>, StoreError> {
        Ok(match self.load_agent_link(link).await? {
            Link::Ready(loaded) => Link::Ready(AgentLink {
                invitation: loaded.is_invitation(),
                has_password: loaded.has_password(),
                name: loaded.agent.name,
                email: loaded.agent.email,
                operator_name: loaded.portal.operator_name,
            }),
            state => dead(&state),
        })
    }

    async fn load_agent_link(self, link: &str) -> Result<Link<LoadedLink>, StoreError> {
        let Some(hash) = hash_of(link) else {
            return Ok(Link::Unknown);
        };
        let Some(token) = read!(self.accounts.store(), agent_links::by_hash(&hash)).await? else {
            return Ok(Link::Unknown);
        };
        if token.used_at.is_some() {
            return Ok(Link::Used);
        } else if token.replaced_at.is_some() {
            return Ok(Link::Replaced);
        } else if token.expires_at <= self.accounts.now() {
            return Ok(Link::Expired);
        }
        let (operator, agent) = (token.operator_id, token.agent_id.unwrap_or_default());
        let row = read!(self.accounts.store(), agents::by_id(operator, agent)).await?;
        let row = row.filter(|row| mailed_links::is_due(row, token.purpose));
        let (Some(agent), Some(portal)) = (row, self.accounts.first_portal(operator).await?) else {
            return Ok(Link::Unknown);
        };
        let login = read!(self.accounts.store(), agent_logins::by_email(&agent.email_key)).await?;
        Ok(Link::Ready(LoadedLink { token, agent, login, portal }))
    }
}

fn has_password(login: Option<&LoginRow>) -> bool {
    login.is_some_and(|login| login.password_hash.is_some())
}

/// Ends the browser's session, whoever it signs in: the response deletes its cookie.
async fn end_current_session(tx: &mut Tx, caller: &AgentCaller) -> Result<(), StoreError> {
    if let Some(hash) = caller.session.as_deref().and_then(hash_of) {
        query!(tx, agent_sessions::end(&hash)).await?;
    }
    Ok(())
}

/// Returns the audit record of an agent's action on their own account.
fn record(action: AuditAction, agent: &AgentRow, ip: &str, at: Timestamp) -> NewAudit {
    NewAudit {
        operator_id: agent.operator_id,
        agent_id: agent.id,
        action,
        subject: agent.subject(),
        customer_id: None,
        before: None,
        after: None,
        ip: ip.to_owned(),
        at,
        api_token: None,
    }
}
