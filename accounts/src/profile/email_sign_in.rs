//! Activate from Email: who signs in by number turns on the sign-in by email (product.md, section 4).

use crate::{Accounts, Caller, token::Secret};
use model::{Customer, Failure, refusals::ActivateEmailRefusal};
use secrecy::SecretString;

impl Accounts {
    /// Makes the address on file, whose mailbox was proved, a sign-in beside the number, with a new password: the session
    /// goes on under a new secret, all others end. `current` is the password so far, where there is one; without one the
    /// session must be fresh.
    ///
    /// # Errors
    /// Why not; the owner of an address that is another customer's sign-in is told.
    pub async fn activate_email(
        &self,
        caller: &Caller,
        customer: &Customer,
        current: Option<&SecretString>,
        new: &SecretString,
    ) -> Result<Secret, Failure<ActivateEmailRefusal>> {
        let _ = (caller, customer, current, new);
        unimplemented!()
    }
}
