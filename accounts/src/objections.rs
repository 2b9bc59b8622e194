//! Objections: an address that an agent changed, or that was lost in a merge, gives no access to the customer for 24
//! hours, so that its former owner can undo the change first. Every lookup from an address to a customer checks this in
//! its own transaction, by [`of_customers`] or [`left`].

mod rule;

pub(crate) use rule::is_way_in;

use crate::{
    Accounts, StoreError,
    store::{Tx, query, read, rows::NewEmailChange},
};
use chrono::TimeDelta;
use model::{CustomerId, EmailChangeId, MergeId, OperatorId, Timestamp};
use rule::{OBJECTION, active_objections};
use std::collections::BTreeMap;

impl Accounts {
    /// Returns the time until the address of a customer gives access. None if it already does.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn objection_left(
        &self,
        operator: OperatorId,
        customer: CustomerId,
    ) -> Result<Option<TimeDelta>, StoreError> {
        let now = self.now();
        read!(self.store(), async |tx| { left(tx, operator, customer, now).await }).await
    }
}

/// Returns those of the customers whose address gives no access yet, each with the time until it does.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn of_customers(
    tx: &mut Tx,
    operator: OperatorId,
    customers: &[CustomerId],
    now: Timestamp,
) -> Result<BTreeMap<CustomerId, TimeDelta>, StoreError> {
    if customers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let since = now - OBJECTION;
    let changes = query!(tx, email_changes::open_since(operator, customers, since)).await?;
    Ok(active_objections(&changes, now))
}

/// Returns the time until the address of one customer gives access. None if it already does.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn left(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    now: Timestamp,
) -> Result<Option<TimeDelta>, StoreError> {
    let mut standing = of_customers(tx, operator, &[customer], now).await?;
    Ok(standing.remove(&customer))
}

/// Records a change of an address that is about to be made, after all merges of the customer so far. Returns its id.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn record(
    tx: &mut Tx,
    change: &NewEmailChange<'_>,
) -> Result<EmailChangeId, StoreError> {
    let (operator, customer) = (change.operator_id, change.customer_id);
    let merges_from = match change.merge_id {
        Some(merge) => merge,
        None => {
            let latest = query!(tx, merge_records::latest_of(operator, customer)).await?;
            MergeId::new(latest.map_or(1, |latest| latest.get() + 1))
        }
    };
    Ok(query!(tx, email_changes::insert(change, merges_from)).await?)
}
