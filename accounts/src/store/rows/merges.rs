//! Merges of two customers, and the records to undo them.

use super::{AccountStatus, customers::is_deleted};
use crate::store::{StoreError, schema};
use diesel::prelude::*;
use model::{CustomerId, CustomerNumber, IdentityId, MergeId, OperatorId, ProviderId, Timestamp};
use serde::{Deserialize, Serialize};

/// A complete customer with their account.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Serialize, Deserialize)]
pub struct SideRow {
    pub id: CustomerId,
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
    pub disabled: bool,
    pub last_purchase_at: Option<Timestamp>,
    #[serde(default)]
    pub changed: ChangedHere,
    pub account: Option<AccountRecord>,
}

/// Which values of a customer were changed here since an import: a later one leaves them.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    AsChangeset,
    Serialize,
    Deserialize,
)]
#[diesel(table_name = schema::customers)]
pub struct ChangedHere {
    pub name_changed: bool,
    pub email_changed: bool,
    pub phone_changed: bool,
    pub locale_changed: bool,
}

impl SideRow {
    /// Returns whether the customer's account is active.
    pub fn is_active(&self) -> bool {
        self.account.as_ref().is_some_and(|account| account.state == AccountStatus::Active)
    }

    /// Returns whether the customer deleted their account.
    pub fn is_deleted(&self) -> bool {
        is_deleted(&self.first_name, &self.last_name, self.email.as_deref())
    }
}

/// A complete row of `accounts`.
#[derive(
    Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, Serialize, Deserialize,
)]
#[diesel(table_name = schema::accounts)]
pub struct AccountRecord {
    pub customer_id: CustomerId,
    pub operator_id: OperatorId,
    pub state: AccountStatus,
    pub password_hash: Option<String>,
    pub number_sign_in: bool,
    pub sign_in_email: Option<String>,
    pub activated_at: Option<Timestamp>,
    pub password_changed_at: Option<Timestamp>,
    pub email_proved: bool,
    #[serde(default)]
    pub email_vouched_by: Option<IdentityId>,
    /// What verifying the hash of another system takes.
    #[serde(default)]
    pub foreign_work: Option<i64>,
}

/// A complete row of `identities`.
#[derive(
    Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, Serialize, Deserialize,
)]
#[diesel(table_name = schema::identities)]
pub struct IdentityRecord {
    pub id: IdentityId,
    pub operator_id: OperatorId,
    pub provider_id: ProviderId,
    pub issuer: String,
    pub subject: String,
    pub customer_id: CustomerId,
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

/// The name and contact data of the survivor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptData {
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
}

/// The data of a merge. Stored as JSON, so fields may be added, but not renamed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MergeRecord {
    pub survivor: SideRow,
    pub absorbed: SideRow,
    pub kept: KeptData,
    /// Whether the survivor has the absorbed customer's sign-in.
    pub sign_in_moved: bool,
    /// Identities that the merge ended.
    pub ended: Vec<IdentityRecord>,
}

/// A merge that can be undone.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::merges)]
pub struct MergeRow {
    pub id: MergeId,
    pub survivor_id: CustomerId,
    pub absorbed_id: CustomerId,
    /// A [`MergeRecord`] as JSON.
    pub record: String,
    pub at: Timestamp,
}

impl MergeRow {
    /// Returns what the merge has moved.
    ///
    /// # Errors
    /// [`StoreError::Json`] when another release wrote it in another form.
    pub fn read_record(&self) -> Result<MergeRecord, StoreError> {
        Ok(serde_json::from_str(&self.record)?)
    }
}

/// Kinds of rows that belong to a customer, by table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MovedKind {
    Identities,
    Purchases,
    Timeline,
    Outbox,
    Audit,
    /// Customers absorbed by the customer earlier.
    Parts,
}

/// The outcome of undoing a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnmergeOutcome {
    Done,
    /// Its time limit has passed.
    Gone,
    /// The survivor was merged into a third customer.
    SurvivorMerged,
    /// Another customer was merged into the survivor since.
    LaterMerge,
    /// An address that would be a sign-in again is now another customer's.
    EmailTaken,
}

/// What the customers of a group share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DuplicateKind {
    Email,
    /// The name and the phone.
    Name,
}

impl DuplicateKind {
    pub const ALL: [Self; 2] = [Self::Email, Self::Name];

    /// Returns the stored name of the kind.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Name => "name",
        }
    }

    fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

model::stored_as_text!(DuplicateKind, as_str, DuplicateKind::named);

/// An email, or a name with a phone, that several customers share.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = schema::twin_groups)]
pub struct DuplicateGroupRow {
    pub kind: DuplicateKind,
    pub key: String,
    pub latest_id: CustomerId,
}

/// The keys that a customer can share with others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable)]
pub struct KnownBy {
    pub email_key: Option<String>,
    pub first_key: String,
    pub last_key: String,
    pub phone_key: String,
}

impl KnownBy {
    /// Separates the parts of a key. Keys contain no control characters.
    pub const SEPARATOR: char = '\u{1f}';

    /// Returns kind and key of the groups that a customer with these keys can be in.
    pub fn groups(&self) -> Vec<(DuplicateKind, String)> {
        let mut groups = Vec::new();
        if let Some(email) = &self.email_key {
            groups.push((DuplicateKind::Email, email.clone()));
        }
        if !self.last_key.is_empty() && !self.phone_key.is_empty() {
            let key = Self::name_group(&self.last_key, &self.first_key, &self.phone_key);
            groups.push((DuplicateKind::Name, key));
        }
        groups
    }

    /// Returns the key of the group of a name with a phone.
    fn name_group(last_key: &str, first_key: &str, phone_key: &str) -> String {
        let border = Self::SEPARATOR;
        format!("{last_key}{border}{first_key}{border}{phone_key}")
    }
}

/// Customers who share a name and a phone.
#[derive(Debug, Clone, Queryable)]
pub struct SharedName {
    pub last_key: String,
    pub first_key: String,
    pub phone_key: String,
    /// How many they are.
    pub members: i64,
    pub latest: Option<CustomerId>,
}

impl SharedName {
    /// Returns the key of their group.
    pub fn group(&self) -> String {
        KnownBy::name_group(&self.last_key, &self.first_key, &self.phone_key)
    }
}
