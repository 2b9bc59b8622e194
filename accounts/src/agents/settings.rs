//! Settings as admins change them.

use super::{AccessError, AgentCaller};
use crate::Accounts;
use model::{Agent, Failure, Settings, refusals::SettingsFormRefusal};

impl Accounts {
    /// The settings of the operator.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn operator_settings(&self, agent: &Agent) -> Result<Settings, AccessError> {
        let _ = agent;
        unimplemented!()
    }

    /// Changes settings of the operator: all of them or, where one is refused, none. They act at once here, and within two
    /// seconds on every other instance.
    ///
    /// # Errors
    /// What is wrong with which value.
    pub async fn change_operator_settings(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        changes: &[(String, String)],
    ) -> Result<(), Failure<SettingsFormRefusal>> {
        let _ = (agent, caller, changes);
        unimplemented!()
    }
}
