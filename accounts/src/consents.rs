//! What customers agreed to when they registered.

use crate::{
    Accounts, StoreError,
    store::{query, read, rows::ConsentRow},
};
use model::{Consent, CustomerId, OperatorId};

impl Accounts {
    /// Returns what a customer agreed to, newest first, including under numbers that were merged into theirs.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn consents_of(
        &self,
        operator: OperatorId,
        customer: CustomerId,
    ) -> Result<Vec<Consent>, StoreError> {
        let rows = read!(self.store(), async |tx| {
            let mut customers = query!(tx, merge_records::absorbed_by(operator, customer)).await?;
            customers.push(customer);
            Ok(query!(tx, consents::of_customers(operator, &customers)).await?)
        })
        .await?;
        Ok(rows.into_iter().map(consent).collect())
    }
}

fn consent(row: ConsentRow) -> Consent {
    let ConsentRow { version, locale, text, at } = row;
    Consent { version, locale: locale.parse().unwrap_or_default(), text, at }
}
