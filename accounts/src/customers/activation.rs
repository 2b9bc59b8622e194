//! Activation by an agent: a mail with a link to choose a password, after which the customer number signs in.

use crate::{Accounts, AgentCaller};
use model::{Agent, CustomerNumber, Failure, refusals::ActivationRefusal};

impl Accounts {
    /// Mails the activation to the address on file, never to another one. Older links of it die.
    ///
    /// # Errors
    /// Why not, as [`model::WhyNot`] says it, `Unknown`, or a wait after 3 mails in an hour to one customer or 60 by one
    /// agent.
    pub async fn send_activation(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<ActivationRefusal>> {
        let _ = (agent, caller, number);
        unimplemented!()
    }
}
