//! Agents' sessions: idle for 30 minutes at most, and over after 8 hours. Roles are read anew at every request.

use super::AgentCaller;
use crate::{Accounts, Secret, StoreError};
use model::{Failure, Stage, refusals::SessionRefusal};

impl Accounts {
    /// How far the session of that cookie has come, while it lasts. Anything else is nobody, and so is who was disabled.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn agent_stage(&self, token: &str) -> Result<Option<Stage>, StoreError> {
        let _ = token;
        unimplemented!()
    }

    /// Opens one of the operators that the person works for; also from an open session, to change to another one. The
    /// session goes on under a new secret.
    ///
    /// # Errors
    /// `SignedOut` when the session is over, or the agent is none of theirs.
    pub async fn choose_operator(
        &self,
        caller: &AgentCaller,
        token: &str,
        agent: i64,
    ) -> Result<Secret, Failure<SessionRefusal>> {
        let _ = (caller, token, agent);
        unimplemented!()
    }
}
