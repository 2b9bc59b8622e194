//! Links mailed to agents: invitations, and new passwords.

use super::AgentCaller;
use crate::{Accounts, StoreError};
use model::{
    AgentLink, Failure, Link,
    refusals::{PasswordRefusal, RecoveryRefusal},
};
use secrecy::SecretString;

impl Accounts {
    /// Who a link is for. Looking changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn agent_link(&self, link: &str) -> Result<Link<AgentLink>, StoreError> {
        let _ = link;
        unimplemented!()
    }

    /// Sets the password of a link's agent, and accepts the invitation if it is one. All their sessions and other links end;
    /// the second factor stays.
    ///
    /// # Errors
    /// `LinkDead` (also for an invitation of somebody who has a password: see
    /// [`accept_invitation`](Self::accept_invitation)), or why the password will not do: the link still works then.
    pub async fn set_agent_password(
        &self,
        caller: &AgentCaller,
        link: &str,
        password: &SecretString,
    ) -> Result<(), Failure<PasswordRefusal>> {
        let _ = (caller, link, password);
        unimplemented!()
    }

    /// Accepts the invitation of somebody who has a password already ([`AgentLink::has_password`]): it stays as it is. What an
    /// operator mails can never change how the person signs in for another one.
    ///
    /// # Errors
    /// `LinkDead`.
    pub async fn accept_invitation(
        &self,
        caller: &AgentCaller,
        link: &str,
    ) -> Result<(), Failure<PasswordRefusal>> {
        let _ = (caller, link);
        unimplemented!()
    }

    /// Mails a link to set a new password, or the invitations again to who was invited. The answer is the same for everybody.
    ///
    /// # Errors
    /// What is wrong with the address, or a wait.
    pub async fn forgot_agent_password(
        &self,
        caller: &AgentCaller,
        email: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        let _ = (caller, email);
        unimplemented!()
    }
}
