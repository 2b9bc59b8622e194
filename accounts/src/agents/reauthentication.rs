//! A sensitive request of an agent whose last code was too old is stored, encrypted, and replayed once they have
//! entered a new code.

use super::{
    AgentCaller,
    session::{ActiveSession, SessionStage},
};
use crate::{
    Secret, StoreError,
    groups::Agents,
    store::{Tx, query, read, rows::NewPendingRequest, transaction, write},
    token::hash_of,
};
use chrono::TimeDelta;
use model::{Agent, AgentId, Failure, refusals::SecondFactorRefusal};
use serde::{Deserialize, Serialize};

/// How long a stored request waits for its code.
const PENDING_TTL: TimeDelta = TimeDelta::minutes(10);
/// Maximum stored requests of one agent: more than the tabs they have open with pending forms.
const MAX_PENDING: i64 = 10;

/// A form that an agent submitted: the path of its server function, and the body as received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingRequest {
    pub path: String,
    pub body: String,
}

impl Agents<'_> {
    /// Stores a request until the agent has entered a code. Returns the secret that names it. Without an encryption key
    /// nothing can be stored, but then no agent has a second factor either.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn store_request(
        self,
        agent: &Agent,
        request: &PendingRequest,
    ) -> Result<Option<Secret>, StoreError> {
        let plain = serde_json::to_vec(request)?;
        let Some(sealed) = self.accounts.0.secret_keys.seal(&purpose(agent.id), &plain) else {
            return Ok(None);
        };
        let secret = Secret::random();
        let request = NewPendingRequest {
            agent_id: agent.id,
            hash: secret.hash(),
            sealed,
            expires_at: self.accounts.now() + PENDING_TTL,
        };
        transaction!(self.accounts.store(), async |tx| { keep(tx, &request).await }).await?;
        Ok(Some(secret))
    }

    /// Returns whether that request still waits for the agent's code.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn is_request_pending(
        self,
        agent: &Agent,
        request: &str,
    ) -> Result<bool, StoreError> {
        let Some(hash) = hash_of(request) else {
            return Ok(false);
        };
        let (id, now) = (agent.id, self.accounts.now());
        read!(self.accounts.store(), pending_requests::waits(id, &hash, now)).await
    }

    /// Verifies a fresh code of a signed-in agent and rotates the session token. Returns the stored request, once.
    ///
    /// # Errors
    /// What is wrong with the code, `SignedOut` when the session has ended, `NoKey` without an encryption key, or the
    /// wait after too many attempts.
    #[tracing::instrument(skip_all)]
    pub async fn reauthenticate(
        self,
        caller: &AgentCaller,
        token: &str,
        code: &str,
        request: &str,
    ) -> Result<(Secret, Option<PendingRequest>), Failure<SecondFactorRefusal>> {
        let active = self.agent_session(token).await?;
        let Some((active, agent)) = active.and_then(open_operator) else {
            return Err(SecondFactorRefusal::SignedOut.into());
        };
        let cookie = self
            .rotate_by_code(caller, &active, code, |used, now| {
                (active.for_every_operator(caller, used, now), active.stage)
            })
            .await?;
        Ok((cookie, self.take_request(agent, request).await?))
    }

    async fn take_request(
        self,
        agent: AgentId,
        request: &str,
    ) -> Result<Option<PendingRequest>, StoreError> {
        let Some(hash) = hash_of(request) else {
            return Ok(None);
        };
        let now = self.accounts.now();
        let sealed =
            write!(self.accounts.store(), pending_requests::take(agent, &hash, now)).await?;
        Ok(sealed.and_then(|sealed| {
            let plain = self.accounts.0.secret_keys.open(&purpose(agent), &sealed)?;
            serde_json::from_slice(&plain).ok()
        }))
    }
}

/// Stores a request, deleting the agent's oldest ones beyond the limit.
async fn keep(tx: &mut Tx, request: &NewPendingRequest) -> Result<(), StoreError> {
    let oldest =
        query!(tx, pending_requests::all_but_latest(request.agent_id, MAX_PENDING - 1)).await?;
    if !oldest.is_empty() {
        query!(tx, pending_requests::delete_all(&oldest)).await?;
    }
    query!(tx, pending_requests::insert(request)).await?;
    Ok(())
}

/// Returns the session and its agent, if an operator is open.
fn open_operator(active: ActiveSession) -> Option<(ActiveSession, AgentId)> {
    match active.stage {
        SessionStage::Open(agent) => Some((active, agent)),
        SessionStage::Password | SessionStage::Operator => None,
    }
}

/// Returns the encryption context, which binds the request to the agent.
pub(crate) fn purpose(agent: AgentId) -> String {
    format!("pending act of agent {agent}")
}
