//! What an agent asked for when their last code was too old waits, encrypted, and is done once they have shown another
//! one.

use super::{
    AgentCaller,
    session::{ActiveSession, SessionStage},
};
use crate::{
    Accounts, Secret, StoreError,
    store::{Tx, query, read, rows::NewPendingAct, transaction, write},
    token::hash_of,
};
use chrono::TimeDelta;
use model::{Agent, Failure, refusals::SecondFactorRefusal};
use serde::{Deserialize, Serialize};

/// How long an act waits for its code.
const PENDING_TTL: TimeDelta = TimeDelta::minutes(10);
/// More tabs than one agent has open with forms that wait.
const MAX_PENDING: i64 = 10;

/// A form that an agent sent: the address of its function, and the body as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingAct {
    pub path: String,
    pub body: String,
}

impl Accounts {
    /// Keeps what an agent asked for until they have shown a code; returns what names it. Nothing can be kept without a
    /// key, and without one no agent has a second factor.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
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
        let act = NewPendingAct {
            agent_id: agent.id,
            hash: secret.hash(),
            sealed,
            expires_at: self.now() + PENDING_TTL,
        };
        transaction!(self.store(), async |tx| { keep(tx, &act).await }).await?;
        Ok(Some(secret))
    }

    /// Returns whether the act of that name still waits for the agent's code.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
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
    #[tracing::instrument(skip_all)]
    pub async fn reauthenticate(
        &self,
        caller: &AgentCaller,
        token: &str,
        code: &str,
        act: &str,
    ) -> Result<(Secret, Option<PendingAct>), Failure<SecondFactorRefusal>> {
        let active = self.agent_session(token).await?;
        let Some((active, agent)) = active.and_then(at_work) else {
            return Err(SecondFactorRefusal::SignedOut.into());
        };
        let cookie = self
            .rotate_by_code(caller, &active, code, |used, now| {
                (active.for_every_operator(caller, used, now), active.stage)
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

/// Keeps an act; the agent's oldest ones make room for it.
async fn keep(tx: &mut Tx, act: &NewPendingAct) -> Result<(), StoreError> {
    let oldest = query!(tx, agent_acts::all_but_latest(act.agent_id, MAX_PENDING - 1)).await?;
    if !oldest.is_empty() {
        query!(tx, agent_acts::delete_all(&oldest)).await?;
    }
    query!(tx, agent_acts::insert(act)).await?;
    Ok(())
}

/// Returns the session and its agent, where an operator is open.
fn at_work(active: ActiveSession) -> Option<(ActiveSession, i64)> {
    match active.stage {
        SessionStage::Open(agent) => Some((active, agent)),
        SessionStage::Password | SessionStage::Operator => None,
    }
}

/// What an act is sealed for, so that it cannot become another agent's.
pub(crate) fn purpose(agent: i64) -> String {
    format!("pending act of agent {agent}")
}
