//! Customers' accounts.

use super::customers::is_deleted;
use crate::store::schema;
use diesel::prelude::*;
use model::{CustomerId, CustomerNumber, OperatorId, Timestamp};
use serde::{Deserialize, Serialize};

/// How far an account has come. Guests have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountStatus {
    /// The activation mail was sent.
    Invited,
    Active,
}

impl AccountStatus {
    pub const ALL: [Self; 2] = [Self::Invited, Self::Active];

    /// Returns the stored name of the status, which exports show too.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
        }
    }

    /// Returns the status stored under that name.
    fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

model::stored_as_text!(AccountStatus, as_str, AccountStatus::named);

/// A customer with their account; `state` is `None` without one.
#[derive(Debug, Clone, Queryable)]
pub struct AccountRow {
    pub customer: CustomerId,
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
    pub disabled: bool,
    pub last_purchase_at: Option<Timestamp>,
    pub state: Option<AccountStatus>,
    pub password_hash: Option<String>,
    pub number_sign_in: Option<bool>,
    pub sign_in_email: Option<String>,
    pub email_proved: Option<bool>,
}

impl AccountRow {
    pub const ACTIVE: AccountStatus = AccountStatus::Active;
    pub const INVITED: AccountStatus = AccountStatus::Invited;

    /// Returns whether the customer can sign in.
    pub fn is_active(&self) -> bool {
        self.state == Some(Self::ACTIVE) && !self.disabled
    }

    /// Returns whether the customer was invited and has not activated.
    pub fn is_invited(&self) -> bool {
        self.state == Some(Self::INVITED) && !self.disabled
    }

    /// Returns whether the customer deleted their account.
    pub fn is_deleted(&self) -> bool {
        is_deleted(&self.first_name, &self.last_name, self.email.as_deref())
    }

    /// Returns whether they sign in with an address that nothing proves to be theirs: another system left it so, or the
    /// provider that vouched for it no longer does.
    pub fn signs_in_unproved(&self) -> bool {
        self.sign_in_email.is_some() && self.email_proved != Some(true)
    }
}

#[derive(Insertable)]
#[diesel(table_name = schema::accounts)]
pub struct NewAccount<'a> {
    pub customer_id: CustomerId,
    pub operator_id: OperatorId,
    pub state: AccountStatus,
    pub password_hash: Option<&'a str>,
    pub number_sign_in: bool,
    pub sign_in_email: Option<&'a str>,
    pub activated_at: Option<Timestamp>,
    pub password_changed_at: Option<Timestamp>,
    pub email_proved: bool,
}
