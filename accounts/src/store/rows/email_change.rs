//! Changes of customers' contact and sign-in addresses.

use super::{AccountRow, SideRow};
use crate::store::schema;
use diesel::prelude::*;
use model::{CustomerId, EmailChangeId, MergeId, OperatorId, Timestamp};

/// A change of a customer's address, with the values that an undo restores.
#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = schema::email_changes)]
pub struct NewEmailChange<'a> {
    pub operator_id: OperatorId,
    pub customer_id: CustomerId,
    pub at: Timestamp,
    /// Whether it was not made by the owner: for a day the new address then gives no way in.
    pub objection: bool,
    pub merge_id: Option<MergeId>,
    /// `None` where there was no address, so that the change cannot be undone.
    pub old_email: Option<&'a str>,
    pub first_name: Option<&'a str>,
    pub last_name: Option<&'a str>,
    /// Whether the address was a sign-in.
    pub signed_in: bool,
    /// Whether the customer had an active account.
    pub was_active: bool,
}

impl<'a> NewEmailChange<'a> {
    /// Creates a change of a customer; `row` is their state before it.
    pub fn of(operator: OperatorId, row: &'a AccountRow, objection: bool, at: Timestamp) -> Self {
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
            was_active: row.state == Some(AccountRow::ACTIVE),
        }
    }

    /// Creates a change by a merge of one of its two customers; `side` is their state before it.
    pub fn by_merge(
        operator: OperatorId,
        merge: MergeId,
        side: &'a SideRow,
        at: Timestamp,
    ) -> Self {
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
    pub id: EmailChangeId,
    pub customer_id: CustomerId,
    pub at: Timestamp,
    pub objection: bool,
    /// Merges of the customer with this id or a higher one are more recent than the change.
    pub merges_from: MergeId,
    pub old_email: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub signed_in: bool,
    pub was_active: bool,
    /// Whether the name before the change had been changed here.
    pub name_changed: bool,
}
