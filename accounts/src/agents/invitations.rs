//! Invitations: the pending agent, and the mail with the link to accept.

use super::mailed_links;
use crate::{
    groups::Agents,
    mail::Mail,
    outbox,
    store::{
        StoreError, Tx, query,
        rows::{NewAgent, NewMail},
    },
    token::Purpose,
};
use model::{AgentId, OperatorId};

impl Agents<'_> {
    /// Returns the invitation mail, without its link, in the operator's language because the agent's is unknown. None
    /// if the operator has no portal to send it from.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn invitation_mail(
        self,
        name: &str,
        email: &str,
        operator: OperatorId,
    ) -> Result<Option<NewMail>, StoreError> {
        let Some(portal) = self.accounts.first_portal(operator).await? else {
            return Ok(None);
        };
        let mail = Mail::AgentInvitation {
            name: name.to_owned(),
            operator: portal.operator_name.clone(),
            hours: Purpose::Invite.hours(),
        };
        let locale = portal.default_locale;
        outbox::mail(&portal, None, email, locale, &mail, self.accounts.now()).map(Some)
    }
}

/// Adds an agent and queues their invitation. Returns the agent's id.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn add(
    tx: &mut Tx,
    agent: NewAgent<'_>,
    mail: &NewMail,
) -> Result<AgentId, StoreError> {
    let id = query!(tx, agents::insert(agent)).await?;
    queue(tx, id, mail).await?;
    Ok(id)
}

/// Queues the invitation of an agent.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn queue(tx: &mut Tx, agent: AgentId, mail: &NewMail) -> Result<(), StoreError> {
    let link = mailed_links::target(Purpose::Invite, agent);
    query!(tx, outbox::queue_with_link(mail, Some(&link))).await?;
    Ok(())
}
