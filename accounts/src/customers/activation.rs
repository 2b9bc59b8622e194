//! Activation by an agent: mails a link to choose a password, after which the customer signs in with the customer
//! number. `eligibility` has who may get one, `status` the progress.

mod eligibility;
mod status;

use super::steps::record_history;
use crate::{
    AgentCaller, StoreError,
    access::allow,
    audit,
    groups::Customers,
    links,
    mail::Mail,
    outbox,
    store::{
        Tx, query, read,
        rows::{AccountRow, DetailsRow, LinkTarget, NewAudit, NewEvent, NewMail},
        transaction, write,
    },
    throttle::{self, Quota, seconds},
    timeline::Event,
    token::Purpose,
};
use chrono::TimeDelta;
use model::{
    Agent, AuditAction, CustomerId, CustomerNumber, Failure, Ineligibility, OperatorId, Permission,
    Portal, Refusal, Timestamp, refusals::ActivationRefusal,
};

/// An invitation to queue and record.
struct Invitation {
    quotas: [Quota; 2],
    mail: NewMail,
    link: LinkTarget,
    events: [NewEvent; 1],
    audit: [NewAudit; 1],
}

/// How an invitation ended.
enum Outcome {
    Sent,
    /// The customer was merged, disabled or activated, or got another address, in the meantime.
    Changed,
    Wait(TimeDelta),
}

impl Customers<'_> {
    /// Mails the activation to the address on file, never to another one. Revokes older activation links.
    ///
    /// # Errors
    /// Why not, as an [`Ineligibility`], `Unknown` when the operator has no such customer, the wait after 3 mails per
    /// hour to one customer or 60 by one agent, `Bounced` when the last mail to the address was refused for good, or
    /// `Unavailable` when the customer was changed in the meantime.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn send_activation(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<ActivationRefusal>> {
        self.activate(agent, caller, number, false).await
    }

    /// The same, also to an address that bounced: the agent knows of the bounce.
    ///
    /// # Errors
    /// As [`send_activation`](Self::send_activation), except `Bounced`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn send_activation_despite_bounce(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<ActivationRefusal>> {
        self.activate(agent, caller, number, true).await
    }

    async fn activate(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
        despite_bounce: bool,
    ) -> Result<(), Failure<ActivationRefusal>> {
        allow(agent, Permission::ActivateCustomers)?;
        let (operator, digits) = (agent.operator, number.digits());
        let found =
            read!(self.accounts.store(), customer_details::by_number(operator, digits)).await?;
        let Some(row) = found else {
            let unknown = ActivationRefusal::Unknown;
            return self.refuse_activation(agent, caller, number, None, unknown).await;
        };
        let Some(portal) = self.accounts.customers_portal(operator).await? else {
            return Err(Failure::Unavailable);
        };
        if let Some(why) = self.why_not_activated(&portal, &row).await? {
            let refusal = refusal(why);
            return self.refuse_activation(agent, caller, number, Some(row.id), refusal).await;
        }
        let Some(email) = &row.email else {
            return Err(ActivationRefusal::NoEmail.into());
        };
        let bounces = self.accounts.bounces();
        let bounced = bounces.of_address(operator, row.email_key.as_deref()).await?.is_some();
        if bounced && !despite_bounce {
            return Err(ActivationRefusal::Bounced.into());
        }
        let now = self.accounts.now();
        let invitation = invitation(agent, caller, (&portal, number), (&row, email), now)?;
        let outcome = transaction!(self.accounts.store(), async |tx| {
            invite(tx, operator, row.id, &invitation, now).await
        })
        .await?;
        match outcome {
            Outcome::Sent => {
                self.accounts.mail_queued();
                Ok(())
            }
            Outcome::Changed => Err(Failure::Unavailable),
            Outcome::Wait(wait) => Err(Failure::Wait(seconds(wait))),
        }
    }

    /// Refuses, and records the attempt if it may be more than a mistake.
    async fn refuse_activation(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
        customer: Option<CustomerId>,
        refusal: ActivationRefusal,
    ) -> Result<(), Failure<ActivationRefusal>> {
        use ActivationRefusal as R;
        if matches!(refusal, R::Unknown | R::AgentsAddress | R::AddressChanged | R::Disabled) {
            let (action, subject) = (AuditAction::ActivationRefused, number.to_string());
            let record = NewAudit {
                customer_id: customer,
                after: Some(Refusal::code(refusal).to_owned()),
                ..audit::new_record(action, agent, caller, &subject, self.accounts.now())
            };
            write!(self.accounts.store(), audit::record(&record)).await?;
        }
        Err(refusal.into())
    }

    /// Returns why this customer gets no activation mail, leaving the quotas aside.
    async fn why_not_activated(
        self,
        portal: &Portal,
        row: &DetailsRow,
    ) -> Result<Option<Ineligibility>, StoreError> {
        let operator = portal.operator;
        let is_agents = match &row.email_key {
            Some(key) => {
                read!(self.accounts.store(), customers::is_agents_address(operator, key)).await?
            }
            None => false,
        };
        let objection = self.accounts.objection_left(operator, row.id).await?;
        Ok(eligibility::ineligibility(&portal.settings, row, is_agents, objection))
    }
}

/// Invites a customer who has not changed, unless a quota is exceeded. Revokes older activation links.
async fn invite(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    invitation: &Invitation,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    let Invitation { quotas, mail, link, events, audit } = invitation;
    let current = query!(tx, customers::by_id(operator, customer)).await?;
    if !current.is_some_and(|row| can_be_invited(&row, &mail.recipient)) {
        return Ok(Outcome::Changed);
    }
    if let Some(wait) = throttle::take(tx, quotas, now).await? {
        return Ok(Outcome::Wait(wait));
    }
    query!(tx, customer_changes::invite(operator, customer)).await?;
    links::replace_of_purpose(tx, operator, customer, link.purpose, now).await?;
    query!(tx, outbox::queue_with_link(mail, Some(link))).await?;
    record_history(tx, events, audit).await?;
    Ok(Outcome::Sent)
}

/// Returns whether a customer without an active account still has that address, which merged ones have not.
fn can_be_invited(row: &AccountRow, email: &str) -> bool {
    !row.disabled && row.state != Some(AccountRow::ACTIVE) && row.email.as_deref() == Some(email)
}

fn invitation(
    agent: &Agent,
    caller: &AgentCaller,
    (portal, number): (&Portal, &CustomerNumber),
    (row, email): (&DetailsRow, &str),
    now: Timestamp,
) -> Result<Invitation, StoreError> {
    let subject = number.to_string();
    let mail = Mail::Activation {
        first_name: row.first_name.clone(),
        number: subject.clone(),
        hours: portal.settings.activation_hours.unsigned_abs(),
    };
    let locale = row.locale.parse().unwrap_or_default();
    let event = NewEvent {
        detail: Some(email.to_owned()),
        ..Event::ActivationSent.by_agent(agent, caller, row.id, now)
    };
    let record = NewAudit {
        customer_id: Some(row.id),
        after: Some(email.to_owned()),
        ..audit::new_record(AuditAction::ActivationSent, agent, caller, &subject, now)
    };
    Ok(Invitation {
        quotas: quotas(agent, row.id),
        mail: outbox::mail(portal, Some(row.id), email, locale, &mail, now)?,
        link: LinkTarget { customer: Some(row.id), ..LinkTarget::of(Purpose::Activate) },
        events: [event],
        audit: [record],
    })
}

fn quotas(agent: &Agent, customer: CustomerId) -> [Quota; 2] {
    [
        Quota::activations_of(agent.operator, customer),
        Quota::activations_by(agent.operator, agent.id),
    ]
}

fn refusal(why: Ineligibility) -> ActivationRefusal {
    match why {
        Ineligibility::NoEmail => ActivationRefusal::NoEmail,
        Ineligibility::SsoOnly => ActivationRefusal::SsoOnly,
        Ineligibility::Disabled => ActivationRefusal::Disabled,
        Ineligibility::AlreadyActive => ActivationRefusal::AlreadyActive,
        Ineligibility::AgentsAddress => ActivationRefusal::AgentsAddress,
        Ineligibility::AddressChanged(_) => ActivationRefusal::AddressChanged,
        // `eligibility` returns only the first of the others; the rest are failures of their own.
        Ineligibility::AccountsOff | Ineligibility::TooMany(_) | Ineligibility::NotAllowed => {
            ActivationRefusal::AccountsOff
        }
    }
}
