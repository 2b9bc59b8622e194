//! Taking one's data along, and leaving.

use crate::{Accounts, Caller, StoreError};
use model::{Customer, Failure, refusals::DeleteAccountRefusal};
use secrecy::SecretString;

impl Accounts {
    /// Everything that is kept about the customer, as JSON to be read by people and programs.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn my_data(
        &self,
        caller: &Caller,
        customer: &Customer,
    ) -> Result<String, StoreError> {
        let _ = (caller, customer);
        unimplemented!()
    }

    /// Deletes the account: sign-ins, sessions and links end, names and addresses go. Purchases stay, of nobody.
    ///
    /// # Errors
    /// What is wrong with the password, or a wait. Without a password the session must be fresh.
    pub async fn delete_account(
        &self,
        caller: &Caller,
        customer: &Customer,
        current: Option<&SecretString>,
    ) -> Result<(), Failure<DeleteAccountRefusal>> {
        let _ = (caller, customer, current);
        unimplemented!()
    }
}
