//! Cancelling what waits for an endpoint that is not sent to any more.

use crate::{
    groups::Webhooks,
    store::{StoreError, Tx, query, read, transaction},
};
use model::{OperatorId, Timestamp, WebhookEndpointId, WebhookState};

/// Maximum deliveries of one transaction: very many may wait after three days.
const BATCH: i64 = 1000;
/// How many endpoints are read at a time.
const PAGE: usize = 100;

impl Webhooks<'_> {
    /// Cancels what still waits for endpoints that are not active, because the server was stopped or the database did not
    /// answer while it was cancelled. Returns how many endpoints had some.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; what is left is not sent either.
    #[tracing::instrument(skip_all)]
    pub async fn finish_cancellations(self) -> Result<usize, StoreError> {
        let (mut after, mut endpoints) = (WebhookEndpointId::default(), 0);
        loop {
            let page = read!(
                self.accounts.store(),
                webhook_deliveries::endpoints_to_cancel(after, PAGE as i64)
            );
            let page = page.await?;
            for &(operator, endpoint) in &page {
                self.cancel_open(operator, endpoint).await?;
                after = endpoint;
            }
            endpoints += page.len();
            if page.len() < PAGE {
                return Ok(endpoints);
            }
        }
    }

    /// Cancels what waits for an endpoint unless it is active, or active again.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; what is left is not sent either, and cancelled within an hour.
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
