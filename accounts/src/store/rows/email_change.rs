//! Changes of what a customer is reached and signs in by.

use super::{AccountRow, SideRow};
use crate::store::schema;
use diesel::prelude::*;
use model::Timestamp;

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
