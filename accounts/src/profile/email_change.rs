//! Another email: asked for in the profile, confirmed by a link to the new mailbox.

mod confirm;
mod request;

use crate::{
    Accounts, StoreError,
    links::dead,
    store::rows::{AccountRow, LinkTarget, TokenRow},
    token::Purpose,
};
use model::{Customer, EmailAddress, Link, Portal};

pub(crate) const UNDO_DAYS: u32 = 7;

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

/// A link that works: its token, whose it is, and the address it leads to.
struct Opened {
    token: TokenRow,
    row: AccountRow,
    email: EmailAddress,
}

impl Opened {
    /// Returns the customer who is signed in, where the link is theirs.
    fn signed_in<'a>(&self, customer: Option<&'a Customer>) -> Option<&'a Customer> {
        customer.filter(|customer| customer.id == self.row.customer)
    }
}

impl Accounts {
    /// Returns what a link that confirms or undoes leads to in a browser where that customer is signed in. It changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator))]
    pub async fn email_link(
        &self,
        portal: &Portal,
        customer: Option<&Customer>,
        link: &str,
    ) -> Result<Link<EmailLink>, StoreError> {
        let purposes = [Purpose::ConfirmEmail, Purpose::UndoEmail];
        let opened = match self.open_email_link(portal.operator, link, &purposes).await? {
            Link::Ready(opened) => opened,
            state => return Ok(dead(&state)),
        };
        let undo = opened.token.purpose == Purpose::UndoEmail.as_str();
        Ok(Link::Ready(EmailLink {
            ask_password: !undo && opened.signed_in(customer).is_none(),
            email: opened.email.into(),
            undo,
        }))
    }

    async fn open_email_link(
        &self,
        operator: i64,
        link: &str,
        purposes: &[Purpose],
    ) -> Result<Link<Opened>, StoreError> {
        let state = self.link_state(operator, link, purposes).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        let found = self.customer_of(operator, token.customer_id).await?;
        let email = token.email.as_deref().and_then(|email| email.parse().ok());
        Ok(match (found, email) {
            (Some((row, _)), Some(email)) => Link::Ready(Opened { token, row, email }),
            _ => Link::Unknown,
        })
    }
}

/// Returns the link that gives an address back. Which change it undoes is known where the change is made.
pub(crate) fn undo_link(customer: i64, email: &str) -> LinkTarget {
    LinkTarget {
        purpose: Purpose::UndoEmail.as_str().to_owned(),
        customer: Some(customer),
        email: Some(email.to_owned()),
        ..LinkTarget::default()
    }
}

/// Returns enough of an address for its owner to recognise it, and too little for anybody else.
pub(crate) fn masked(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}***@{domain}")
}
