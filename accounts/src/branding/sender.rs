//! Sender of an operator's mails. A new address takes effect when an admin opens the link mailed to it, so that mail is
//! only sent in the name of mailboxes that the operator controls.

mod confirmation;

use crate::{
    AccessError, AgentCaller, StoreError,
    access::{allow, require_recent_code},
    audit,
    groups::Branding,
    mail::Mail,
    names, outbox,
    store::{
        query, read,
        rows::{LinkTarget, NewAudit, NewMail},
        transaction,
    },
    throttle::{self, Quota},
    token::Purpose,
};
use model::{
    Agent, AuditAction, EmailAddress, Failure, Permission, PersonName, Sender,
    refusals::SenderRefusal,
};

/// Why a sender was not confirmed by the server administrator.
#[derive(Debug, thiserror::Error)]
pub enum SenderError {
    #[error("no portal has the host {0}: `guichet doctor` lists those that there are")]
    UnknownHost(String),
    #[error("no new address waits to be confirmed: an admin enters it in the backoffice first")]
    NothingWaits,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An address that its mailbox has yet to confirm.
struct PendingSender {
    address: EmailAddress,
    mail: NewMail,
    quotas: [Quota; 2],
}

impl Branding<'_> {
    /// Returns the sender of the operator's mails.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn sender(self, agent: &Agent) -> Result<Sender, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let row = read!(self.accounts.store(), senders::find(operator)).await?;
        Ok(Sender { name: row.sender_name, address: row.sender, pending: row.pending_sender })
    }

    /// Changes the sender: a new name takes effect at once, also for queued mails; a new address when the link mailed
    /// to it is opened. The current address cancels a pending change.
    ///
    /// # Errors
    /// What is wrong with the name or the address, or the wait when too many mails were sent.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change_sender(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        name: &str,
        address: &str,
    ) -> Result<(), Failure<SenderRefusal>> {
        let old = self.sender(agent).await?;
        require_recent_code(agent)?;
        let (name, address) = read_form(name, address)?;
        let now = self.accounts.now();
        let record = |action| audit::new_record(action, agent, caller, &agent.operator_name, now);
        let mut records = Vec::new();
        if old.name != name.as_str() {
            records.push(NewAudit {
                before: Some(format!("name={}", old.name)),
                after: Some(format!("name={name}")),
                ..record(AuditAction::SenderChanged)
            });
        }
        let pending = if address == old.address {
            None
        } else {
            records.push(NewAudit {
                after: Some(format!("address={address}")),
                ..record(AuditAction::SenderClaimed)
            });
            Some(self.pending_sender(agent, caller, address).await?)
        };
        let operator = agent.operator;
        let changed = transaction!(self.accounts.store(), async |tx| {
            if let Some(PendingSender { mail, quotas, .. }) = &pending {
                let wait = throttle::take(tx, quotas, now).await?;
                if wait.is_some() {
                    return Ok(wait);
                }
                query!(tx, outbox::queue(mail)).await?;
            }
            let address = pending.as_ref().map(|pending| pending.address.as_str());
            query!(tx, senders::set(operator, name.as_str(), address)).await?;
            for record in &records {
                query!(tx, audit::record(record)).await?;
            }
            Ok(None)
        });
        throttle::ensure_allowed(changed.await)?;
        self.accounts.0.portals.invalidate_all();
        self.accounts.mail_queued();
        Ok(())
    }

    async fn pending_sender(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        address: EmailAddress,
    ) -> Result<PendingSender, Failure<SenderRefusal>> {
        let portal = self.accounts.first_portal(agent.operator).await?;
        let portal = portal.ok_or(Failure::Unavailable)?;
        let mail = Mail::ConfirmSender {
            operator: agent.operator_name.clone(),
            address: address.to_string(),
            hours: Purpose::ConfirmSender.hours(),
        };
        let (to, now) = (address.as_str(), self.accounts.now());
        let mail = outbox::mail(&portal, None, to, caller.locale, &mail, now)?;
        let link = LinkTarget {
            email: Some(address.to_string()),
            ..LinkTarget::of(Purpose::ConfirmSender)
        };
        let quotas = [
            Quota::mails_to("confirm-sender", agent.operator, &address.key()),
            Quota::mails_of_agent("confirm-sender", agent.id),
        ];
        Ok(PendingSender { mail: outbox::with_link(mail, &link)?, quotas, address })
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
