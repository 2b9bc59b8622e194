//! Loading an enabled customer by id, and the customers of an address.

use crate::{
    Accounts, objections,
    store::{StoreError, Tx, query, read, rows::AccountRow},
};
use chrono::TimeDelta;
use model::{CustomerId, OperatorId, Timestamp};
use std::collections::BTreeMap;

impl Accounts {
    /// Returns an enabled customer.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn customer_of(
        &self,
        operator: OperatorId,
        customer: Option<CustomerId>,
    ) -> Result<Option<AccountRow>, StoreError> {
        let Some(id) = customer else { return Ok(None) };
        let row = read!(self.store(), customers::by_id(operator, id)).await?;
        Ok(row.filter(|row| !row.disabled))
    }
}

/// The customers of an address.
pub(crate) struct AddressCustomers {
    /// Those with it on file, latest buyer first, and then the one who signs in with it without having it on file.
    pub rows: Vec<AccountRow>,
    /// Whether it is an agent's.
    pub is_agents: bool,
    /// Those of them to whom it gives no access yet, each with the time until it does.
    pub objections: BTreeMap<CustomerId, TimeDelta>,
}

/// Returns the customers of an address. Those who have an agent's on file bought at the counter: it identifies none of
/// them, and they may be thousands.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn of_address(
    tx: &mut Tx,
    operator: OperatorId,
    key: &str,
    now: Timestamp,
) -> Result<AddressCustomers, StoreError> {
    let is_agents = query!(tx, customers::is_agents_address(operator, key)).await?;
    let mut rows = Vec::new();
    if !is_agents {
        rows = query!(tx, customers::by_email(operator, key)).await?;
    }
    if let Some(row) = query!(tx, customers::by_sign_in_email(operator, key)).await?
        && rows.iter().all(|known| known.customer != row.customer)
    {
        rows.push(row);
    }
    let ids: Vec<CustomerId> = rows.iter().map(|row| row.customer).collect();
    let objections = objections::of_customers(tx, operator, &ids, now).await?;
    Ok(AddressCustomers { rows, is_agents, objections })
}
