//! Changes of what a customer is reached and signs in by.

use super::{LinkTarget, NewAudit, NewEvent, NewMail, NewSession, ProfileChange};
use model::Timestamp;

/// How a change that needs an address for itself ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// The link was spent, replaced or expired meanwhile.
    Dead,
    /// The address is another customer's sign-in.
    Taken,
}

/// The email becomes a sign-in beside the number.
pub struct EmailActivation<'a> {
    pub email_key: &'a str,
    pub password_hash: &'a str,
    /// The session that asks.
    pub current: i64,
    pub session: &'a NewSession,
    pub event: &'a NewEvent,
    pub notice: &'a NewMail,
}

/// An address that its owner confirmed.
pub struct AddressChange<'a> {
    pub token: i64,
    pub customer: i64,
    /// As it is written, and its key.
    pub email: (&'a str, &'a str),
    /// The session that goes on; none: all end.
    pub keep: Option<i64>,
    pub event: &'a NewEvent,
    /// What the old address is told, with the link that undoes it; nothing where there was none.
    pub notice: Option<(&'a NewMail, &'a LinkTarget)>,
}

/// An address that its former owner takes back.
pub struct AddressUndo<'a> {
    pub token: i64,
    /// When the link was made.
    pub mailed_at: Timestamp,
    pub customer: i64,
    pub email: (&'a str, &'a str),
    /// Whether it was a sign-in before the change.
    pub sign_in: bool,
    pub event: &'a NewEvent,
    /// The mail by which a new password is chosen, for who has an account.
    pub mail: Option<(&'a NewMail, &'a LinkTarget)>,
}

/// What an agent changes.
pub struct CustomerChange<'a> {
    pub customer: i64,
    pub profile: ProfileChange<'a>,
    /// As it is written, and its key.
    pub email: Option<(&'a str, &'a str)>,
    /// Another mailbox than before, not only another spelling.
    pub other_mailbox: bool,
    pub events: &'a [NewEvent],
    pub audit: &'a NewAudit,
    pub notice: Option<(&'a NewMail, &'a LinkTarget)>,
}
