//! Steps shared by several actions on customers, within the transaction of the action.

use crate::store::{
    StoreError, Tx, query,
    rows::{NewAudit, NewEvent},
};
use model::{CustomerId, OperatorId};

/// Returns whether the customer exists as such. No action applies to a customer who was merged into another one.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn is_whole(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
) -> Result<bool, StoreError> {
    Ok(query!(tx, customers::survivor_of(operator, customer)).await? == customer)
}

/// Records an action in the timelines of its customers and in the audit log.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn record_history(
    tx: &mut Tx,
    events: &[NewEvent],
    records: &[NewAudit],
) -> Result<(), StoreError> {
    for event in events {
        query!(tx, timeline::record(event)).await?;
    }
    for record in records {
        query!(tx, audit::record(record)).await?;
    }
    Ok(())
}
