//! Ending a customer's sessions, disabling and enabling customers.

use super::steps::{is_whole, record_history};
use crate::{
    AgentCaller, StoreError,
    access::allow,
    audit,
    events::{self, Subject},
    groups::Customers,
    instruments::SESSIONS_ENDED,
    links,
    store::{
        Tx, query, read,
        rows::{NewAudit, NewEvent},
        transaction,
    },
    timeline::Event,
};
use model::{
    Agent, AuditAction, CustomerId, CustomerNumber, EventKind, Failure, OperatorId, Permission,
    refusals::CustomerActionRefusal,
};

/// An action on a customer, as recorded in timeline and audit.
struct CustomerAction {
    customer: CustomerId,
    events: [NewEvent; 1],
    audit: [NewAudit; 1],
}

impl Customers<'_> {
    /// Ends all sessions of the customer.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such customer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn end_sessions(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<CustomerActionRefusal>> {
        allow(agent, Permission::EndSessions)?;
        let what = (Event::SessionsEnded, AuditAction::CustomerSessionsEnded);
        let action = self.customer_action(agent, caller, number, what).await?;
        let operator = agent.operator;
        transaction!(self.accounts.store(), async |tx| {
            query!(tx, sessions::end_all(operator, action.customer)).await?;
            record_history(tx, &action.events, &action.audit).await
        })
        .await?;
        SESSIONS_ENDED.increment(&["agent"]);
        Ok(())
    }

    /// Disables the customer: ends their sessions and revokes their links. Everything else is kept.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such customer; `Unavailable` when the customer was merged into another one in
    /// the meantime.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn disable(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<CustomerActionRefusal>> {
        self.set_disabled(agent, caller, number, true).await
    }

    /// Enables the customer, with the password they had.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such customer; `Unavailable` when the customer was merged into another one in
    /// the meantime.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn enable(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<CustomerActionRefusal>> {
        self.set_disabled(agent, caller, number, false).await
    }

    async fn set_disabled(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
        disabled: bool,
    ) -> Result<(), Failure<CustomerActionRefusal>> {
        allow(agent, Permission::DisableCustomers)?;
        let what = if disabled {
            (Event::Disabled, AuditAction::CustomerDisabled)
        } else {
            (Event::Enabled, AuditAction::CustomerEnabled)
        };
        let action = self.customer_action(agent, caller, number, what).await?;
        let operator = agent.operator;
        let done = transaction!(self.accounts.store(), async |tx| {
            switch(tx, operator, &action, disabled).await
        })
        .await?;
        if done { Ok(()) } else { Err(Failure::Unavailable) }
    }

    /// Returns the timeline event and the audit record of an action on a customer.
    async fn customer_action(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
        (event, action): (Event, AuditAction),
    ) -> Result<CustomerAction, Failure<CustomerActionRefusal>> {
        let operator = agent.operator;
        let found =
            read!(self.accounts.store(), customer_details::by_number(operator, number)).await?;
        let row = found.ok_or(CustomerActionRefusal::Unknown)?;
        let now = self.accounts.now();
        let action = NewAudit {
            customer_id: Some(row.id),
            ..audit::new_record(action, agent, caller, &number.to_string(), now)
        };
        let event = event.by_agent(agent, caller, row.id, now);
        Ok(CustomerAction { customer: row.id, events: [event], audit: [action] })
    }
}

/// Disables or enables a customer, unless they were merged into another one in the meantime. Disabling ends all
/// sessions and revokes all links in the same transaction. Repeating it changes and records nothing. Returns `false` if
/// they were merged.
async fn switch(
    tx: &mut Tx,
    operator: OperatorId,
    action: &CustomerAction,
    disabled: bool,
) -> Result<bool, StoreError> {
    let customer = action.customer;
    if !is_whole(tx, operator, customer).await? {
        return Ok(false);
    }
    let before = query!(tx, customers::by_id(operator, customer)).await?;
    if before.is_some_and(|before| before.disabled == disabled) {
        return Ok(true);
    }
    query!(tx, customer_changes::set_disabled(operator, customer, disabled)).await?;
    let [event] = &action.events;
    if disabled {
        query!(tx, sessions::end_all(operator, customer)).await?;
        links::replace_of_customer(tx, operator, customer, event.at).await?;
    }
    record_history(tx, &action.events, &action.audit).await?;
    let kind = if disabled { EventKind::CustomerDisabled } else { EventKind::CustomerEnabled };
    events::record(tx, operator, kind, Subject::customer(customer), event.at).await?;
    Ok(true)
}
