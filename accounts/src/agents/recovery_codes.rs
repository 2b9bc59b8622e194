//! Recovery codes that were just made. They wait, encrypted, in the session that made them, and are shown until the agent
//! has kept them.

use super::session::Progress;
use crate::{
    Accounts, StoreError,
    store::{RECOVERY_CODES_TTL, write},
    token::hash_of,
};

impl Accounts {
    /// Returns the recovery codes that the session has made; none once they were kept, or after a quarter of an hour.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn recovery_codes(&self, token: &str) -> Result<Vec<String>, StoreError> {
        let Some(live) = self.agent_session(token).await? else {
            return Ok(Vec::new());
        };
        let is_shown = live.progress != Progress::Password
            && self.now() < live.session.authenticated_at + RECOVERY_CODES_TTL;
        let sealed = live.session.recovery_codes.filter(|_| is_shown);
        let codes = sealed.and_then(|sealed| {
            let plain = self.0.sso.keys().open(&purpose(live.login.id), &sealed)?;
            serde_json::from_slice(&plain).ok()
        });
        Ok(codes.unwrap_or_default())
    }

    /// Forgets them: the agent has kept them.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn recovery_codes_kept(&self, token: &str) -> Result<(), StoreError> {
        match hash_of(token) {
            Some(hash) => write!(self.store(), agent_sessions::codes_kept(&hash)).await,
            None => Ok(()),
        }
    }

    /// Returns the codes as a session keeps them.
    pub(super) fn seal_recovery_codes(&self, login: i64, codes: &[String]) -> Option<Vec<u8>> {
        let plain = serde_json::to_vec(codes).ok()?;
        self.0.sso.keys().seal(&purpose(login), &plain)
    }
}

/// What codes are sealed for, so that they cannot become another person's.
pub(crate) fn purpose(login: i64) -> String {
    format!("agent-recovery-codes|{login}")
}
