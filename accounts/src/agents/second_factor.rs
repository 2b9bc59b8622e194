//! The second factor of agents: TOTP codes (RFC 6238), or recovery codes that work once each.

mod enrolment;
mod verification;

use super::session::{ActiveSession, SessionStage};
use crate::groups::Agents;
use model::{Failure, LoginId, refusals::SecondFactorRefusal};

impl Agents<'_> {
    /// Returns the session of that cookie if the password was verified and the second factor is next.
    async fn awaiting_second_factor(
        self,
        token: &str,
    ) -> Result<ActiveSession, Failure<SecondFactorRefusal>> {
        self.agent_session(token)
            .await?
            .filter(|active| active.stage == SessionStage::Password)
            .ok_or_else(|| SecondFactorRefusal::SignedOut.into())
    }

    /// Returns the encrypted TOTP secret for storage. None without an encryption key.
    pub(crate) fn seal_totp(self, login: LoginId, secret: &[u8]) -> Option<Vec<u8>> {
        self.accounts.0.secret_keys.seal(&purpose(login), secret)
    }

    fn open_totp(
        self,
        login: LoginId,
        sealed: &[u8],
    ) -> Result<Vec<u8>, Failure<SecondFactorRefusal>> {
        self.accounts.0.secret_keys.open(&purpose(login), sealed).ok_or_else(|| {
            tracing::error!(login = login.get(), "agent.second_factor.unreadable");
            SecondFactorRefusal::NoKey.into()
        })
    }
}

/// Returns the encryption context, which binds the secret to the person.
pub(crate) fn purpose(login: LoginId) -> String {
    format!("agent-totp|{login}")
}
