//! A valid session: its person, their memberships, and what it shows.

use super::stage::SessionStage;
use crate::{
    access::{AgentCaller, is_recent},
    store::rows::{AgentSessionRow, LoginRow, MembershipRow, NewAudit},
};
use model::{Agent, AgentId, AuditAction, Membership, Stage, Timestamp};

/// A session that has not ended.
pub(in crate::agents) struct ActiveSession {
    pub row: AgentSessionRow,
    pub login: LoginRow,
    pub stage: SessionStage,
    /// The person's memberships as stored now. Never empty.
    pub memberships: Vec<MembershipRow>,
}

/// Returns one operator's audit record of the person's action.
fn record(
    membership: &MembershipRow,
    action: AuditAction,
    caller: &AgentCaller,
    email: &str,
    at: Timestamp,
) -> NewAudit {
    NewAudit {
        operator_id: membership.operator,
        agent_id: membership.agent,
        action,
        subject: format!("{} <{email}>", membership.name),
        customer_id: None,
        before: None,
        after: None,
        ip: caller.ip.to_string(),
        at,
        api_token: None,
    }
}

impl ActiveSession {
    /// Returns the audit record of opening an operator, if the stage opens one of the person's.
    pub fn opening(
        &self,
        caller: &AgentCaller,
        stage: SessionStage,
        now: Timestamp,
    ) -> Option<NewAudit> {
        let agent = stage.agent()?;
        let opened = self.memberships.iter().find(|membership| membership.agent == agent)?;
        Some(record(opened, AuditAction::SignedIn, caller, &self.login.email, now))
    }

    /// Returns an audit record for every operator of the person.
    pub fn for_every_operator(
        &self,
        caller: &AgentCaller,
        happened: Option<AuditAction>,
        now: Timestamp,
    ) -> Vec<NewAudit> {
        let Some(action) = happened else {
            return Vec::new();
        };
        let memberships = self.memberships.iter();
        memberships
            .map(|membership| record(membership, action, caller, &self.login.email, now))
            .collect()
    }

    /// Returns the stage that the person sees next.
    pub(super) fn shown(self, now: Timestamp) -> Option<Stage> {
        match self.stage {
            SessionStage::Password => Some(Stage::SecondFactor {
                email: self.login.email,
                enrolled: self.login.totp_secret.is_some(),
            }),
            SessionStage::Operator => Some(Stage::ChooseOperator(self.into_memberships())),
            SessionStage::Open(agent) => self.into_agent(agent, now).map(Stage::Open),
        }
    }

    pub(super) fn into_memberships(self) -> Vec<Membership> {
        let memberships = self.memberships.into_iter();
        let shown = memberships.map(|row| Membership {
            agent: row.agent,
            operator_name: row.operator_name,
            role: row.role,
        });
        shown.collect()
    }

    fn into_agent(self, agent: AgentId, now: Timestamp) -> Option<Agent> {
        let has_recent_code = is_recent(self.row.authenticated_at, now);
        let has_others = self.memberships.len() > 1;
        let mut memberships = self.memberships.into_iter();
        let row = memberships.find(|membership| membership.agent == agent)?;
        Some(Agent {
            id: row.agent,
            login: self.login.id,
            session: self.row.id,
            operator: row.operator,
            operator_name: row.operator_name,
            name: row.name,
            email: self.login.email,
            role: row.role,
            locale: row.locale.parse().unwrap_or_default(),
            language: self.login.locale.and_then(|tag| tag.parse().ok()),
            time_zone: row.time_zone.parse().unwrap_or_default(),
            has_others,
            has_recent_code,
        })
    }
}
