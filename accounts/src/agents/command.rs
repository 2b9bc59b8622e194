//! Commands about agents, for the server administrator.

use super::{AgentError, credentials, invitations};
use crate::{
    Secret,
    groups::Agents,
    links,
    store::{
        StoreError, query, read,
        rows::{NewAgent, NewToken},
        transaction,
    },
    token::Purpose,
};
use model::{AgentId, EmailAddress, OperatorId, PersonName, Role, Timestamp};

impl Agents<'_> {
    /// Invites an agent of the operator whose portal has that host. Returns the URL of the invitation, which is also
    /// mailed.
    ///
    /// # Errors
    /// [`AgentError`] when the host or the data is not valid, the address is taken, or the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn create(
        self,
        host: &str,
        name: &str,
        email: &EmailAddress,
        role: Role,
    ) -> Result<String, AgentError> {
        let name: PersonName = name.parse().map_err(|_| AgentError::Name)?;
        let Some(origin) = self.accounts.0.backoffice_origin.as_deref() else {
            return Err(AgentError::NoBackoffice);
        };
        if self.accounts.0.secret_keys.is_empty() {
            return Err(AgentError::NoKey);
        }
        let portal = self.accounts.portal(host).await?;
        let operator = portal.ok_or_else(|| AgentError::UnknownHost(host.to_owned()))?.operator;
        let mail = self.invitation_mail(name.as_str(), email.as_str(), operator).await?;
        let mail = mail.ok_or(AgentError::NoBackoffice)?;
        let key = email.key();
        let new = NewAgent {
            operator_id: operator,
            name: name.as_str(),
            email: email.as_str(),
            email_key: &key,
            role,
            login_id: None,
        };
        let (secret, now) = (Secret::random(), self.accounts.now());
        let is_added = transaction!(self.accounts.store(), async |tx| {
            if query!(tx, agents::has_address(operator, &key)).await? {
                return Ok(false);
            }
            let agent = invitations::add(tx, new, &mail).await?;
            let link = shown_link(operator, agent, &secret, now);
            links::issue(tx, &link).await?;
            Ok(true)
        })
        .await?;
        self.accounts.mail_queued();
        if is_added {
            let path = Purpose::Invite.path();
            Ok(format!("{origin}/{path}/{}", secret.expose()))
        } else {
            Err(AgentError::EmailTaken(email.to_string()))
        }
    }

    /// Removes the second factor of a person whom no admin can help: one who works for several operators, or is the
    /// only admin. Returns whether the address has an account.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn forget_second_factor(self, email: &EmailAddress) -> Result<bool, StoreError> {
        let key = email.key();
        let Some(login) = read!(self.accounts.store(), agent_logins::by_email(&key)).await? else {
            return Ok(false);
        };
        let id = login.id;
        transaction!(self.accounts.store(), async |tx| {
            credentials::forget_second_factor(tx, id).await
        })
        .await?;
        tracing::warn!(login = id.get(), "agent.second_factor.removed");
        Ok(true)
    }
}

/// Returns the link that the command prints. The mail has one of its own.
fn shown_link(operator: OperatorId, agent: AgentId, secret: &Secret, now: Timestamp) -> NewToken {
    NewToken {
        operator_id: operator,
        hash: secret.hash(),
        purpose: Purpose::Invite,
        email_key: None,
        registration_id: None,
        customer_id: None,
        purchase_id: None,
        agent_id: Some(agent),
        arrival_id: None,
        return_path: None,
        email: None,
        change_id: None,
        created_at: now,
        expires_at: now + Purpose::Invite.lifetime(),
    }
}
