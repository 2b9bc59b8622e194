//! The objection: an address that an agent changed, or that lost in a merge, gives nobody a way into the customer for 24
//! hours, so that its former owner can undo the change first. Whatever leads from an address to a customer asks here, in
//! its own transaction, by `store::queries::email_changes`.

mod rule;

pub(crate) use rule::{OBJECTION, is_way_in, standing};

use crate::{Accounts, StoreError, store::read};
use chrono::TimeDelta;

impl Accounts {
    /// Returns how long the address of a customer still gives nobody a way in.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn objection_left(
        &self,
        operator: i64,
        customer: i64,
    ) -> Result<Option<TimeDelta>, StoreError> {
        let now = self.now();
        read!(self.store(), email_changes::objection_left(operator, customer, now)).await
    }
}
