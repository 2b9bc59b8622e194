//! What admins do with the agents of their operator.

use super::{AccessError, AgentCaller, AgentError};
use crate::Accounts;
use model::{Agent, AgentSummary, EmailAddress, Failure, Role, refusals::AgentRefusal};

impl Accounts {
    /// The agents of the operator, by name.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn agents(&self, agent: &Agent) -> Result<Vec<AgentSummary>, AccessError> {
        let _ = agent;
        unimplemented!()
    }

    /// Invites somebody to work for the operator.
    ///
    /// # Errors
    /// What is wrong with the name or the address, or a wait.
    pub async fn invite_agent(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        name: &str,
        email: &str,
        role: Role,
    ) -> Result<(), Failure<AgentRefusal>> {
        let _ = (agent, caller, name, email, role);
        unimplemented!()
    }

    /// Gives an agent another role, or shuts them out; both act on their next request.
    ///
    /// # Errors
    /// `Oneself`, `LastAdmin`, `Unknown`.
    pub async fn change_agent(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
        role: Role,
        disabled: bool,
    ) -> Result<(), Failure<AgentRefusal>> {
        let _ = (agent, caller, id, role, disabled);
        unimplemented!()
    }

    /// Takes an agent's second factor away, so that their next sign-in sets one up; their sessions end.
    ///
    /// # Errors
    /// `Oneself`, `WorksElsewhere`, `Unknown`.
    pub async fn reset_second_factor(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
    ) -> Result<(), Failure<AgentRefusal>> {
        let _ = (agent, caller, id);
        unimplemented!()
    }

    /// Mails the invitation again; the older link dies.
    ///
    /// # Errors
    /// `NotInvited`, `Unknown`, or a wait.
    pub async fn resend_invitation(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
    ) -> Result<(), Failure<AgentRefusal>> {
        let _ = (agent, caller, id);
        unimplemented!()
    }

    /// Invites an agent of the operator whose portal has that host; tells the address of the invitation, which is mailed as well.
    ///
    /// # Errors
    /// [`AgentError`].
    pub async fn create_agent(
        &self,
        host: &str,
        name: &str,
        email: &EmailAddress,
        role: Role,
    ) -> Result<String, AgentError> {
        let _ = (host, name, email, role);
        unimplemented!()
    }
}
