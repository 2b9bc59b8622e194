//! Two customers who become one, and what is kept to make them two again.

use crate::store::schema;
use diesel::prelude::*;
use model::Timestamp;
use serde::{Deserialize, Serialize};

/// A customer with their account, whole.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Serialize, Deserialize)]
pub struct SideRow {
    pub id: i64,
    pub number: String,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
    pub disabled: bool,
    pub last_purchase_at: Option<Timestamp>,
    pub account: Option<AccountRecord>,
}

impl SideRow {
    pub fn is_active(&self) -> bool {
        self.account.as_ref().is_some_and(|account| account.state == super::AccountRow::ACTIVE)
    }

    /// The customer deleted their account: nobody else is without a name.
    pub fn is_deleted(&self) -> bool {
        self.first_name.is_empty() && self.last_name.is_empty() && self.email.is_none()
    }
}

/// A row of accounts.
#[derive(
    Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, Serialize, Deserialize,
)]
#[diesel(table_name = schema::accounts)]
pub struct AccountRecord {
    pub customer_id: i64,
    pub operator_id: i64,
    pub state: String,
    pub password_hash: Option<String>,
    pub number_sign_in: bool,
    pub sign_in_email: Option<String>,
    pub activated_at: Option<Timestamp>,
    pub password_changed_at: Option<Timestamp>,
    pub email_proved: bool,
    #[serde(default)]
    pub email_vouched_by: Option<i64>,
}

/// A row of identities.
#[derive(
    Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, Serialize, Deserialize,
)]
#[diesel(table_name = schema::identities)]
pub struct IdentityRecord {
    pub id: i64,
    pub operator_id: i64,
    pub provider_id: i64,
    pub issuer: String,
    pub subject: String,
    pub customer_id: i64,
    pub linked_at: Timestamp,
    pub label: String,
    pub external_id: Option<String>,
    #[serde(default)]
    pub said_email: Option<String>,
    #[serde(default)]
    pub said_first_name: Option<String>,
    #[serde(default)]
    pub said_last_name: Option<String>,
}

/// What the one customer is called and reached by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptData {
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
}

/// What a merge was made of: kept as JSON, so a field may be added, never renamed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MergeRecord {
    pub survivor: SideRow,
    pub absorbed: SideRow,
    pub kept: KeptData,
    /// The sign-in that stayed was the absorbed customer's.
    pub sign_in_moved: bool,
    /// Sign-ins at providers that came to an end.
    pub ended: Vec<IdentityRecord>,
}

/// A merge that can be undone.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::merges)]
pub struct MergeRow {
    pub id: i64,
    pub survivor_id: i64,
    pub absorbed_id: i64,
    /// A [`MergeRecord`].
    pub record: String,
    pub at: Timestamp,
}

/// Rows that belong to a customer, by their table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Identities,
    Purchases,
    Timeline,
    Outbox,
    Audit,
    /// Customers who became part of the customer before.
    Parts,
}

/// How undoing a merge ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmerged {
    Done,
    /// It is too long ago.
    Gone,
    /// The survivor has become part of a third customer.
    SurvivorMerged,
    /// Another customer became part of the survivor since.
    LaterMerge,
    /// An address that would sign in again is another customer's sign-in by now.
    EmailTaken,
}

/// An email, or a name with a phone, that several customers have.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = schema::twin_groups)]
pub struct TwinGroupRow {
    pub kind: String,
    pub key: String,
    pub latest_id: i64,
}

impl TwinGroupRow {
    pub const EMAIL: &'static str = "email";
    pub const NAME: &'static str = "name";
}

/// What a customer can share with others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable)]
pub struct KnownBy {
    pub email_key: Option<String>,
    pub first_key: String,
    pub last_key: String,
    pub phone_key: String,
}

impl KnownBy {
    /// Between the parts of a key. No part has one: keys hold no control characters.
    pub const BORDER: char = '\u{1f}';

    /// The groups that a customer known by this can be in: kind and key of each.
    pub fn groups(&self) -> Vec<(&'static str, String)> {
        let mut groups = Vec::new();
        if let Some(email) = &self.email_key {
            groups.push((TwinGroupRow::EMAIL, email.clone()));
        }
        if !self.last_key.is_empty() && !self.phone_key.is_empty() {
            let border = Self::BORDER;
            let Self { last_key, first_key, phone_key, .. } = self;
            let key = format!("{last_key}{border}{first_key}{border}{phone_key}");
            groups.push((TwinGroupRow::NAME, key));
        }
        groups
    }
}
