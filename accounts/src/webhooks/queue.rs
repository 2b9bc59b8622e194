//! The queue of each endpoint: events enter it when they get their place in the order of events.

use super::payload;
use crate::{
    events::ListedEvent,
    store::{
        StoreError, Tx, query,
        rows::{DomainEventRow, EndpointRow, NewDelivery},
    },
};
use model::{DeliveryState, EventKind, OperatorId, Timestamp, WebhookState};
use std::collections::{BTreeMap, btree_map::Entry};

/// Queues events for the endpoints that take them, in the order of the events.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn queue(
    tx: &mut Tx,
    events: &[(&DomainEventRow, ListedEvent)],
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut endpoints: BTreeMap<OperatorId, Vec<EndpointRow>> = BTreeMap::new();
    for (row, event) in events {
        let operator = row.operator_id;
        let all = match endpoints.entry(operator) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                unknown.insert(query!(tx, webhook_endpoints::of_operator(operator)).await?)
            }
        };
        let payload = payload::of(event)?;
        for endpoint in all.iter().filter(|endpoint| takes(endpoint, event.kind)) {
            let delivery = NewDelivery {
                operator_id: operator,
                endpoint_id: endpoint.id,
                message_id: event.id.clone(),
                kind: event.kind.code().to_owned(),
                customer_id: row.customer_id,
                payload: payload.clone(),
                state: DeliveryState::Queued,
                attempts: 0,
                due_at: now,
                created_at: now,
            };
            insert(tx, delivery).await?;
        }
    }
    Ok(())
}

/// Adds a delivery, which waits while an earlier one of its customer to the endpoint has not ended.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn insert(tx: &mut Tx, delivery: NewDelivery) -> Result<(), StoreError> {
    let (operator, endpoint) = (delivery.operator_id, delivery.endpoint_id);
    let waits = match delivery.customer_id {
        Some(customer) => {
            query!(tx, webhook_deliveries::has_open(operator, endpoint, customer)).await?
        }
        None => false,
    };
    let state = if waits { DeliveryState::Waiting } else { DeliveryState::Queued };
    let delivery = NewDelivery { state, ..delivery };
    query!(tx, webhook_deliveries::insert(&delivery)).await?;
    Ok(())
}

fn takes(endpoint: &EndpointRow, kind: EventKind) -> bool {
    endpoint.state == WebhookState::Active && EventKind::split(&endpoint.kinds).contains(&kind)
}
