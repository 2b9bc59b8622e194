//! Agents, their logins and sessions, and the audit log.

use crate::{agents::SessionStage, store::schema, token::Purpose};
use diesel::prelude::*;
use model::{
    AgentId, AgentSessionId, AuditAction, AuditId, CustomerId, LoginId, MailId, MailState,
    OperatorId, Role, Timestamp, TokenId,
};

#[derive(Clone, Copy, Insertable)]
#[diesel(table_name = schema::agents)]
pub struct NewAgent<'a> {
    pub operator_id: OperatorId,
    pub name: &'a str,
    pub email: &'a str,
    pub email_key: &'a str,
    pub role: Role,
    /// `None` until the invitation is accepted.
    pub login_id: Option<LoginId>,
}

#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = schema::agents)]
pub struct AgentRow {
    pub id: AgentId,
    pub operator_id: OperatorId,
    pub name: String,
    pub email: String,
    pub email_key: String,
    pub role: Role,
    pub login_id: Option<LoginId>,
    pub disabled: bool,
    pub last_seen_at: Option<Timestamp>,
}

impl AgentRow {
    /// Returns the agent's name in the audit log.
    pub fn subject(&self) -> String {
        format!("{} <{}>", self.name, self.email)
    }

    /// Returns whether the agent has not accepted the invitation.
    pub fn is_invited(&self) -> bool {
        self.login_id.is_none() && !self.disabled
    }
}

/// An admin to write to.
#[derive(Clone, Queryable)]
pub struct AdminRow {
    pub name: String,
    pub email: String,
    /// The language that they chose for the backoffice.
    pub locale: Option<String>,
}

/// A login of the backoffice.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = schema::agent_logins)]
pub struct LoginRow {
    pub id: LoginId,
    pub email: String,
    pub password_hash: Option<String>,
    pub totp_secret: Option<Vec<u8>>,
    /// The language that its person chose.
    pub locale: Option<String>,
}

#[derive(Clone, Copy, Insertable)]
#[diesel(table_name = schema::agent_logins)]
pub struct NewLogin<'a> {
    pub email: &'a str,
    pub email_key: &'a str,
    pub password_hash: Option<&'a str>,
    pub totp_secret: Option<&'a [u8]>,
    pub totp_step: i64,
    pub created_at: Timestamp,
}

/// The role of a login at an operator; the agent is not disabled.
#[derive(Clone, Queryable)]
pub struct MembershipRow {
    pub agent: AgentId,
    pub operator: OperatorId,
    pub operator_name: String,
    pub locale: String,
    pub time_zone: String,
    pub name: String,
    pub role: Role,
}

#[derive(Clone, Insertable)]
#[diesel(table_name = schema::agent_sessions)]
pub struct NewAgentSession {
    pub login_id: LoginId,
    pub agent_id: Option<AgentId>,
    pub hash: Vec<u8>,
    pub stage: SessionStage,
    pub user_agent: String,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub authenticated_at: Timestamp,
    pub expires_at: Timestamp,
    /// Encrypted; kept until the agent has seen them.
    pub recovery_codes: Option<Vec<u8>>,
}

#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = schema::agent_sessions)]
pub struct AgentSessionRow {
    pub id: AgentSessionId,
    pub agent_id: Option<AgentId>,
    pub stage: String,
    pub pending_totp: Option<Vec<u8>>,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub authenticated_at: Timestamp,
    pub expires_at: Timestamp,
    pub recovery_codes: Option<Vec<u8>>,
}

/// An action that an agent requested, encrypted, until they enter a code of the second factor.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::agent_pending_acts)]
pub struct NewPendingRequest {
    pub agent_id: AgentId,
    pub hash: Vec<u8>,
    pub sealed: Vec<u8>,
    pub expires_at: Timestamp,
}

/// A mailed link of an agent.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = schema::tokens)]
pub struct AgentTokenRow {
    pub id: TokenId,
    pub operator_id: OperatorId,
    pub purpose: Purpose,
    pub agent_id: Option<AgentId>,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub replaced_at: Option<Timestamp>,
}

/// A mail in the log.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = schema::outbox)]
pub struct MailLogRow {
    pub id: MailId,
    pub customer_id: Option<CustomerId>,
    pub recipient: String,
    pub mail: String,
    pub link: Option<String>,
    pub state: MailState,
    pub attempts: i32,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub error: Option<String>,
}

/// An action of an agent for the audit log.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::audit)]
pub struct NewAudit {
    pub operator_id: OperatorId,
    pub agent_id: AgentId,
    pub action: AuditAction,
    pub subject: String,
    pub customer_id: Option<CustomerId>,
    #[diesel(column_name = was)]
    pub before: Option<String>,
    #[diesel(column_name = became)]
    pub after: Option<String>,
    pub ip: String,
    pub at: Timestamp,
    /// The name of the token by which another system did it.
    pub api_token: Option<String>,
}

/// An entry of the audit log.
#[derive(Debug, Clone, Queryable)]
pub struct AuditRow {
    pub id: AuditId,
    pub at: Timestamp,
    /// The agent's name.
    pub agent: String,
    pub action: String,
    pub subject: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub ip: String,
    /// The name of the token by which another system did it.
    pub api_token: Option<String>,
}
