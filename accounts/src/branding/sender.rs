//! Who mails of an operator come from. Another address takes the place of the present one when an admin opens the link that
//! was mailed to it: nobody can have mails sent in the name of a mailbox that is not theirs.

use crate::{
    AccessError, Accounts, AgentCaller, StoreError,
    agents::{allow, require_recent_code},
    audit,
    mail::Mail,
    names, outbox,
    registration::dead,
    store::{
        read,
        rows::{LinkTarget, NewAudit, NewMail, SenderChange, TokenRow},
        write,
    },
    throttle::{self, Quota},
    token::Purpose,
};
use model::{
    Agent, AuditAction, EmailAddress, Failure, Link, Permission, PersonName, Sender,
    refusals::{SenderLinkRefusal, SenderRefusal},
};

const HOURS: u32 = 24;

/// Why a sender was not vouched for.
#[derive(Debug, thiserror::Error)]
pub enum SenderError {
    #[error("no portal has the host {0}")]
    UnknownHost(String),
    #[error("no address waits to be confirmed")]
    NothingWaits,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Accounts {
    /// Returns the sender of the operator's mails.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn sender(&self, agent: &Agent) -> Result<Sender, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let found = read!(self.store(), senders::find(operator)).await?;
        let sender = found.and_then(|(name, address, pending)| {
            Some(Sender {
                name,
                address: address.parse().ok()?,
                pending: pending.and_then(|pending| pending.parse().ok()),
            })
        });
        let gone = || StoreError::Connection("the operator has no sender".to_owned());
        Ok(sender.ok_or_else(gone)?)
    }

    /// Chooses another sender: another name at once, also for mails that wait already; another address when the link that
    /// is mailed to it was opened. The present address takes back that another one was asked for.
    ///
    /// # Errors
    /// What is wrong with the name or the address, or a wait.
    pub async fn change_sender(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        name: &str,
        address: &str,
    ) -> Result<(), Failure<SenderRefusal>> {
        let old = self.sender(agent).await?;
        require_recent_code(agent)?;
        let (name, address) = read_form(name, address)?;
        let now = self.now();
        let act = |action| audit::act(action, agent, caller, &agent.operator_name, now);
        let mut acts = Vec::new();
        if old.name != name.as_str() {
            acts.push(NewAudit {
                was: Some(format!("name={}", old.name)),
                became: Some(format!("name={name}")),
                ..act(AuditAction::SenderChanged)
            });
        }
        let pending = (address != old.address).then_some(address);
        let mail = match &pending {
            None => None,
            Some(address) => {
                acts.push(NewAudit {
                    became: Some(format!("address={address}")),
                    ..act(AuditAction::SenderClaimed)
                });
                Some(self.sender_mail(agent, caller, address).await?)
            }
        };
        let key = pending.as_ref().map(EmailAddress::key).unwrap_or_default();
        let quotas = [
            Quota::mails_to("confirm-sender", agent.operator, &key),
            Quota::mails_of_agent("confirm-sender", agent.id),
        ];
        let change = SenderChange {
            name: name.as_str(),
            pending: pending.as_ref().map(EmailAddress::as_str),
            mail: mail.as_ref(),
            quotas: &quotas,
            acts: &acts,
        };
        let operator = agent.operator;
        throttle::pass(write!(self.store(), senders::change(operator, change, now)).await)?;
        self.0.portals.invalidate_all();
        self.mail_queued();
        Ok(())
    }

    /// Returns the address that the link would have mails come from. Looking changes nothing.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn sender_link(
        &self,
        agent: &Agent,
        link: &str,
    ) -> Result<Link<EmailAddress>, AccessError> {
        let pending = self.sender(agent).await?.pending;
        let found = self.sender_token(agent, link).await?;
        Ok(match (&found, pending) {
            (Link::Ready(token), Some(address))
                if token.email.as_deref() == Some(address.as_str()) =>
            {
                Link::Ready(address)
            }
            (Link::Ready(_), _) => Link::Replaced,
            _ => dead(&found),
        })
    }

    /// Has the operator's mails come from the address that the link was mailed to.
    ///
    /// # Errors
    /// `LinkDead`.
    pub async fn confirm_sender(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        link: &str,
    ) -> Result<(), Failure<SenderLinkRefusal>> {
        let old = self.sender(agent).await?;
        require_recent_code(agent)?;
        let Link::Ready(token) = self.sender_token(agent, link).await? else {
            return Err(SenderLinkRefusal::LinkDead.into());
        };
        let now = self.now();
        let became = token.email.as_deref().unwrap_or_default();
        let act = NewAudit {
            was: Some(format!("address={}", old.address)),
            became: Some(format!("address={became}")),
            ..audit::act(AuditAction::SenderChanged, agent, caller, &agent.operator_name, now)
        };
        if !write!(self.store(), senders::confirm(&token, &act, now)).await? {
            return Err(SenderLinkRefusal::LinkDead.into());
        }
        self.0.portals.invalidate_all();
        Ok(())
    }

    /// Has an operator's mails come from the address that waits, by the word of whoever runs the deployment. `host` is that
    /// of one of its portals. Returns the address.
    ///
    /// # Errors
    /// [`SenderError`].
    pub async fn vouch_for_sender(&self, host: &str) -> Result<String, SenderError> {
        let portal = self.portal(host).await?;
        let portal = portal.ok_or_else(|| SenderError::UnknownHost(host.to_owned()))?;
        let operator = portal.operator;
        let vouched = write!(self.store(), senders::vouch(operator)).await?;
        self.0.portals.invalidate_all();
        vouched.ok_or(SenderError::NothingWaits)
    }

    async fn sender_token(&self, agent: &Agent, link: &str) -> Result<Link<TokenRow>, StoreError> {
        self.link_state(agent.operator, link, &[Purpose::ConfirmSender]).await
    }

    async fn sender_mail(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        address: &EmailAddress,
    ) -> Result<NewMail, Failure<SenderRefusal>> {
        let portal = self.first_portal(agent.operator).await?;
        let portal = portal.ok_or(Failure::Unavailable)?;
        let mail = Mail::ConfirmSender {
            operator: agent.operator_name.clone(),
            address: address.to_string(),
            hours: HOURS,
        };
        let (to, now) = (address.as_str(), self.now());
        let mail = outbox::mail(&portal, None, to, caller.locale, &mail, now)?;
        let link = LinkTarget {
            purpose: Purpose::ConfirmSender.as_str().to_owned(),
            email: Some(address.to_string()),
            ..LinkTarget::default()
        };
        Ok(outbox::with_link(mail, &link)?)
    }
}

fn read_form(
    name: &str,
    address: &str,
) -> Result<(PersonName, EmailAddress), Failure<SenderRefusal>> {
    let mut problems = Vec::new();
    let name =
        names::read(name, SenderRefusal::NameMissing, SenderRefusal::NameInvalid, &mut problems);
    let address: Option<EmailAddress> = address.parse().ok();
    if address.is_none() {
        problems.push(SenderRefusal::AddressInvalid);
    }
    name.zip(address).ok_or(Failure::Refused(problems))
}
