//! Customers.

use crate::store::schema;
use diesel::prelude::*;
use model::{CustomerId, OperatorId, Timestamp};

/// A customer to add, who gets a number when they are inserted.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::customers)]
pub struct NewCustomer {
    pub operator_id: OperatorId,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
    pub disabled: bool,
    pub last_purchase_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

/// Returns whether a customer of that name and address has deleted their account: only then there is neither.
pub(super) fn is_deleted(first_name: &str, last_name: &str, email: Option<&str>) -> bool {
    first_name.is_empty() && last_name.is_empty() && email.is_none()
}

/// A customer's changes to their profile.
#[derive(Debug, Clone, Copy, AsChangeset)]
#[diesel(table_name = schema::customers)]
#[diesel(treat_none_as_null = true)]
pub struct ProfileChange<'a> {
    pub first_name: &'a str,
    pub last_name: &'a str,
    pub phone: Option<&'a str>,
    pub locale: &'a str,
}

/// A customer from before the search keys existed.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::customers)]
pub struct KeylessRow {
    pub id: CustomerId,
    pub operator_id: OperatorId,
    pub first_name: String,
    pub last_name: String,
    pub phone: Option<String>,
}
