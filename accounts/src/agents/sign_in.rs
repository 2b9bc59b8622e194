//! Agents' sign-in by email and password, which is never enough: a second factor follows.

use super::AgentCaller;
use crate::{Accounts, Secret, StoreError};
use model::{Failure, refusals::AgentSignInRefusal};
use secrecy::SecretString;

impl Accounts {
    /// Takes the first step: the session that begins can do nothing but bring the second factor. Every failure that could
    /// tell people apart has the same answer after the same work.
    ///
    /// # Errors
    /// What is missing or malformed, `NoMatch`, or a wait when there were too many tries.
    pub async fn agent_sign_in(
        &self,
        caller: &AgentCaller,
        email: &str,
        password: &SecretString,
    ) -> Result<Secret, Failure<AgentSignInRefusal>> {
        let _ = (caller, email, password);
        unimplemented!()
    }

    /// Ends the session of a cookie, if it is one.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer: the session goes on then.
    pub async fn agent_sign_out(&self, token: &str) -> Result<(), StoreError> {
        let _ = token;
        unimplemented!()
    }
}
