//! Customers' accounts.

use crate::store::schema;
use diesel::prelude::*;
use model::{CustomerId, OperatorId, Timestamp};

/// A customer with their account; `state` is `None` without one.
#[derive(Debug, Clone, Queryable)]
pub struct AccountRow {
    pub customer: CustomerId,
    pub number: String,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
    pub disabled: bool,
    pub last_purchase_at: Option<Timestamp>,
    pub state: Option<String>,
    pub password_hash: Option<String>,
    pub number_sign_in: Option<bool>,
    pub sign_in_email: Option<String>,
    pub email_proved: Option<bool>,
}

impl AccountRow {
    pub const ACTIVE: &'static str = "active";
    pub const INVITED: &'static str = "invited";

    pub fn is_active(&self) -> bool {
        self.state.as_deref() == Some(Self::ACTIVE) && !self.disabled
    }

    pub fn is_invited(&self) -> bool {
        self.state.as_deref() == Some(Self::INVITED) && !self.disabled
    }

    /// Returns whether they sign in with an address that nothing has proved to be theirs, as another system left it.
    pub fn signs_in_unproved(&self) -> bool {
        self.sign_in_email.is_some() && self.email_proved != Some(true)
    }
}

#[derive(Insertable)]
#[diesel(table_name = schema::accounts)]
pub struct NewAccount<'a> {
    pub customer_id: CustomerId,
    pub operator_id: OperatorId,
    pub state: &'a str,
    pub password_hash: Option<&'a str>,
    pub number_sign_in: bool,
    pub sign_in_email: Option<&'a str>,
    pub activated_at: Option<Timestamp>,
    pub password_changed_at: Option<Timestamp>,
    pub email_proved: bool,
}
