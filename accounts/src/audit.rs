//! The audit log: who did what, to which object, with the values before and after. Written in the transaction of the
//! action itself, by `audit::record` of the store.

use crate::{
    AccessError, AgentCaller,
    access::allow,
    groups::AuditLog,
    store::{read, rows::NewAudit},
};
use chrono::{DateTime, NaiveDate, NaiveTime};
use model::{Agent, AgentId, AuditAction, AuditEntry, AuditKind, Page, Permission, Timestamp};

const PAGE: usize = 50;

/// Which entries a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// What this agent did.
    pub agent: Option<AgentId>,
    pub kind: Option<AuditKind>,
    /// Done then or later.
    pub from: Option<Timestamp>,
    /// Done before then.
    pub until: Option<Timestamp>,
}

/// Returns an audit record; changes also set its values `before` and `after`.
pub(crate) fn new_record(
    action: AuditAction,
    agent: &Agent,
    caller: &AgentCaller,
    subject: &str,
    at: Timestamp,
) -> NewAudit {
    NewAudit {
        operator_id: agent.operator,
        agent_id: agent.id,
        action,
        subject: subject.to_owned(),
        customer_id: None,
        before: None,
        after: None,
        ip: caller.ip.to_string(),
        at,
        api_token: caller.api_token.clone(),
    }
}

impl AuditLog<'_> {
    /// Returns the audit log of the operator, newest first. `before` is the `next` of the previous page.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn page(
        self,
        agent: &Agent,
        before: Option<i64>,
    ) -> Result<Page<AuditEntry>, AccessError> {
        self.find(agent, &AuditFilter::default(), before).await
    }

    /// Returns the entries of the operator that pass a filter, newest first. `before` is the `next` of the previous page.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn find(
        self,
        agent: &Agent,
        filter: &AuditFilter,
        before: Option<i64>,
    ) -> Result<Page<AuditEntry>, AccessError> {
        allow(agent, Permission::SeeAudit)?;
        let (operator, limit) = (agent.operator, PAGE as i64 + 1);
        let codes = filter.kind.map(AuditKind::codes).unwrap_or_default();
        let what = (filter.agent, codes.as_slice());
        let from = filter.from.unwrap_or(DateTime::UNIX_EPOCH.naive_utc());
        let when = (from, filter.until.unwrap_or(end_of_time()));
        let found =
            read!(self.accounts.store(), audit::find(operator, what, when, before, limit)).await?;
        Ok(Page::of(found, PAGE, |entry| entry.id.get()))
    }
}

/// Returns a moment after every entry that both databases can store.
fn end_of_time() -> Timestamp {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default().and_time(NaiveTime::MIN)
}
