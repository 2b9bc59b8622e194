//! Changing which kinds of events an endpoint gets.

use super::{administration::ensure_known, form};
use crate::{
    AgentCaller,
    access::{allow, require_recent_code},
    audit,
    groups::Webhooks,
    store::{StoreError, Tx, query, rows::NewAudit, transaction},
};
use model::{
    Agent, AuditAction, EventKind, Failure, Permission, Timestamp, WebhookEndpointId,
    refusals::WebhookRefusal,
};

impl Webhooks<'_> {
    /// Changes which kinds of events an endpoint gets from now on, by their names. What is queued for it is sent.
    ///
    /// # Errors
    /// `KindsMissing` when none is chosen; `Unknown` when the operator has no such endpoint.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change_kinds(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        endpoint: WebhookEndpointId,
        names: &[String],
    ) -> Result<(), Failure<WebhookRefusal>> {
        allow(agent, Permission::ManageWebhooks)?;
        require_recent_code(agent)?;
        let (kinds, now) = (EventKind::join(&form::chosen_kinds(names)?), self.accounts.now());
        let kinds = kinds.as_str();
        let is_known = transaction!(self.accounts.store(), async |tx| {
            change(tx, (agent, caller), endpoint, kinds, now).await
        });
        ensure_known(is_known.await?)
    }
}

/// Changes the kinds; repeating it changes nothing. Returns whether there is such an endpoint.
async fn change(
    tx: &mut Tx,
    (agent, caller): (&Agent, &AgentCaller),
    endpoint: WebhookEndpointId,
    kinds: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let operator = agent.operator;
    let Some(row) = query!(tx, webhook_endpoints::by_id(operator, endpoint)).await? else {
        return Ok(false);
    };
    if row.kinds == kinds {
        return Ok(true);
    }
    query!(tx, webhook_endpoints::set_kinds(operator, endpoint, kinds)).await?;
    let action = AuditAction::WebhookChanged;
    let record = NewAudit {
        before: Some(row.kinds),
        after: Some(kinds.to_owned()),
        ..audit::new_record(action, agent, caller, &row.url, now)
    };
    query!(tx, audit::record(&record)).await?;
    Ok(true)
}
