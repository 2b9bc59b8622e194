//! New sessions, and the rotation of session tokens.

use super::{active::ActiveSession, stage::SessionStage};
use crate::{
    Secret,
    agents::AgentCaller,
    store::{
        StoreError, Tx, query,
        rows::{NewAgentSession, NewAudit},
    },
};
use chrono::TimeDelta;
use model::{AgentSessionId, LoginId, Timestamp};

const SESSION_TTL: TimeDelta = TimeDelta::hours(8);
const MAX_USER_AGENT_CHARS: usize = 200;

/// A session that replaces another one.
pub(in crate::agents) struct Rotation {
    pub from: AgentSessionId,
    pub to: NewAgentSession,
    pub records: Vec<NewAudit>,
}

/// Returns a session to insert, and the token for its cookie.
pub(in crate::agents) fn new_session(
    caller: &AgentCaller,
    login: LoginId,
    stage: SessionStage,
    now: Timestamp,
) -> (NewAgentSession, Secret) {
    let secret = Secret::random();
    let user_agent = caller.user_agent.chars().filter(|c| !c.is_control());
    let session = NewAgentSession {
        login_id: login,
        agent_id: stage.agent(),
        hash: secret.hash(),
        stage,
        user_agent: user_agent.take(MAX_USER_AGENT_CHARS).collect(),
        created_at: now,
        last_seen_at: now,
        authenticated_at: now,
        expires_at: now + SESSION_TTL,
        recovery_codes: None,
    };
    (session, secret)
}

impl ActiveSession {
    /// Returns the session to continue with after a code, with the token for its cookie. Its expiry does not change.
    pub fn rotated(
        &self,
        caller: &AgentCaller,
        stage: SessionStage,
        now: Timestamp,
    ) -> (NewAgentSession, Secret) {
        let (session, secret) = new_session(caller, self.login.id, stage, now);
        let session = NewAgentSession {
            created_at: self.row.created_at,
            expires_at: self.row.expires_at,
            ..session
        };
        (session, secret)
    }
}

/// Replaces a session. Returns false, with nothing changed, when it has ended.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(in crate::agents) async fn rotate(
    tx: &mut Tx,
    rotation: &Rotation,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if !query!(tx, agent_sessions::delete(rotation.from)).await? {
        return Ok(false);
    }
    query!(tx, agent_sessions::insert(&rotation.to)).await?;
    if let Some(agent) = rotation.to.agent_id {
        query!(tx, agents::touch(agent, now)).await?;
    }
    for record in &rotation.records {
        query!(tx, audit::record(record)).await?;
    }
    Ok(true)
}
