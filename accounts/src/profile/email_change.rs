//! Changing the email: requested in the profile, confirmed by a link to the new mailbox.

mod confirm;
mod pending;
mod request;

pub use confirm::ChangedEmail;

use crate::{
    StoreError,
    groups::Profile,
    links::dead,
    store::rows::{AccountRow, TokenRow},
    token::Purpose,
};
use model::{Customer, EmailAddress, EmailLink, Link, OperatorId, Portal};

/// A valid link: its token, its customer, and the address it sets.
struct OpenedLink {
    token: TokenRow,
    row: AccountRow,
    email: EmailAddress,
}

impl OpenedLink {
    /// Returns the signed-in customer, if the link is theirs.
    fn signed_in<'a>(&self, customer: Option<&'a Customer>) -> Option<&'a Customer> {
        customer.filter(|customer| customer.id == self.row.customer)
    }
}

impl Profile<'_> {
    /// Returns what a link confirms or undoes, in a browser where that customer is signed in. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn email_link(
        self,
        portal: &Portal,
        customer: Option<&Customer>,
        link: &str,
    ) -> Result<Link<EmailLink>, StoreError> {
        let purposes = [Purpose::ConfirmEmail, Purpose::UndoEmail];
        let opened = match self.open_email_link(portal.operator, link, &purposes).await? {
            Link::Ready(opened) => opened,
            state => return Ok(dead(&state)),
        };
        let undo = opened.token.purpose == Purpose::UndoEmail;
        let takes_password = portal.settings.password_sign_in();
        Ok(Link::Ready(EmailLink {
            ask_password: !undo && takes_password && opened.signed_in(customer).is_none(),
            email: opened.email.into(),
            undo,
        }))
    }

    async fn open_email_link(
        self,
        operator: OperatorId,
        link: &str,
        purposes: &[Purpose],
    ) -> Result<Link<OpenedLink>, StoreError> {
        let state = self.accounts.link_state(operator, link, purposes).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        let found = self.accounts.customer_of(operator, token.customer_id).await?;
        let email = token.email.as_deref().and_then(|email| email.parse().ok());
        Ok(match (found, email) {
            (Some(row), Some(email)) => Link::Ready(OpenedLink { token, row, email }),
            _ => Link::Unknown,
        })
    }
}
