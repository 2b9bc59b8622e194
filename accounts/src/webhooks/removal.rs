//! Removing an endpoint with its log, which may be very long.

use super::administration::known;
use crate::{
    AgentCaller,
    access::allow,
    audit,
    groups::Webhooks,
    retention::BATCH,
    store::{StoreError, Tx, query, transaction, write},
};
use model::{
    Agent, AuditAction, Failure, OperatorId, Permission, Timestamp, WebhookEndpointId,
    WebhookState, refusals::WebhookRefusal,
};

impl Webhooks<'_> {
    /// Removes an endpoint with its log. Nothing is queued for it from the first step on; if the removal is interrupted,
    /// the endpoint stays disabled, and removing it again goes on.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such endpoint.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn remove(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        endpoint: WebhookEndpointId,
    ) -> Result<(), Failure<WebhookRefusal>> {
        allow(agent, Permission::ManageWebhooks)?;
        let (operator, now) = (agent.operator, self.accounts.now());
        let is_known = transaction!(self.accounts.store(), async |tx| {
            begin(tx, (agent, caller), endpoint, now).await
        });
        known(is_known.await?)?;
        self.delete_log(operator, endpoint).await?;
        write!(self.accounts.store(), webhook_endpoints::delete(operator, endpoint)).await?;
        Ok(())
    }

    /// Deletes the deliveries of an endpoint in batches: the cascade from the endpoint would delete all in one statement.
    async fn delete_log(
        self,
        operator: OperatorId,
        endpoint: WebhookEndpointId,
    ) -> Result<(), StoreError> {
        loop {
            let deleted = write!(
                self.accounts.store(),
                housekeeping::delete_deliveries(operator, endpoint, BATCH)
            );
            if i64::try_from(deleted.await?).is_ok_and(|deleted| deleted < BATCH) {
                return Ok(());
            }
        }
    }
}

/// Ends sending to an endpoint, and records its removal. Returns whether there is one.
async fn begin(
    tx: &mut Tx,
    (agent, caller): (&Agent, &AgentCaller),
    endpoint: WebhookEndpointId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let operator = agent.operator;
    let Some(row) = query!(tx, webhook_endpoints::by_id(operator, endpoint)).await? else {
        return Ok(false);
    };
    let state = WebhookState::Disabled;
    query!(tx, webhook_endpoints::set_state(operator, endpoint, state, now)).await?;
    let action = AuditAction::WebhookRemoved;
    let record = audit::new_record(action, agent, caller, &row.url, now);
    query!(tx, audit::record(&record)).await?;
    Ok(true)
}
