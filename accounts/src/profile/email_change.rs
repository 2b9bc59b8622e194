//! Another email: asked for in the profile, confirmed by a link to the new mailbox, undone by a link to the old one.

use crate::{Accounts, Caller, StoreError};
use model::{
    Customer, Failure, Link, Portal,
    refusals::{EmailChangeRefusal, EmailLinkRefusal},
};
use secrecy::SecretString;

/// What a link about an email leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailLink {
    /// The address that the customer has afterwards.
    pub email: String,
    /// It undoes a change; otherwise it confirms one.
    pub undo: bool,
    /// The browser is not signed in as that customer: the password proves that it is the same person.
    pub ask_password: bool,
}

impl Accounts {
    /// Mails a link to the new address; nothing changes before it is confirmed. A newer request replaces it. `current` is
    /// the password, where there is one; without one the session must be fresh.
    ///
    /// # Errors
    /// What is wrong with the password or the address, or a wait. Where the operator does not let the screen tell that an
    /// address is taken, only its owner is told.
    pub async fn request_email_change(
        &self,
        caller: &Caller,
        customer: &Customer,
        current: Option<&SecretString>,
        email: &str,
    ) -> Result<(), Failure<EmailChangeRefusal>> {
        let _ = (caller, customer, current, email);
        unimplemented!()
    }

    /// What a link that confirms or undoes leads to, for whoever is signed in. Looking changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn email_link(
        &self,
        portal: &Portal,
        customer: Option<&Customer>,
        link: &str,
    ) -> Result<Link<EmailLink>, StoreError> {
        let _ = (portal, customer, link);
        unimplemented!()
    }

    /// Changes the address; tells the new one. All other sessions and all pending links end, and the old address gets a
    /// link that undoes it within 7 days. In a browser that is not signed in as the customer the password proves who it
    /// is: a mistyped address is a stranger's mailbox.
    ///
    /// # Errors
    /// `LinkDead`, `EmailTaken`, what is wrong with the password, or a wait.
    pub async fn confirm_email_change(
        &self,
        caller: &Caller,
        customer: Option<&Customer>,
        link: &str,
        password: Option<&SecretString>,
    ) -> Result<String, Failure<EmailLinkRefusal>> {
        let _ = (caller, customer, link, password);
        unimplemented!()
    }

    /// Gives the customer the old address back; tells it. Whoever changed it knew the password, so it works no longer: all
    /// sessions end, and a link to choose a new one is mailed to the old address.
    ///
    /// # Errors
    /// `LinkDead`, or `EmailTaken` when the address has become another customer's sign-in.
    pub async fn undo_email_change(
        &self,
        caller: &Caller,
        link: &str,
    ) -> Result<String, Failure<EmailLinkRefusal>> {
        let _ = (caller, link);
        unimplemented!()
    }
}
