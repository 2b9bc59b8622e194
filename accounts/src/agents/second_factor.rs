//! The second factor of agents: codes of an authenticator (RFC 6238), or a recovery code once each.

mod enrolment;
mod verification;

use super::session::{ActiveSession, SessionStage};
use crate::Accounts;
use model::{Failure, refusals::SecondFactorRefusal};

impl Accounts {
    /// Returns the session of that cookie where its password was right and the second factor is next.
    async fn half_signed_in(
        &self,
        token: &str,
    ) -> Result<ActiveSession, Failure<SecondFactorRefusal>> {
        self.agent_session(token)
            .await?
            .filter(|active| active.stage == SessionStage::Password)
            .ok_or_else(|| SecondFactorRefusal::SignedOut.into())
    }

    /// Returns the secret of a person's second factor as the database keeps it; none without a key.
    pub(crate) fn seal_totp(&self, login: i64, secret: &[u8]) -> Option<Vec<u8>> {
        self.0.sso.keys().seal(&purpose(login), secret)
    }

    fn open_totp(
        &self,
        login: i64,
        sealed: &[u8],
    ) -> Result<Vec<u8>, Failure<SecondFactorRefusal>> {
        self.0.sso.keys().open(&purpose(login), sealed).ok_or_else(|| {
            tracing::error!(login, "agent.second_factor.unreadable");
            SecondFactorRefusal::NoKey.into()
        })
    }
}

/// What a secret is sealed for, so that it cannot become another person's.
pub(crate) fn purpose(login: i64) -> String {
    format!("agent-totp|{login}")
}
