//! Recovery codes that were just made. They wait, encrypted, in the session that made them, and are shown until the agent
//! has kept them.

use super::session::SessionStage;
use crate::{
    Accounts, StoreError,
    store::{RECOVERY_CODES_TTL, write},
    token::hash_of,
};
use model::Timestamp;

impl Accounts {
    /// Returns the recovery codes that the session has made; none once they were kept, or after a quarter of an hour.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn recovery_codes(&self, token: &str) -> Result<Vec<String>, StoreError> {
        let Some(active) = self.agent_session(token).await? else {
            return Ok(Vec::new());
        };
        let are_shown = are_shown(active.stage, active.row.authenticated_at, self.now());
        let sealed = active.row.recovery_codes.filter(|_| are_shown);
        let codes = sealed.and_then(|sealed| {
            let plain = self.0.sso.keys().open(&purpose(active.login.id), &sealed)?;
            serde_json::from_slice(&plain).ok()
        });
        Ok(codes.unwrap_or_default())
    }

    /// Forgets them: the agent has kept them.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn recovery_codes_kept(&self, token: &str) -> Result<(), StoreError> {
        match hash_of(token) {
            Some(hash) => write!(self.store(), agent_sessions::forget_shown_codes(&hash)).await,
            None => Ok(()),
        }
    }

    /// Returns the codes as a session keeps them; none without a key.
    pub(super) fn seal_recovery_codes(&self, login: i64, codes: &[String]) -> Option<Vec<u8>> {
        let plain = serde_json::to_vec(codes).ok()?;
        self.0.sso.keys().seal(&purpose(login), &plain)
    }
}

/// Returns whether a session still shows the codes that it has made: after the second factor alone, and not for long.
fn are_shown(stage: SessionStage, authenticated_at: Timestamp, now: Timestamp) -> bool {
    stage.is_proved() && now < authenticated_at + RECOVERY_CODES_TTL
}

/// What codes are sealed for, so that they cannot become another person's.
pub(crate) fn purpose(login: i64) -> String {
    format!("agent-recovery-codes|{login}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use SessionStage::{Open, Operator, Password};
    use chrono::TimeDelta;

    #[test]
    fn codes_are_shown_for_a_quarter_of_an_hour_after_the_second_factor() {
        let made = chrono::DateTime::UNIX_EPOCH.naive_utc();
        for (stage, seconds, expected) in [
            (Open(7), 0, true),
            (Operator, 0, true),
            (Password, 0, false),
            (Open(7), 899, true),
            (Open(7), 900, false),
            (Operator, 900, false),
        ] {
            let now = made + TimeDelta::seconds(seconds);
            assert_eq!(are_shown(stage, made, now), expected, "{stage:?} after {seconds} s");
        }
    }
}
