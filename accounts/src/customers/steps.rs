//! Steps shared by several actions on customers, within the transaction of the action.

use crate::{
    customer_record,
    store::{
        StoreError, Tx, query,
        rows::{KeptData, NewAudit, NewEvent, ProfileChange},
    },
};
use model::{CustomerId, OperatorId, Timestamp};

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

/// Sets what a merge, or undoing one, leaves the survivor: names, phone, language, address, and when they bought last.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn set_survivor(
    tx: &mut Tx,
    operator: OperatorId,
    survivor: CustomerId,
    data: &KeptData,
    bought_last: Option<Timestamp>,
) -> Result<(), StoreError> {
    let profile = ProfileChange {
        first_name: &data.first_name,
        last_name: &data.last_name,
        phone: data.phone.as_deref(),
        locale: &data.locale,
    };
    customer_record::update_profile(tx, operator, survivor, profile).await?;
    let email = data.email.as_deref().zip(data.email_key.as_deref());
    customer_record::set_email(tx, operator, survivor, email).await?;
    query!(tx, merges::set_last_purchase(operator, survivor, bought_last)).await?;
    Ok(())
}
