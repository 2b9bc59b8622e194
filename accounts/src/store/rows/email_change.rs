//! Changes of what a customer is reached and signs in by.

use super::{
    AccountRow, LinkTarget, MergeRow, NewEvent, NewMail, NewSession, OwnerCheck, OwnerProof,
    SideRow,
};
use crate::store::schema;
use diesel::prelude::*;
use model::{EmailAddress, Timestamp};

/// How a change that needs an address for itself ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// The link was spent, replaced or expired meanwhile.
    Dead,
    /// The address is another customer's sign-in.
    Taken,
    /// What the customer proved holds no longer.
    Unproved(OwnerCheck),
}

/// The email becomes a sign-in beside the number.
pub struct EmailActivation<'a> {
    pub email_key: &'a str,
    pub password_hash: &'a str,
    pub proof: OwnerProof<'a>,
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
    pub proof: OwnerProof<'a>,
    /// The session that goes on; none: all end.
    pub keep: Option<i64>,
    pub event: &'a NewEvent,
    /// What the old address is told, with the link that undoes it; nothing where there was none.
    pub notice: Option<(&'a NewMail, &'a LinkTarget)>,
}

/// A change of a customer's address, and what its undo gives back.
#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = schema::email_changes)]
pub struct NewEmailChange<'a> {
    pub operator_id: i64,
    pub customer_id: i64,
    pub at: Timestamp,
    /// Not by the owner: for a day the new address gives nobody a way in.
    pub objection: bool,
    pub merge_id: Option<i64>,
    /// None where there was no address: nobody could undo it.
    pub old_email: Option<&'a str>,
    pub first_name: Option<&'a str>,
    pub last_name: Option<&'a str>,
    /// The address was a sign-in.
    pub signed_in: bool,
    /// The customer had an active account.
    pub was_active: bool,
}

impl<'a> NewEmailChange<'a> {
    /// A change of the customer as they are before it.
    pub fn of(operator: i64, row: &'a AccountRow, objection: bool, at: Timestamp) -> Self {
        Self {
            operator_id: operator,
            customer_id: row.customer,
            at,
            objection,
            merge_id: None,
            old_email: row.email.as_deref(),
            first_name: Some(&row.first_name),
            last_name: Some(&row.last_name),
            signed_in: row.sign_in_email.is_some(),
            was_active: row.state.as_deref() == Some(AccountRow::ACTIVE),
        }
    }

    /// A change by a merge, of one of its two customers as they are before it.
    pub fn by_merge(operator: i64, merge: i64, side: &'a SideRow, at: Timestamp) -> Self {
        let account = side.account.as_ref();
        Self {
            operator_id: operator,
            customer_id: side.id,
            at,
            objection: false,
            merge_id: Some(merge),
            old_email: side.email.as_deref(),
            first_name: Some(&side.first_name),
            last_name: Some(&side.last_name),
            signed_in: account.is_some_and(|account| account.sign_in_email.is_some()),
            was_active: side.is_active(),
        }
    }
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::email_changes)]
pub struct EmailChangeRow {
    pub id: i64,
    pub customer_id: i64,
    pub at: Timestamp,
    pub objection: bool,
    /// Merges of the customer from this one on are not older than the change.
    pub merges_from: i64,
    pub old_email: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub signed_in: bool,
    pub was_active: bool,
}

/// Writes the mail by which a customer chooses a new password, to an address that is theirs again.
pub type NewPasswordMail<'a> =
    dyn Fn(&AccountRow, &EmailAddress) -> Option<(NewMail, LinkTarget)> + Sync + 'a;

/// A change of an address that its former owner takes back.
pub struct AddressUndo<'a> {
    pub token: i64,
    pub change: i64,
    /// Merges from before then stay.
    pub not_before: Timestamp,
    /// For the timeline of whose address it was; the query says who that is.
    pub event: &'a NewEvent,
    /// The lines in both timelines of a merge that is taken apart.
    pub merge_events: &'a (dyn Fn(&MergeRow) -> Vec<NewEvent> + Sync),
    /// The mail by which the customer chooses a new password.
    pub new_password: &'a NewPasswordMail<'a>,
}
