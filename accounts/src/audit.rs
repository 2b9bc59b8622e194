//! The audit log: who did what, to which object, with the values before and after. Written in the transaction of the
//! action itself, by `audit::record` of the store.

use crate::{
    AccessError, AgentCaller,
    access::allow,
    groups::AuditLog,
    store::{read, rows::NewAudit},
};
use model::{Agent, AuditAction, AuditEntry, Page, Permission, Timestamp};

const PAGE: usize = 50;

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
        allow(agent, Permission::SeeAudit)?;
        let (operator, limit) = (agent.operator, PAGE as i64 + 1);
        let entries = read!(self.accounts.store(), audit::before(operator, before, limit)).await?;
        Ok(Page::of(entries, PAGE, |entry| entry.id.get()))
    }
}
