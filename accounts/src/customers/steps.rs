//! Steps that several acts on customers share, each in the transaction of the act.

use crate::store::{
    StoreError, Tx, query,
    rows::{NewAudit, NewEvent},
};

/// Returns whether the customer is one of their own still. Nothing is done to what is left of who became part of another one.
pub(super) async fn is_whole(
    tx: &mut Tx,
    operator: i64,
    customer: i64,
) -> Result<bool, StoreError> {
    Ok(query!(tx, customers::survivor_of(operator, customer)).await? == customer)
}

/// Records an act in the timelines of its customers and in the audit.
pub(super) async fn record_act(
    tx: &mut Tx,
    events: &[NewEvent],
    acts: &[NewAudit],
) -> Result<(), StoreError> {
    for event in events {
        query!(tx, timeline::record(event)).await?;
    }
    for act in acts {
        query!(tx, audit::record(act)).await?;
    }
    Ok(())
}
