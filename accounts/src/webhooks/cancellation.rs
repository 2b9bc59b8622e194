//! Cancelling what waits for an endpoint that is not sent to any more.

use crate::{
    groups::Webhooks,
    store::{StoreError, Tx, query, transaction},
};
use model::{OperatorId, Timestamp, WebhookEndpointId, WebhookState};

/// Maximum deliveries of one transaction: very many may wait after three days.
const BATCH: i64 = 1000;

impl Webhooks<'_> {
    /// Cancels what waits for an endpoint unless it is active, or active again.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; what is left is not sent either.
    pub(super) async fn cancel_open(
        self,
        operator: OperatorId,
        endpoint: WebhookEndpointId,
    ) -> Result<(), StoreError> {
        let now = self.accounts.now();
        loop {
            let cancelled = transaction!(self.accounts.store(), async |tx| {
                cancel_batch(tx, operator, endpoint, now).await
            });
            if i64::try_from(cancelled.await?).is_ok_and(|cancelled| cancelled < BATCH) {
                return Ok(());
            }
        }
    }
}

/// Returns how many deliveries were cancelled.
async fn cancel_batch(
    tx: &mut Tx,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let found = query!(tx, webhook_endpoints::by_id(operator, endpoint)).await?;
    if found.is_none_or(|row| row.state == WebhookState::Active) {
        return Ok(0);
    }
    Ok(query!(tx, webhook_deliveries::cancel_open(operator, endpoint, BATCH, now)).await?)
}
