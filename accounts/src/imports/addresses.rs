//! Another address of a customer without an account. As after the correction of an agent it gives no access for a day;
//! its former owner is not notified, since imports send no mail.

use crate::{
    links, objections,
    store::{
        StoreError, Tx, query,
        rows::{ImportedCustomer, KnownCustomerRow, NewEmailChange},
    },
};
use model::{OperatorId, Timestamp};

/// Writes the address of a row, if it differs.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn change(
    tx: &mut Tx,
    operator: OperatorId,
    before: &KnownCustomerRow,
    after: &ImportedCustomer,
    now: Timestamp,
) -> Result<(), StoreError> {
    if before.email == after.email {
        return Ok(());
    }
    if before.email_key.is_some() && before.email_key != after.email_key {
        let change = NewEmailChange {
            operator_id: operator,
            customer_id: before.id,
            at: now,
            objection: true,
            merge_id: None,
            old_email: before.email.as_deref(),
            first_name: Some(&before.first_name),
            last_name: Some(&before.last_name),
            signed_in: false,
            was_active: false,
        };
        objections::record(tx, &change).await?;
        links::replace_of_customer(tx, operator, before.id, now).await?;
    }
    let email = after.email.as_deref().zip(after.email_key.as_deref());
    query!(tx, customers::set_email(operator, before.id, email)).await?;
    Ok(())
}
