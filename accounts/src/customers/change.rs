//! What agents correct about a customer. Never a password.

use crate::{Accounts, AgentCaller};
use model::{Agent, CustomerNumber, Failure, refusals::CustomerRefusal};

/// What an agent's form about a customer brings. An empty email or phone: none.
#[derive(Debug)]
pub struct CustomerForm {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: String,
}

impl Accounts {
    /// Changes a customer's data. A changed address is told to the old one, with a link that undoes it; pending links die,
    /// and the new address signs in only after the customer has proved it.
    ///
    /// # Errors
    /// What is wrong with each field, or `Unknown`.
    pub async fn change_customer(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
        form: CustomerForm,
    ) -> Result<(), Failure<CustomerRefusal>> {
        let _ = (agent, caller, number, form);
        unimplemented!()
    }
}
