//! Agents' sessions: idle for 30 minutes at most, and over after 8 hours. Roles are read anew at every request.

mod active;
mod rotation;
mod stage;

pub(super) use active::{ActiveSession, AgentMembership};
pub(super) use rotation::{Rotation, new_session, rotate};
pub(super) use stage::SessionStage;

use super::AgentCaller;
use crate::{
    Accounts, Secret, StoreError,
    store::{query, read, rows::NewAgentSession, transaction},
    token::hash_of,
};
use chrono::TimeDelta;
use model::{Failure, Membership, Stage, refusals::SessionRefusal};

/// Use is noted this often at most, so that reading pages costs no write each.
const TOUCH_INTERVAL: TimeDelta = TimeDelta::seconds(60);

impl Accounts {
    /// Returns how far the session of that cookie has come; none where it has ended, or its agent was disabled.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn agent_stage(&self, token: &str) -> Result<Option<Stage>, StoreError> {
        let Some(active) = self.agent_session(token).await? else {
            return Ok(None);
        };
        let now = self.now();
        let (session, seen) = (active.row.id, active.row.last_seen_at);
        let agent = active.row.agent_id;
        let shown = active.shown(now);
        if shown.is_some() && now - seen >= TOUCH_INTERVAL {
            transaction!(self.store(), async |tx| {
                query!(tx, agent_sessions::touch(session, now)).await?;
                if let Some(agent) = agent {
                    query!(tx, agents::touch(agent, now)).await?;
                }
                Ok(())
            })
            .await?;
        }
        Ok(shown)
    }

    /// Returns whom the person of a session may work for, once the second factor was shown.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn agent_memberships(&self, token: &str) -> Result<Vec<Membership>, StoreError> {
        let active = self.agent_session(token).await?;
        let active = active.filter(|active| active.stage.is_proved());
        Ok(active.map(ActiveSession::into_memberships).unwrap_or_default())
    }

    /// Opens one of the operators that the person works for; also from an open session, to change to another one. The
    /// session goes on under a new secret.
    ///
    /// # Errors
    /// `SignedOut` when the session is over, or the agent is none of theirs.
    #[tracing::instrument(skip_all)]
    pub async fn choose_operator(
        &self,
        caller: &AgentCaller,
        token: &str,
        agent: i64,
    ) -> Result<Secret, Failure<SessionRefusal>> {
        let now = self.now();
        let active = self
            .agent_session(token)
            .await?
            .filter(|active| active.stage.is_proved())
            .ok_or(SessionRefusal::SignedOut)?;
        let stage = SessionStage::Open(agent);
        let opening = active.opening(caller, stage, now).ok_or(SessionRefusal::SignedOut)?;
        let (session, secret) = active.rotated(caller, stage, now);
        // No code was shown for it.
        let to = NewAgentSession { authenticated_at: active.row.authenticated_at, ..session };
        let rotation = Rotation { from: active.row.id, to, acts: vec![opening] };
        let is_open =
            transaction!(self.store(), async |tx| { rotate(tx, &rotation, now).await }).await?;
        if is_open { Ok(secret) } else { Err(SessionRefusal::SignedOut.into()) }
    }

    /// Returns the session of that cookie, while it lasts and its person works for any operator.
    pub(super) async fn agent_session(
        &self,
        token: &str,
    ) -> Result<Option<ActiveSession>, StoreError> {
        let Some(hash) = hash_of(token) else {
            return Ok(None);
        };
        let found = read!(self.store(), agent_sessions::by_hash(&hash)).await?;
        let now = self.now();
        let Some((row, login)) =
            found.filter(|(row, _)| !stage::is_over(row.expires_at, row.last_seen_at, now))
        else {
            return Ok(None);
        };
        let Some(stage) = SessionStage::stored(&row.stage, row.agent_id) else {
            return Ok(None);
        };
        let memberships = self.memberships(login.id).await?;
        let active = ActiveSession { row, login, stage, memberships };
        Ok((!active.memberships.is_empty()).then_some(active))
    }

    /// Returns what a person is for whom, where they are not disabled.
    pub(super) async fn memberships(&self, login: i64) -> Result<Vec<AgentMembership>, StoreError> {
        let rows = read!(self.store(), agents::memberships(login)).await?;
        Ok(rows.into_iter().filter_map(AgentMembership::of).collect())
    }
}
