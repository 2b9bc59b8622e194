//! Removing an endpoint: at once for everybody, and later with its log, which may be very long.

use super::{administration::ensure_known, secret_purpose, signing};
use crate::{
    AgentCaller,
    access::allow,
    audit,
    groups::Webhooks,
    retention::BATCH,
    store::{StoreError, Tx, long_statements_follow, query, read, transaction, write},
};
use model::{
    Agent, AuditAction, Failure, OperatorId, Permission, Timestamp, WebhookEndpointId,
    refusals::WebhookRefusal,
};

/// How many removed endpoints are read at a time.
const PAGE: usize = 100;

impl Webhooks<'_> {
    /// Removes an endpoint: it is shown and sent to no more, and its secrets are erased. Its log is
    /// deleted by [`finish_removals`](Self::finish_removals).
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
        let now = self.accounts.now();
        // A secret that nobody has replaces the real ones: a release that knows no removed endpoints decrypts it, too.
        let (purpose, secret) = (secret_purpose(agent.operator), signing::new_secret());
        let sealed = self.accounts.0.secret_keys.seal(&purpose, &secret).unwrap_or_default();
        let is_known = transaction!(self.accounts.store(), async |tx| {
            mark(tx, (agent, caller), endpoint, &sealed, now).await
        });
        ensure_known(is_known.await?)
    }

    /// Deletes removed endpoints, each after its log. Returns how many endpoints.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; what is left is deleted by the next call.
    #[tracing::instrument(skip_all)]
    pub async fn finish_removals(self) -> Result<usize, StoreError> {
        let (mut after, mut endpoints) = (WebhookEndpointId::default(), 0);
        loop {
            let page = read!(self.accounts.store(), webhook_endpoints::removed(after, PAGE as i64));
            let page = page.await?;
            for &(operator, endpoint) in &page {
                self.delete_log(operator, endpoint).await?;
                write!(self.accounts.store(), webhook_endpoints::delete(operator, endpoint))
                    .await?;
                after = endpoint;
            }
            endpoints += page.len();
            if page.len() < PAGE {
                return Ok(endpoints);
            }
        }
    }

    /// Deletes the deliveries of an endpoint in batches: the cascade from the endpoint would delete all in one statement.
    async fn delete_log(
        self,
        operator: OperatorId,
        endpoint: WebhookEndpointId,
    ) -> Result<(), StoreError> {
        loop {
            let deleted = transaction!(self.accounts.store(), async |tx| {
                long_statements_follow();
                Ok(query!(tx, housekeeping::delete_deliveries(operator, endpoint, BATCH)).await?)
            });
            if i64::try_from(deleted.await?).is_ok_and(|deleted| deleted < BATCH) {
                return Ok(());
            }
        }
    }
}

/// Marks an endpoint as removed, and records it. Returns whether there is one.
async fn mark(
    tx: &mut Tx,
    (agent, caller): (&Agent, &AgentCaller),
    endpoint: WebhookEndpointId,
    secret: &[u8],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let operator = agent.operator;
    let Some(row) = query!(tx, webhook_endpoints::by_id(operator, endpoint)).await? else {
        return Ok(false);
    };
    query!(tx, webhook_endpoints::mark_removed(operator, endpoint, secret)).await?;
    let action = AuditAction::WebhookRemoved;
    let record = audit::new_record(action, agent, caller, &row.url, now);
    query!(tx, audit::record(&record)).await?;
    Ok(true)
}
