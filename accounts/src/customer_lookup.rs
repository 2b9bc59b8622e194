//! Loading an enabled customer by id.

use crate::{
    Accounts,
    store::{StoreError, read, rows::AccountRow},
};
use model::{CustomerId, CustomerNumber, OperatorId};

impl Accounts {
    /// Returns an enabled customer, with their number.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn customer_of(
        &self,
        operator: OperatorId,
        customer: Option<CustomerId>,
    ) -> Result<Option<(AccountRow, CustomerNumber)>, StoreError> {
        let Some(id) = customer else { return Ok(None) };
        let row = read!(self.store(), customers::by_id(operator, id)).await?;
        Ok(row.filter(|row| !row.disabled).and_then(|row| {
            let number = row.number.parse().ok()?;
            Some((row, number))
        }))
    }
}
