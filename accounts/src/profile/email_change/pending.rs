//! A requested email that its mailbox has not confirmed yet: showing it, and withdrawing the request.

use crate::{
    Caller, StoreError,
    groups::Profile,
    links,
    store::{query, read, rows::NewEvent, transaction},
    timeline::Event,
    token::Purpose,
};
use model::{Customer, Failure, Portal, refusals::SessionRefusal};

/// The request, and what ends it: each of these revokes its link.
const KINDS: [Event; 9] = [
    Event::EmailChangeAsked,
    Event::EmailChangeCancelled,
    Event::EmailChanged,
    Event::EmailChangeUndone,
    Event::EmailActivated,
    Event::PasswordChanged,
    Event::PasswordSet,
    Event::Merged,
    Event::MergeUndone,
];

impl Profile<'_> {
    /// Returns the address that the customer asked for and has not confirmed, while its link is valid. It is read from
    /// the timeline and not from the link, since there is none for an address that is another customer's sign-in, which
    /// the page must not reveal.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn pending_email(
        self,
        portal: &Portal,
        customer: &Customer,
    ) -> Result<Option<String>, StoreError> {
        let (operator, id) = (portal.operator, customer.id);
        let latest = read!(self.accounts.store(), timeline::latest(operator, id, &KINDS)).await?;
        let ends = self.accounts.now() - Purpose::ConfirmEmail.lifetime();
        let asked = latest.filter(|latest| latest.event == Event::EmailChangeAsked.as_str());
        Ok(asked.filter(|asked| asked.at > ends).and_then(|asked| asked.detail))
    }

    /// Withdraws the request: its link no longer works, and a mail that has not left yet is not sent. There may be none.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn cancel_email_change(
        self,
        caller: &Caller,
        customer: &Customer,
    ) -> Result<(), Failure<SessionRefusal>> {
        let (operator, id, now) = (caller.portal.operator, customer.id, self.accounts.now());
        let Some(email) = self.pending_email(&caller.portal, customer).await? else {
            return Ok(());
        };
        let event =
            NewEvent { detail: Some(email), ..Event::EmailChangeCancelled.of(caller, id, now) };
        transaction!(self.accounts.store(), async |tx| {
            links::replace_of_purpose(tx, operator, id, Purpose::ConfirmEmail, now).await?;
            query!(tx, timeline::record(&event)).await?;
            Ok(())
        })
        .await?;
        Ok(())
    }
}
