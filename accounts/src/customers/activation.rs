//! Activation by an agent: mails a link to choose a password, after which the customer signs in with the customer
//! number. `eligibility` has who may get one, `invitation` the mail and what is recorded, `status` the progress.

mod eligibility;
mod invitation;
mod status;

pub(crate) use invitation::{Invitation, InvitationOutcome, invitation_mail, invite};

use crate::{
    AgentCaller, StoreError,
    access::allow,
    audit,
    groups::Customers,
    store::{
        read,
        rows::{DetailsRow, NewAudit, NewEvent},
        transaction, write,
    },
    throttle::{Quota, seconds},
    timeline::Event,
};
use model::{
    Agent, AuditAction, CustomerId, CustomerNumber, Failure, Ineligibility, Permission, Portal,
    Refusal, Timestamp, refusals::ActivationRefusal,
};

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

    /// The same, also to an address that bounced: the agent has seen the bounce.
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
        let operator = agent.operator;
        let found =
            read!(self.accounts.store(), customer_details::by_number(operator, number)).await?;
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
            InvitationOutcome::Sent(_) => {
                self.accounts.mail_queued();
                Ok(())
            }
            InvitationOutcome::Changed => Err(Failure::Unavailable),
            InvitationOutcome::Wait(wait) => Err(Failure::Wait(seconds(wait))),
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
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn why_not_activated(
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

/// Returns the invitation of a customer by an agent.
fn invitation(
    agent: &Agent,
    caller: &AgentCaller,
    (portal, number): (&Portal, &CustomerNumber),
    (row, email): (&DetailsRow, &str),
    now: Timestamp,
) -> Result<Invitation, StoreError> {
    let subject = number.to_string();
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
        quotas: quotas(agent, row.id).to_vec(),
        mail: invitation_mail(portal, number, (row, email), now)?,
        event,
        audit: Some(record),
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
