//! Links mailed to agents: invitations, and new passwords.

use super::AgentCaller;
use crate::{
    Accounts, StoreError,
    mail::Mail,
    outbox, passwords,
    registration::dead,
    store::{
        read,
        rows::{AgentRow, AgentTokenRow, ByAgentLink, LinkTarget, LoginRow, NewMail},
        write,
    },
    throttle::Quota,
    token::{Purpose, hash_of},
};
use model::{
    AgentLink, EmailAddress, Failure, Link, Locale, Portal,
    refusals::{PasswordRefusal, RecoveryRefusal},
};
use secrecy::{ExposeSecret, SecretString};

const RESET_MINUTES: u32 = 60;
pub(super) const INVITED_HOURS: u32 = 72;
/// An address can be invited by several operators; more mails than this at once would be a nuisance.
const MOST_MAILS: i64 = 5;

/// A link that works, and whose it is.
struct Found {
    token: AgentTokenRow,
    agent: AgentRow,
    login: Option<LoginRow>,
    portal: Portal,
}

impl Found {
    fn is_invitation(&self) -> bool {
        self.token.purpose == Purpose::Invite.as_str()
    }

    fn has_password(&self) -> bool {
        self.login.as_ref().is_some_and(|login| login.password_hash.is_some())
    }
}

impl Accounts {
    /// Who a link is for. Looking changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn agent_link(&self, link: &str) -> Result<Link<AgentLink>, StoreError> {
        Ok(match self.agent_of_link(link).await? {
            Link::Ready(found) => Link::Ready(AgentLink {
                invitation: found.is_invitation(),
                has_password: found.has_password(),
                name: found.agent.name,
                email: found.agent.email,
                operator_name: found.portal.operator_name,
            }),
            state => dead(&state),
        })
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
        let Link::Ready(found) = self.agent_of_link(link).await? else {
            return Err(PasswordRefusal::LinkDead.into());
        };
        if found.is_invitation() && found.has_password() {
            return Err(PasswordRefusal::LinkDead.into());
        }
        let personal = [found.agent.name.as_str(), &found.agent.email];
        passwords::check_agents(password.expose_secret(), &found.portal.operator_name, &personal)
            .map_err(PasswordRefusal::from)?;
        let hash = self.0.hasher.hash(password.expose_secret()).await?;
        self.act_on_link(caller, &found, Some(&hash)).await
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
        match self.agent_of_link(link).await? {
            Link::Ready(found) if found.is_invitation() && found.has_password() => {
                self.act_on_link(caller, &found, None).await
            }
            _ => Err(PasswordRefusal::LinkDead.into()),
        }
    }

    async fn act_on_link(
        &self,
        caller: &AgentCaller,
        found: &Found,
        password_hash: Option<&str>,
    ) -> Result<(), Failure<PasswordRefusal>> {
        let now = self.now();
        let ip = caller.ip.to_string();
        let notice = if found.is_invitation() {
            None
        } else {
            Some(self.agents_password_notice(caller.locale, found)?)
        };
        let change = ByAgentLink {
            token: found.token.id,
            operator: found.agent.operator_id,
            agent: found.agent.id,
            password_hash,
            ip: &ip,
            notice: notice.as_ref(),
        };
        let done = if found.is_invitation() {
            write!(self.store(), agent_links::accept(&change, now)).await?
        } else {
            write!(self.store(), agent_links::reset(&change, now)).await?
        };
        if !done {
            return Err(PasswordRefusal::LinkDead.into());
        }
        self.mail_queued();
        Ok(())
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
        let email: EmailAddress = email.parse().map_err(|_| RecoveryRefusal::EmailInvalid)?;
        let key = email.key();
        let mut mails = Vec::new();
        let login = read!(self.store(), agents::login_by_email(&key)).await?;
        // Asked for no one as well: the answer takes as long.
        let login = login.map_or(0, |login| login.id);
        mails.extend(self.agents_reset_mail(caller.locale, login).await?);
        for agent in read!(self.store(), agents::invited(&key, MOST_MAILS)).await? {
            if let Some(mail) =
                self.invitation_mail(&agent.name, &agent.email, agent.operator_id).await?
            {
                mails.push(outbox::with_link(mail, &link_for(Purpose::Invite, agent.id))?);
            }
        }
        let quotas = [
            Quota::agent_requests("agent-reset", caller.ip),
            Quota::mails_to("agent-reset", 0, &key),
        ];
        self.queue_on_request(&quotas, &mails).await
    }

    async fn agents_reset_mail(
        &self,
        locale: Locale,
        login: i64,
    ) -> Result<Option<NewMail>, StoreError> {
        // Any operator of theirs will do as the sender: the password is the same for all.
        let works = self.memberships(login).await?;
        let (operator, agent) =
            works.first().map_or((0, 0), |works| (works.row.operator, works.row.agent));
        let row = read!(self.store(), agents::by_id(operator, agent)).await?;
        let portal = self.first_portal(operator).await?;
        let (Some(row), Some(portal)) = (row, portal) else {
            return Ok(None);
        };
        let mail = Mail::AgentPasswordReset { name: row.name, minutes: RESET_MINUTES };
        let mail = outbox::mail(&portal, None, &row.email, locale, &mail, self.now())?;
        outbox::with_link(mail, &link_for(Purpose::AgentReset, agent)).map(Some)
    }

    /// The invitation of somebody, still without its link; in the operator's language, as theirs is not known.
    pub(super) async fn invitation_mail(
        &self,
        name: &str,
        email: &str,
        operator: i64,
    ) -> Result<Option<NewMail>, StoreError> {
        let Some(portal) = self.first_portal(operator).await? else {
            return Ok(None);
        };
        let mail = Mail::AgentInvitation {
            name: name.to_owned(),
            operator: portal.operator_name.clone(),
            hours: INVITED_HOURS,
        };
        let locale = portal.default_locale;
        outbox::mail(&portal, None, email, locale, &mail, self.now()).map(Some)
    }

    fn agents_password_notice(&self, locale: Locale, found: &Found) -> Result<NewMail, StoreError> {
        let origin = self.0.backoffice_origin.as_deref().unwrap_or_default();
        let mail = Mail::AgentPasswordChanged {
            name: found.agent.name.clone(),
            sign_in_url: Some(format!("{origin}/sign-in")),
            reset_url: format!("{origin}/forgot-password"),
        };
        let to = &found.agent.email;
        outbox::mail(&found.portal, None, to, locale, &mail, self.now())
    }

    async fn agent_of_link(&self, link: &str) -> Result<Link<Found>, StoreError> {
        let Some(hash) = hash_of(link) else {
            return Ok(Link::Unknown);
        };
        let Some(token) = read!(self.store(), agent_links::by_hash(&hash)).await? else {
            return Ok(Link::Unknown);
        };
        if token.used_at.is_some() {
            return Ok(Link::Used);
        } else if token.replaced_at.is_some() {
            return Ok(Link::Replaced);
        } else if token.expires_at <= self.now() {
            return Ok(Link::Expired);
        }
        let (operator, agent) = (token.operator_id, token.agent_id.unwrap_or_default());
        let row = read!(self.store(), agents::by_id(operator, agent)).await?;
        let invitation = token.purpose == Purpose::Invite.as_str();
        let row = row.filter(|row| !row.disabled && row.login_id.is_none() == invitation);
        let (Some(agent), Some(portal)) = (row, self.first_portal(operator).await?) else {
            return Ok(Link::Unknown);
        };
        let login = read!(self.store(), agents::login_by_email(&agent.email_key)).await?;
        Ok(Link::Ready(Found { token, agent, login, portal }))
    }
}

pub(super) fn link_for(purpose: Purpose, agent: i64) -> LinkTarget {
    LinkTarget { purpose: purpose.as_str().to_owned(), agent: Some(agent), ..LinkTarget::default() }
}
