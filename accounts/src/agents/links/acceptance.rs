//! Accepting an invitation: links the agent to the person with that address.

use super::{LoadedLink, end_current_session, has_password, record};
use crate::{
    agents::{AgentCaller, credentials},
    groups::Agents,
    store::{
        StoreError, Tx, query,
        rows::{AgentRow, NewLogin},
        transaction,
    },
};
use model::{AuditAction, Failure, Link, Timestamp, refusals::PasswordRefusal};

impl Agents<'_> {
    /// Accepts the invitation of an agent whose address already has a password
    /// ([`AgentLink::has_password`](model::AgentLink::has_password)). The password stays: an operator's mail must never
    /// change how the person signs in for another operator.
    ///
    /// # Errors
    /// `LinkDead` when the link is not valid.
    #[tracing::instrument(skip_all)]
    pub async fn accept_invitation(
        self,
        caller: &AgentCaller,
        link: &str,
    ) -> Result<(), Failure<PasswordRefusal>> {
        match self.load_agent_link(link).await? {
            Link::Ready(loaded) if loaded.is_invitation() && loaded.has_password() => {
                self.accept(caller, &loaded, None).await
            }
            _ => Err(PasswordRefusal::LinkDead.into()),
        }
    }

    /// Accepts an invitation, with the hash of the newly chosen password if there is one.
    pub(super) async fn accept(
        self,
        caller: &AgentCaller,
        link: &LoadedLink,
        password_hash: Option<&str>,
    ) -> Result<(), Failure<PasswordRefusal>> {
        let now = self.accounts.now();
        let is_accepted = transaction!(self.accounts.store(), async |tx| {
            accept(tx, caller, link, password_hash, now).await
        })
        .await?;
        if is_accepted { Ok(()) } else { Err(PasswordRefusal::LinkDead.into()) }
    }
}

/// Returns whether an invitation is accepted: a person with a password keeps it, one without has to choose one.
const fn is_accepted(has_password: bool, chooses_password: bool) -> bool {
    has_password != chooses_password
}

/// Links the agent to the person with that address, and ends the browser's session. Returns false, with nothing changed,
/// when the link is not valid or the person has set a password in the meantime.
async fn accept(
    tx: &mut Tx,
    caller: &AgentCaller,
    link: &LoadedLink,
    password_hash: Option<&str>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let operator = link.agent.operator_id;
    let row = query!(tx, agents::by_id(operator, link.agent.id)).await?;
    let Some(row) = row.filter(AgentRow::is_invited) else {
        return Ok(false);
    };
    let login = query!(tx, agent_logins::by_email(&row.email_key)).await?;
    if !is_accepted(has_password(login.as_ref()), password_hash.is_some())
        || !query!(tx, tokens::spend(operator, link.token.id, now)).await?
    {
        return Ok(false);
    }
    let login = match login {
        Some(login) => login.id,
        None => query!(tx, agent_logins::insert(new_login(&row, now))).await?,
    };
    query!(tx, agents::set_login(operator, row.id, login)).await?;
    query!(tx, agent_links::replace(operator, row.id, now)).await?;
    let record = record(AuditAction::InvitationAccepted, &row, &caller.ip.to_string(), now);
    query!(tx, audit::record(&record)).await?;
    if let Some(hash) = password_hash {
        credentials::set_password(tx, login, hash).await?;
    }
    end_current_session(tx, caller).await?;
    Ok(true)
}

fn new_login(agent: &AgentRow, now: Timestamp) -> NewLogin<'_> {
    NewLogin {
        email: &agent.email,
        email_key: &agent.email_key,
        password_hash: None,
        totp_secret: None,
        totp_step: 0,
        created_at: now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_never_replaces_a_password_and_never_leaves_a_person_without() {
        for (has_password, chooses_password, expected) in
            [(false, true, true), (true, false, true), (true, true, false), (false, false, false)]
        {
            let accepted = is_accepted(has_password, chooses_password);
            assert_eq!(accepted, expected, "{has_password} {chooses_password}");
        }
    }
}
