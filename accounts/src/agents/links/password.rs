//! Setting a password by a mailed link.

use super::{LoadedLink, end_current_session, record};
use crate::{
    StoreError,
    agents::{AgentCaller, credentials},
    groups::Agents,
    mail::Mail,
    outbox, passwords,
    store::{Tx, query, rows::NewMail, transaction},
};
use model::{AuditAction, Failure, Link, Locale, Timestamp, refusals::PasswordRefusal};
use secrecy::{ExposeSecret, SecretString};

impl Agents<'_> {
    /// Sets the password of a link's agent, and accepts the invitation if it is one. Ends all their sessions and
    /// revokes their other links; the second factor stays.
    ///
    /// # Errors
    /// `LinkDead`, also for an invitation of a person who already has a password (see
    /// [`accept_invitation`](Self::accept_invitation)), or why the password is rejected: the link remains valid then.
    #[tracing::instrument(skip_all)]
    pub async fn set_password(
        self,
        caller: &AgentCaller,
        link: &str,
        password: &SecretString,
    ) -> Result<(), Failure<PasswordRefusal>> {
        let Link::Ready(loaded) = self.load_agent_link(link).await? else {
            return Err(PasswordRefusal::LinkDead.into());
        };
        if loaded.is_invitation() && loaded.has_password() {
            return Err(PasswordRefusal::LinkDead.into());
        }
        let personal = [loaded.agent.name.as_str(), &loaded.agent.email];
        passwords::check_agents(password.expose_secret(), &loaded.portal.operator_name, &personal)
            .map_err(PasswordRefusal::from)?;
        let hash = self.accounts.0.hasher.hash(password.expose_secret()).await?;
        if loaded.is_invitation() {
            self.accept(caller, &loaded, Some(&hash)).await?;
        } else {
            self.reset_agent_password(caller, &loaded, &hash).await?;
        }
        self.accounts.mail_queued();
        Ok(())
    }

    async fn reset_agent_password(
        self,
        caller: &AgentCaller,
        link: &LoadedLink,
        hash: &str,
    ) -> Result<(), Failure<PasswordRefusal>> {
        let now = self.accounts.now();
        let notice = self.agents_password_notice(caller.locale, link)?;
        let is_reset = transaction!(self.accounts.store(), async |tx| {
            reset(tx, caller, link, (hash, &notice), now).await
        })
        .await?;
        if is_reset { Ok(()) } else { Err(PasswordRefusal::LinkDead.into()) }
    }

    fn agents_password_notice(
        self,
        locale: Locale,
        link: &LoadedLink,
    ) -> Result<NewMail, StoreError> {
        let origin = self.accounts.0.backoffice_origin.as_deref().unwrap_or_default();
        let mail = Mail::AgentPasswordChanged {
            name: link.agent.name.clone(),
            sign_in_url: Some(format!("{origin}/sign-in")),
            reset_url: format!("{origin}/forgot-password"),
        };
        outbox::mail(&link.portal, None, &link.agent.email, locale, &mail, self.accounts.now())
    }
}

/// Replaces a person's password, ends all their sessions and that of the browser, and revokes all their links. Returns
/// false, with nothing changed, when the link is not valid.
async fn reset(
    tx: &mut Tx,
    caller: &AgentCaller,
    link: &LoadedLink,
    (hash, notice): (&str, &NewMail),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let operator = link.agent.operator_id;
    let row = query!(tx, agents::by_id(operator, link.agent.id)).await?;
    let Some(login) = row.filter(|row| !row.disabled).and_then(|row| row.login_id) else {
        return Ok(false);
    };
    if !query!(tx, tokens::spend(operator, link.token.id, now)).await? {
        return Ok(false);
    }
    credentials::set_password(tx, login, hash).await?;
    end_current_session(tx, caller).await?;
    let ip = caller.ip.to_string();
    let everywhere = query!(tx, agents::of_login(login)).await?;
    for agent in &everywhere {
        query!(tx, agent_links::replace(agent.operator_id, agent.id, now)).await?;
        let record = record(AuditAction::PasswordSet, agent, &ip, now);
        query!(tx, audit::record(&record)).await?;
    }
    query!(tx, outbox::queue(notice)).await?;
    Ok(true)
}
