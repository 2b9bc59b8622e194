//! Objections: an address that an agent changed, or that was lost in a merge, gives no access to the customer for 24
//! hours, so that its former owner can undo the change first. Every lookup from an address to a customer checks this in
//! its own transaction, by `store::queries::email_changes`.

mod rule;

pub(crate) use rule::{OBJECTION, is_way_in, standing};

use crate::{Accounts, StoreError, store::read};
use chrono::TimeDelta;
use model::{CustomerId, OperatorId};

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
        read!(self.store(), email_changes::objection_left(operator, customer, now)).await
    }
}
