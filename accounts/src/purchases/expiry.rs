//! Orders whose time to pay is over: they expire and release their places.

use crate::{
    groups::Orders,
    store::{
        StoreError, Tx, query,
        rows::{NewEvent, OverdueRow},
        transaction,
    },
    timeline::Event,
};
use model::{OperatorId, ProductDateId, ProductId, Timestamp};
use std::collections::BTreeMap;

/// Whose places an order holds: a product's, or those of one of its dates.
pub(super) type Held = (Option<ProductId>, Option<ProductDateId>);

/// Maximum orders that expire in one transaction.
const BATCH: i64 = 200;

impl Orders<'_> {
    /// Expires the orders whose time to pay is over, in transactions of at most 200. Returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; orders that expired before that stay expired.
    #[tracing::instrument(skip_all)]
    pub async fn expire(self) -> Result<usize, StoreError> {
        let now = self.accounts.now();
        let mut orders = 0;
        loop {
            let batch = transaction!(self.accounts.store(), async |tx| {
                let overdue = query!(tx, orders::overdue(now, BATCH)).await?;
                expire(tx, &overdue, now).await?;
                Ok(overdue.len())
            });
            let expired = batch.await?;
            orders += expired;
            if i64::try_from(expired).is_ok_and(|expired| expired < BATCH) {
                return Ok(orders);
            }
        }
    }
}

/// Expires orders: releases their places, and records it in their customers' timelines.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn expire(
    tx: &mut Tx,
    orders: &[OverdueRow],
    now: Timestamp,
) -> Result<(), StoreError> {
    for order in orders {
        query!(tx, orders::set_expired(order.operator_id, order.id)).await?;
        query!(tx, timeline::record(&event(order, now))).await?;
    }
    for ((operator, of), places) in places(orders) {
        release(tx, operator, of, places).await?;
    }
    Ok(())
}

/// Releases the places of an order: of its date, or of its product if that has no dates.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn release(
    tx: &mut Tx,
    operator: OperatorId,
    of: Held,
    places: i32,
) -> Result<(), StoreError> {
    match of {
        _ if places == 0 => {}
        (_, Some(date)) => {
            query!(tx, product_dates::release_places(operator, date, places)).await?;
        }
        (Some(product), None) => {
            query!(tx, products::release_places(operator, product, places)).await?;
        }
        (None, None) => {}
    }
    Ok(())
}

/// Returns how many places of each operator's products and dates are released.
fn places(orders: &[OverdueRow]) -> BTreeMap<(OperatorId, Held), i32> {
    let mut places = BTreeMap::new();
    for order in orders.iter().filter(|order| order.held_places > 0) {
        let of = (order.product_id, order.date_id);
        *places.entry((order.operator_id, of)).or_default() += order.held_places;
    }
    places
}

fn event(order: &OverdueRow, now: Timestamp) -> NewEvent {
    NewEvent {
        operator_id: order.operator_id,
        customer_id: order.customer_id,
        event: Event::PurchaseExpired,
        detail: Some(order.number.clone()),
        ip: None,
        at: now,
        agent_id: None,
        api_token: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{CustomerId, PurchaseId};

    #[test]
    fn places_are_summed_for_each_product_and_date_and_none_of_orders_that_hold_none() {
        let order = |product: Option<i64>, date: Option<i64>, held_places| OverdueRow {
            id: PurchaseId::new(1),
            operator_id: OperatorId::new(1),
            customer_id: CustomerId::new(1),
            number: "P-1".into(),
            product_id: product.map(ProductId::new),
            date_id: date.map(ProductDateId::new),
            held_places,
        };
        let orders = [
            order(Some(7), None, 2),
            order(Some(7), None, 3),
            order(Some(7), Some(9), 4),
            order(Some(8), None, 0),
            order(None, None, 0),
        ];
        let found: Vec<_> = places(&orders).into_iter().collect();
        let of = |date| (OperatorId::new(1), (Some(ProductId::new(7)), date));
        assert_eq!(found, [(of(None), 5), (of(Some(ProductDateId::new(9))), 4)]);
    }
}
