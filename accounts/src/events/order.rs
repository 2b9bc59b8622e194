//! The order in which events are read. An id is assigned when an event is inserted, but events become visible when
//! their transactions commit, which may be in another order: a reader who continues after the highest id would miss
//! those that commit late. So an event gets its place after its commit, and events without a place are not read.

use super::list::{ListedEvent, listed};
use crate::{
    Accounts,
    groups::Events,
    store::{StoreError, Tx, query, read, rows::DomainEventRow, transaction},
    webhooks,
};
use model::Timestamp;

/// Maximum events of one transaction.
const BATCH: i64 = 200;

impl Events<'_> {
    /// Assigns places to recorded events, and queues them for the endpoints of webhooks. Several servers may do so at
    /// once: each event gets one place. Returns how many events.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; places given before that stay.
    #[tracing::instrument(skip_all)]
    pub async fn publish(self) -> Result<usize, StoreError> {
        let mut published = 0;
        loop {
            let events = publish_batch(self.accounts).await?;
            published += events;
            if i64::try_from(events).is_ok_and(|events| events < BATCH) {
                return Ok(published);
            }
        }
    }
}

/// Publishes the oldest events without a place. Returns how many there were.
async fn publish_batch(accounts: &Accounts) -> Result<usize, StoreError> {
    // Read before the transaction: inside it, every use case that records an event meanwhile would be in conflict.
    let rows = read!(accounts.store(), domain_events::without_place(BATCH)).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let now = accounts.now();
    transaction!(accounts.store(), async |tx| { give_places(tx, &rows, now).await }).await?;
    Ok(rows.len())
}

/// Gives the events places in their order, unless another server has done so.
async fn give_places(
    tx: &mut Tx,
    rows: &[DomainEventRow],
    now: Timestamp,
) -> Result<(), StoreError> {
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let last = query!(tx, domain_events::reserve_places(count)).await?;
    let mut events: Vec<(&DomainEventRow, ListedEvent)> = Vec::new();
    for (place, row) in (last - count + 1..).zip(rows) {
        if query!(tx, domain_events::set_place(row.id, place)).await?
            && let Some(event) = listed(tx, row).await?
        {
            events.push((row, event));
        }
    }
    webhooks::queue(tx, &events, now).await
}
