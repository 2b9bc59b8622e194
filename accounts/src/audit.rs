//! The audit log: who did what, to which object, with the values before and after. Written in the transaction of the
//! action itself, by `audit::record` of the store.

use crate::{
    AccessError, AgentCaller, StoreError,
    access::allow,
    clock::end_of_time,
    groups::AuditLog,
    store::{read, rows::NewAudit},
    time_zones::read_day,
};
use chrono::DateTime;
use model::{
    Agent, AgentId, AuditAction, AuditEntry, AuditKind, AuditQuery, OperatorId, Page, Permission,
    TimeZone, Timestamp,
};

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

impl AuditFilter {
    /// Reads the filter of an address or a form; `None` if no entry can pass it. Days are those of the time zone.
    pub fn read(query: &AuditQuery, zone: &TimeZone) -> Option<Self> {
        let mut filter = Self::default();
        if !query.agent.is_empty() {
            filter.agent = Some(query.agent.parse().ok()?);
        }
        if !query.about.is_empty() {
            filter.kind = Some(AuditKind::from_code(&query.about)?);
        }
        if !query.from.is_empty() {
            filter.from = Some(read_day(&query.from, zone)?.0);
        }
        if !query.to.is_empty() {
            filter.until = Some(read_day(&query.to, zone)?.1);
        }
        Some(filter)
    }
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
        let found = self.entries(agent.operator, filter, before, PAGE as i64 + 1).await?;
        Ok(Page::of(found, PAGE, |entry| entry.id.get()))
    }

    /// Returns the entries of an operator that pass a filter, with an id below that one, latest first.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn entries(
        self,
        operator: OperatorId,
        filter: &AuditFilter,
        before: Option<i64>,
        limit: i64,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        let codes = filter.kind.map(AuditKind::codes).unwrap_or_default();
        let what = (filter.agent, codes.as_slice());
        let from = filter.from.unwrap_or(DateTime::UNIX_EPOCH.naive_utc());
        let when = (from, filter.until.unwrap_or(end_of_time()));
        read!(self.accounts.store(), audit::find(operator, what, when, before, limit)).await
    }
}
