//! What is done about agents from the command line, by whoever runs the deployment.

use super::{AgentError, administration::InviteError};
use crate::{
    Accounts, Secret,
    store::{
        StoreError, read,
        rows::{Invited, NewToken},
        write,
    },
    token::Purpose,
};
use model::{EmailAddress, PersonName, Role};

impl Accounts {
    /// Invites an agent of the operator whose portal has that host; tells the address of the invitation, which is mailed as well.
    ///
    /// # Errors
    /// [`AgentError`].
    pub async fn create_agent(
        &self,
        host: &str,
        name: &str,
        email: &EmailAddress,
        role: Role,
    ) -> Result<String, AgentError> {
        let name: PersonName = name.parse().map_err(|_| AgentError::Name)?;
        let Some(origin) = self.0.backoffice_origin.as_deref() else {
            return Err(AgentError::NoBackoffice);
        };
        if self.0.sso.keys().is_empty() {
            return Err(AgentError::NoKey);
        }
        let portal = self.portal(host).await?;
        let operator = portal.ok_or_else(|| AgentError::UnknownHost(host.to_owned()))?.operator;
        let secret = Secret::random();
        let link = self.told_link(operator, &secret);
        let invited = self.invite(operator, &name, email, role, &[], None, Some(&link)).await;
        match invited {
            Ok(Invited::Done) => {
                let path = Purpose::Invite.path();
                Ok(format!("{origin}/{path}/{}", secret.expose()))
            }
            Ok(Invited::Taken | Invited::Wait(_)) => Err(AgentError::EmailTaken(email.to_string())),
            Err(InviteError::NoBackoffice) => Err(AgentError::NoBackoffice),
            Err(InviteError::Store(error)) => Err(error.into()),
        }
    }

    /// Takes the second factor of a person away who can ask no admin: one who works for several operators, or is the only
    /// admin. Says no when nobody has that address.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn forget_second_factor(&self, email: &EmailAddress) -> Result<bool, StoreError> {
        let key = email.key();
        let Some(login) = read!(self.store(), agents::login_by_email(&key)).await? else {
            return Ok(false);
        };
        let id = login.id;
        write!(self.store(), agents::forget_second_factor(id)).await?;
        tracing::info!(login = id, "the second factor was taken away by command");
        Ok(true)
    }

    /// The link that is told on the command line.
    fn told_link(&self, operator: i64, secret: &Secret) -> NewToken {
        let now = self.now();
        NewToken {
            operator_id: operator,
            hash: secret.hash(),
            purpose: Purpose::Invite.as_str().to_owned(),
            email_key: None,
            registration_id: None,
            customer_id: None,
            purchase_id: None,
            agent_id: None,
            arrival_id: None,
            return_path: None,
            email: None,
            change_id: None,
            created_at: now,
            expires_at: now + Purpose::Invite.lifetime(),
        }
    }
}
