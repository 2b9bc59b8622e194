//! Ending a customer's sessions, locking them out and letting them in again.

use crate::{
    Accounts, AgentCaller,
    agents::allow,
    audit,
    store::{
        read,
        rows::{NewAudit, NewEvent},
        write,
    },
    timeline::Event,
};
use model::{
    Agent, AuditAction, CustomerNumber, Failure, Permission, refusals::CustomerActRefusal,
};

impl Accounts {
    /// Ends every session of the customer.
    ///
    /// # Errors
    /// `Unknown`.
    pub async fn end_sessions_of(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<CustomerActRefusal>> {
        allow(agent, Permission::EndSessions)?;
        let what = (Event::SessionsEnded, AuditAction::CustomerSessionsEnded);
        let (event, act) = self.act_on(agent, caller, number, what).await?;
        write!(self.store(), customer_acts::end_sessions(&event, &act)).await?;
        Ok(())
    }

    /// Locks the customer out: sessions end and links die at once. Nothing else is lost.
    ///
    /// # Errors
    /// `Unknown`.
    pub async fn disable_customer(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<CustomerActRefusal>> {
        allow(agent, Permission::DisableCustomers)?;
        let what = (Event::Disabled, AuditAction::CustomerDisabled);
        let (event, act) = self.act_on(agent, caller, number, what).await?;
        write!(self.store(), customer_acts::set_disabled(true, &event, &act)).await?;
        Ok(())
    }

    /// Lets the customer in again, with the password they had.
    ///
    /// # Errors
    /// `Unknown`.
    pub async fn enable_customer(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<CustomerActRefusal>> {
        allow(agent, Permission::DisableCustomers)?;
        let what = (Event::Enabled, AuditAction::CustomerEnabled);
        let (event, act) = self.act_on(agent, caller, number, what).await?;
        write!(self.store(), customer_acts::set_disabled(false, &event, &act)).await?;
        Ok(())
    }

    /// The lines of the timeline and of the audit for an act on the customer of that number.
    async fn act_on(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
        (event, action): (Event, AuditAction),
    ) -> Result<(NewEvent, NewAudit), Failure<CustomerActRefusal>> {
        let (operator, digits) = (agent.operator, number.digits());
        let found = read!(self.store(), customer_details::by_number(operator, digits)).await?;
        let row = found.ok_or(CustomerActRefusal::Unknown)?;
        let now = self.now();
        let act = NewAudit {
            customer_id: Some(row.id),
            ..audit::act(action, agent, caller, &number.to_string(), now)
        };
        Ok((event.by_agent(agent, caller, row.id, now), act))
    }
}
