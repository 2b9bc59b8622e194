//! Events: changes of an operator's customers and orders, for its other systems. A use case records its event in its
//! own transaction; `order` gives recorded events their place, in which the API (`list`) and webhooks pass them on.
//! Events hold ids and states, and no personal data.

mod list;
mod order;

pub use list::ListedEvent;

use crate::{
    store::{StoreError, Tx, query, rows::NewDomainEvent},
    token::Secret,
};
use model::{CustomerId, EventKind, OperatorId, PurchaseId, Timestamp};

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Subject {
    customer: Option<CustomerId>,
    absorbed: Option<CustomerId>,
    order: Option<PurchaseId>,
}

impl Subject {
    pub(crate) const fn customer(customer: CustomerId) -> Self {
        Self { customer: Some(customer), absorbed: None, order: None }
    }

    /// Two customers who were merged, or separated again.
    pub(crate) const fn merge(survivor: CustomerId, absorbed: CustomerId) -> Self {
        Self { customer: Some(survivor), absorbed: Some(absorbed), order: None }
    }

    pub(crate) const fn order(customer: CustomerId, order: PurchaseId) -> Self {
        Self { customer: Some(customer), absorbed: None, order: Some(order) }
    }

    /// An email, which may be to an agent.
    pub(crate) const fn mail(customer: Option<CustomerId>) -> Self {
        Self { customer, absorbed: None, order: None }
    }
}

/// Records an event in the transaction of its cause.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn record(
    tx: &mut Tx,
    operator: OperatorId,
    kind: EventKind,
    subject: Subject,
    now: Timestamp,
) -> Result<(), StoreError> {
    let event = NewDomainEvent {
        operator_id: operator,
        message_id: new_message_id(),
        kind: kind.code(),
        customer_id: subject.customer,
        absorbed_id: subject.absorbed,
        purchase_id: subject.order,
        at: now,
    };
    query!(tx, domain_events::record(&event)).await?;
    Ok(())
}

/// Returns a new id of an event: random, since a counter would tell how busy other operators are.
pub(crate) fn new_message_id() -> String {
    format!("evt_{}", Secret::random().expose())
}
