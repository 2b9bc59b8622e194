//! Finding customers by anything they are known by.

use crate::{AccessError, Accounts};
use model::{Agent, Cursor, CustomerSummary, Page};

impl Accounts {
    /// The customers that a text finds, 25 a page: by email where it has an `@`, by number and phone where it is digits,
    /// by names otherwise, and by the beginning of any of them. No text finds everybody, by name.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn search_customers(
        &self,
        agent: &Agent,
        text: &str,
        after: Option<&Cursor>,
    ) -> Result<Page<CustomerSummary, Cursor>, AccessError> {
        let _ = (agent, text, after);
        unimplemented!()
    }
}
