//! Looking up customers: by id, or by the identifier that they sign in with.

use crate::{
    Accounts,
    store::{StoreError, read, rows::AccountRow},
};
use model::{CustomerId, CustomerNumber, Identifier, OperatorId};

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

    /// Returns the customer who may sign in with that identifier.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn by_identifier(
        &self,
        operator: OperatorId,
        identifier: &Identifier,
    ) -> Result<Option<AccountRow>, StoreError> {
        match identifier {
            Identifier::Email(email) => {
                let key = email.key();
                read!(self.store(), customers::by_sign_in_email(operator, &key)).await
            }
            Identifier::Number(number) => {
                let digits = number.digits();
                let row = read!(self.store(), customers::by_number(operator, digits)).await?;
                Ok(row.filter(|row| row.number_sign_in == Some(true)))
            }
        }
    }
}
