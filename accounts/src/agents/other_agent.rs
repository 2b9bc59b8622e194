//! The agent that an admin manages.

use super::allow;
use crate::{
    groups::Agents,
    store::{read, rows::AgentRow},
};
use model::{Agent, AgentId, Failure, Permission, refusals::AgentRefusal};

impl Agents<'_> {
    /// Returns an agent of the operator other than the caller.
    ///
    /// # Errors
    /// `Oneself` for the caller's own account, `Unknown` when the operator has no such agent, or that the role does not
    /// allow it.
    pub(super) async fn other_agent(
        self,
        agent: &Agent,
        id: AgentId,
    ) -> Result<AgentRow, Failure<AgentRefusal>> {
        allow(agent, Permission::ManageAgents)?;
        if id == agent.id {
            return Err(AgentRefusal::Oneself.into());
        }
        let operator = agent.operator;
        read!(self.accounts.store(), agents::by_id(operator, id))
            .await?
            .ok_or_else(|| AgentRefusal::Unknown.into())
    }
}
