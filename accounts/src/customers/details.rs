//! Everything about one customer.

use crate::{AccessError, Accounts};
use model::{Agent, CustomerDetails, CustomerNumber, Page, TimelineEntry};

impl Accounts {
    /// The customer of that number, if the operator has them.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn customer_details(
        &self,
        agent: &Agent,
        number: &CustomerNumber,
    ) -> Result<Option<CustomerDetails>, AccessError> {
        let _ = (agent, number);
        unimplemented!()
    }

    /// What happened to a customer, the latest first; `before` is the `next` of the page before. Empty for a number that
    /// the operator does not have.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn timeline_of(
        &self,
        agent: &Agent,
        number: &CustomerNumber,
        before: Option<i64>,
    ) -> Result<Page<TimelineEntry>, AccessError> {
        let _ = (agent, number, before);
        unimplemented!()
    }
}
