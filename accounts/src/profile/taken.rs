//! Addresses that are another customer's sign-in, and the notice to that customer.

use crate::{
    Caller,
    groups::Profile,
    mail::Mail,
    outbox,
    store::{
        StoreError, Tx, query,
        rows::{AccountRow, NewMail},
        transaction,
    },
};
use model::{CustomerId, EmailAddress, OperatorId, Portal, Timestamp};

/// Returns whether the address is the sign-in of a customer other than that one.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn is_taken(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    key: &str,
) -> Result<bool, StoreError> {
    let owner = query!(tx, customers::by_sign_in_email(operator, key)).await?;
    Ok(owner.is_some_and(|owner| owner.customer != customer))
}

/// Returns the notice that another customer tried to use the address.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) fn wanted_notice(
    portal: &Portal,
    owner: &AccountRow,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<NewMail, StoreError> {
    let mail = Mail::SomebodyTriedToRegister {
        sign_in_url: format!("{}/sign-in", portal.origin),
        reset_url: format!("{}/forgot-password", portal.origin),
        number_sign_in: owner.number_sign_in == Some(true),
    };
    let to = owner.email.as_deref().unwrap_or(email.as_str());
    let locale = owner.locale.parse().unwrap_or_default();
    outbox::mail(portal, Some(owner.customer), to, locale, &mail, now)
}

impl Profile<'_> {
    /// Notifies the customer who signs in with the address, if there is one, that another customer tried to use it.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn notify_owner(
        self,
        caller: &Caller,
        email: &EmailAddress,
    ) -> Result<(), StoreError> {
        let (operator, key, now) = (caller.portal.operator, email.key(), self.accounts.now());
        transaction!(self.accounts.store(), async |tx| {
            if let Some(owner) = query!(tx, customers::by_sign_in_email(operator, &key)).await? {
                let mail = wanted_notice(&caller.portal, &owner, email, now)?;
                query!(tx, outbox::queue(&mail)).await?;
            }
            Ok(())
        })
        .await?;
        self.accounts.mail_queued();
        Ok(())
    }
}
