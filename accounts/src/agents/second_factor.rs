//! The second factor of agents: codes of an authenticator (RFC 6238), or a recovery code once each.

use super::AgentCaller;
use crate::{Accounts, Secret};
use model::{Enrolment, Failure, refusals::SecondFactorRefusal};

impl Accounts {
    /// What an authenticator needs to be set up. The same for as long as the session lasts.
    ///
    /// # Errors
    /// `SignedOut`, `AlreadyEnrolled`, or `NoKey`: nothing can be kept secret.
    pub async fn enrolment(&self, token: &str) -> Result<Enrolment, Failure<SecondFactorRefusal>> {
        let _ = token;
        unimplemented!()
    }

    /// Sets the second factor, once a code shows that the authenticator has it. The session goes on under a new secret;
    /// the recovery codes are told this once.
    ///
    /// # Errors
    /// What is wrong with the code, or as for [`enrolment`](Self::enrolment).
    pub async fn confirm_enrolment(
        &self,
        caller: &AgentCaller,
        token: &str,
        code: &str,
    ) -> Result<(Secret, Vec<String>), Failure<SecondFactorRefusal>> {
        let _ = (caller, token, code);
        unimplemented!()
    }

    /// Takes the second step, by a code of the authenticator or a recovery code. No code counts twice. The session goes on
    /// under a new secret.
    ///
    /// # Errors
    /// What is wrong with the code, `SignedOut`, `NoKey`, or a wait when there were too many tries.
    pub async fn second_factor(
        &self,
        caller: &AgentCaller,
        token: &str,
        code: &str,
    ) -> Result<Secret, Failure<SecondFactorRefusal>> {
        let _ = (caller, token, code);
        unimplemented!()
    }
}
