//! Sensitive acts ask for a fresh code (security rule R6). What an agent asked for when their last code was too old waits,
//! encrypted, and is done once they have shown another one.

use super::{
    AccessError, AgentCaller,
    second_factor::for_every_operator,
    session::{Live, Progress},
};
use crate::{
    Accounts, Secret, StoreError,
    store::{read, rows::NewPendingAct, write},
    token::hash_of,
};
use chrono::TimeDelta;
use model::{Agent, Failure, Timestamp, refusals::SecondFactorRefusal};
use serde::{Deserialize, Serialize};

/// How long a code covers sensitive acts.
const CODE_COVERS: TimeDelta = TimeDelta::minutes(10);
/// How long an act waits for its code.
const PENDING_TTL: TimeDelta = TimeDelta::minutes(10);

/// A form that an agent sent: the address of its function, and the body as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingAct {
    pub path: String,
    pub body: String,
}

/// Returns whether a code that was shown at that moment still covers sensitive acts. One from the future does not: the
/// clock was set back.
pub(super) fn is_recent(authenticated_at: Timestamp, now: Timestamp) -> bool {
    (TimeDelta::zero()..CODE_COVERS).contains(&(now - authenticated_at))
}

/// Every use case of a sensitive act asks this after its permission. The server has asked for the code before.
pub(crate) fn require_recent_code(agent: &Agent) -> Result<(), AccessError> {
    if agent.has_recent_code {
        Ok(())
    } else {
        tracing::warn!(agent = agent.id, "refused: the agent's last code is too old");
        Err(AccessError::Forbidden)
    }
}

impl Accounts {
    /// Keeps what an agent asked for until they have shown a code; returns what names it. Nothing can be kept without a
    /// key, and without one no agent has a second factor.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn keep_act(
        &self,
        agent: &Agent,
        act: &PendingAct,
    ) -> Result<Option<Secret>, StoreError> {
        let plain = serde_json::to_vec(act)?;
        let Some(sealed) = self.0.sso.keys().seal(&purpose(agent.id), &plain) else {
            return Ok(None);
        };
        let secret = Secret::random();
        let row = &NewPendingAct {
            agent_id: agent.id,
            hash: secret.hash(),
            sealed,
            expires_at: self.now() + PENDING_TTL,
        };
        write!(self.store(), agent_acts::keep(row)).await?;
        Ok(Some(secret))
    }

    /// Returns whether the act of that name still waits for the agent's code.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn act_waits(&self, agent: &Agent, act: &str) -> Result<bool, StoreError> {
        let Some(hash) = hash_of(act) else {
            return Ok(false);
        };
        let (id, now) = (agent.id, self.now());
        read!(self.store(), agent_acts::waits(id, &hash, now)).await
    }

    /// Takes a fresh code of an agent at work. The session goes on under a new secret; the act that waited is returned,
    /// once.
    ///
    /// # Errors
    /// What is wrong with the code, `SignedOut`, `NoKey`, or a wait when there were too many tries.
    pub async fn reauthenticate(
        &self,
        caller: &AgentCaller,
        token: &str,
        code: &str,
        act: &str,
    ) -> Result<(Secret, Option<PendingAct>), Failure<SecondFactorRefusal>> {
        let live = self.agent_session(token).await?;
        let Some((live, agent)) = live.and_then(at_work) else {
            return Err(SecondFactorRefusal::SignedOut.into());
        };
        let progress = live.progress;
        let cookie = self
            .advance_by_code(caller, &live, code, |used, now| {
                let acts = for_every_operator(&live, caller, used, now);
                (acts.collect(), progress)
            })
            .await?;
        Ok((cookie, self.take_act(agent, act).await?))
    }

    async fn take_act(&self, agent: i64, act: &str) -> Result<Option<PendingAct>, StoreError> {
        let Some(hash) = hash_of(act) else {
            return Ok(None);
        };
        let now = self.now();
        let sealed = write!(self.store(), agent_acts::take(agent, &hash, now)).await?;
        Ok(sealed.and_then(|sealed| {
            let plain = self.0.sso.keys().open(&purpose(agent), &sealed)?;
            serde_json::from_slice(&plain).ok()
        }))
    }
}

/// The session and its agent, where an operator is open.
fn at_work(live: Live) -> Option<(Live, i64)> {
    match live.progress {
        Progress::Open(agent) => Some((live, agent)),
        Progress::Password | Progress::Operator => None,
    }
}

/// What an act is sealed for, so that it cannot become another agent's.
pub(crate) fn purpose(agent: i64) -> String {
    format!("pending act of agent {agent}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn a_code_covers_ten_minutes_to_the_second() {
        let shown = DateTime::UNIX_EPOCH.naive_utc();
        for (seconds, recent) in
            [(0, true), (599, true), (600, false), (86_400, false), (-1, false)]
        {
            let now = shown + TimeDelta::seconds(seconds);
            assert_eq!(is_recent(shown, now), recent, "{seconds} s later");
        }
    }
}
