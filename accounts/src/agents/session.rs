//! Agents' sessions: 30 minutes idle, 8 hours in total. Roles are read again on every request.

mod active;
mod rotation;
mod stage;

pub(super) use active::ActiveSession;
pub(super) use rotation::{Rotation, new_session, rotate};
pub(crate) use stage::SessionStage;

use super::AgentCaller;
use crate::{
    Secret, StoreError,
    groups::Agents,
    store::{
        query, read,
        rows::{MembershipRow, NewAgentSession},
        transaction,
    },
    token::hash_of,
};
use chrono::TimeDelta;
use model::{AgentId, Failure, LoginId, Membership, Stage, refusals::SessionRefusal};

/// Minimum time between updates of the last use, so that reading pages does not write each time.
const TOUCH_INTERVAL: TimeDelta = TimeDelta::seconds(60);

impl Agents<'_> {
    /// Returns the stage of the session of that cookie. None if it has ended or its agent was disabled.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn stage(self, token: &str) -> Result<Option<Stage>, StoreError> {
        let Some(active) = self.agent_session(token).await? else {
            return Ok(None);
        };
        let now = self.accounts.now();
        let (session, seen) = (active.row.id, active.row.last_seen_at);
        let agent = active.row.agent_id;
        let shown = active.shown(now);
        if shown.is_some() && now - seen >= TOUCH_INTERVAL {
            transaction!(self.accounts.store(), async |tx| {
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

    /// Returns the operators that the person of a session may work for, once the second factor was verified.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn agent_memberships(self, token: &str) -> Result<Vec<Membership>, StoreError> {
        let active = self.agent_session(token).await?;
        let active = active.filter(|active| active.stage.is_proved());
        Ok(active.map(ActiveSession::into_memberships).unwrap_or_default())
    }

    /// Opens one of the person's operators, or switches to another one. The session token is rotated. Returns the new
    /// token.
    ///
    /// # Errors
    /// `SignedOut` when the session has ended, or the person has no such agent.
    #[tracing::instrument(skip_all)]
    pub async fn choose_operator(
        self,
        caller: &AgentCaller,
        token: &str,
        agent: AgentId,
    ) -> Result<Secret, Failure<SessionRefusal>> {
        let now = self.accounts.now();
        let active = self
            .agent_session(token)
            .await?
            .filter(|active| active.stage.is_proved())
            .ok_or(SessionRefusal::SignedOut)?;
        let stage = SessionStage::Open(agent);
        let opening = active.opening(caller, stage, now).ok_or(SessionRefusal::SignedOut)?;
        let (session, secret) = active.rotated(caller, stage, now);
        // Choosing an operator requires no code, so the time of the last one stays.
        let to = NewAgentSession { authenticated_at: active.row.authenticated_at, ..session };
        let rotation = Rotation { from: active.row.id, to, records: vec![opening] };
        let is_open =
            transaction!(self.accounts.store(), async |tx| { rotate(tx, &rotation, now).await })
                .await?;
        if is_open { Ok(secret) } else { Err(SessionRefusal::SignedOut.into()) }
    }

    /// Returns the session of that cookie while it is valid and its person works for an operator.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn agent_session(
        self,
        token: &str,
    ) -> Result<Option<ActiveSession>, StoreError> {
        let Some(hash) = hash_of(token) else {
            return Ok(None);
        };
        let found = read!(self.accounts.store(), agent_sessions::by_hash(&hash)).await?;
        let now = self.accounts.now();
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

    /// Returns the enabled agents of a person, one for each operator.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn memberships(
        self,
        login: LoginId,
    ) -> Result<Vec<MembershipRow>, StoreError> {
        read!(self.accounts.store(), agents::memberships(login)).await
    }
}
