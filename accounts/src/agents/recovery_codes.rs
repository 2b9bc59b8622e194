//! Recovery codes that were just created. They are stored, encrypted, in the session that created them, and shown until
//! the agent confirms having saved them.

use super::session::SessionStage;
use crate::{
    StoreError, groups::Agents, retention::RECOVERY_CODES_TTL, store::write, token::hash_of,
};
use model::{LoginId, Timestamp};

impl Agents<'_> {
    /// Returns the recovery codes that the session has created. Empty once they were confirmed, or after 15 minutes.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn recovery_codes(self, token: &str) -> Result<Vec<String>, StoreError> {
        let Some(active) = self.agent_session(token).await? else {
            return Ok(Vec::new());
        };
        let are_shown = are_shown(active.stage, active.row.authenticated_at, self.accounts.now());
        let sealed = active.row.recovery_codes.filter(|_| are_shown);
        let codes = sealed.and_then(|sealed| {
            let plain = self.accounts.0.secret_keys.open(&purpose(active.login.id), &sealed)?;
            serde_json::from_slice(&plain).ok()
        });
        Ok(codes.unwrap_or_default())
    }

    /// Deletes them from the session: the agent has saved them.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn recovery_codes_kept(self, token: &str) -> Result<(), StoreError> {
        match hash_of(token) {
            Some(hash) => {
                write!(self.accounts.store(), agent_sessions::forget_shown_codes(&hash)).await
            }
            None => Ok(()),
        }
    }

    /// Returns the codes encrypted for the session. None without an encryption key.
    pub(super) fn seal_recovery_codes(self, login: LoginId, codes: &[String]) -> Option<Vec<u8>> {
        let plain = serde_json::to_vec(codes).ok()?;
        self.accounts.0.secret_keys.seal(&purpose(login), &plain)
    }
}

/// Returns whether a session still shows its new codes: only directly after the second factor, for a limited time.
fn are_shown(stage: SessionStage, authenticated_at: Timestamp, now: Timestamp) -> bool {
    stage.is_proved() && now < authenticated_at + RECOVERY_CODES_TTL
}

/// Returns the encryption context, which binds the codes to the person.
pub(crate) fn purpose(login: LoginId) -> String {
    format!("agent-recovery-codes|{login}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use SessionStage::{Open, Operator, Password};
    use chrono::TimeDelta;
    use model::AgentId;

    #[test]
    fn codes_are_shown_for_a_quarter_of_an_hour_after_the_second_factor() {
        let made = chrono::DateTime::UNIX_EPOCH.naive_utc();
        for (stage, seconds, expected) in [
            (Open(AgentId::new(7)), 0, true),
            (Operator, 0, true),
            (Password, 0, false),
            (Open(AgentId::new(7)), 899, true),
            (Open(AgentId::new(7)), 900, false),
            (Operator, 900, false),
        ] {
            let now = made + TimeDelta::seconds(seconds);
            assert_eq!(are_shown(stage, made, now), expected, "{stage:?} after {seconds} s");
        }
    }
}
