//! Ending a customer's sessions, locking them out and letting them in again.

use crate::{Accounts, AgentCaller};
use model::{Agent, CustomerNumber, Failure, refusals::CustomerActRefusal};

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
        let _ = (agent, caller, number);
        unimplemented!()
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
        let _ = (agent, caller, number);
        unimplemented!()
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
        let _ = (agent, caller, number);
        unimplemented!()
    }
}
