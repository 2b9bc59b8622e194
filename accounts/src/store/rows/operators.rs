//! Operators.

use super::SettingsRow;
use crate::store::schema;
use diesel::prelude::*;
use model::{EmailAddress, OperatorId, Timestamp};

/// What portals share with the others of their operator.
#[derive(Queryable, Selectable)]
#[diesel(table_name = schema::operators)]
pub struct OperatorRow {
    pub id: OperatorId,
    pub name: String,
    pub default_locale: String,
    pub sender_name: String,
    pub sender: String,
    #[diesel(embed)]
    pub settings: SettingsRow,
}

#[derive(Insertable)]
#[diesel(table_name = schema::operators)]
pub struct NewOperatorRow<'a> {
    pub name: &'a str,
    pub default_locale: &'a str,
    pub sender_name: &'a str,
    pub sender: &'a str,
    #[diesel(embed)]
    pub settings: SettingsRow,
    pub created_at: Timestamp,
    pub demo: bool,
}

/// The sender of an operator's mails.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = schema::operators)]
pub struct SenderRow {
    pub sender_name: String,
    pub sender: EmailAddress,
    /// The address that is not yet confirmed.
    pub pending_sender: Option<EmailAddress>,
}

/// An operator as the demo recognizes its own.
#[cfg(feature = "seeding")]
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::operators)]
pub struct MarkedOperatorRow {
    pub id: OperatorId,
    pub name: String,
    pub sender: String,
    /// Whether it is marked as the demo's.
    pub demo: bool,
}
