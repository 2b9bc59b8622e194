//! Events of orders: the page of an order shows those in its customer's timeline, so that they go along with it.

use super::Event;
use crate::store::{StoreError, Tx, query};
use model::{CustomerId, EventId, OperatorId, Timestamp};

/// What happens to an order. Its number comes first in the detail, alone or with more after it.
const OF_ORDERS: [Event; 7] = [
    Event::Purchased,
    Event::Paid,
    Event::PurchaseExpired,
    Event::PurchaseCancelled,
    Event::PurchaseRefunded,
    Event::PurchaseCorrected,
    Event::PurchaseMailed,
];

/// Moves the events of orders that one customer had since a moment, and another one has now, to the timeline of that one.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn follow_orders(
    tx: &mut Tx,
    operator: OperatorId,
    (from, to): (CustomerId, CustomerId),
    since: Timestamp,
) -> Result<(), StoreError> {
    let events = query!(tx, timeline::of_kinds_since(operator, from, &OF_ORDERS, since)).await?;
    let events: Vec<(EventId, String)> = events
        .iter()
        .filter_map(|(id, detail)| Some((*id, number_in(detail.as_deref()?))))
        .collect();
    let numbers: Vec<String> = events.iter().map(|(_, number)| number.clone()).collect();
    if numbers.is_empty() {
        return Ok(());
    }
    let theirs = query!(tx, purchases::numbers_among(operator, to, &numbers)).await?;
    let moved: Vec<EventId> =
        events.iter().filter(|(_, number)| theirs.contains(number)).map(|(id, _)| *id).collect();
    if !moved.is_empty() {
        query!(tx, timeline::move_to(operator, &moved, to)).await?;
    }
    Ok(())
}

/// Returns the number of the order that a detail begins with.
fn number_in(detail: &str) -> String {
    detail.split(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_detail_begins_with_the_number() {
        for detail in ["P-4082620318", "P-4082620318 · The ship is in repair."] {
            assert_eq!(number_in(detail), "P-4082620318");
        }
    }
}
