//! Searching customers.

use super::AccountStatus;
use crate::store::schema;
use diesel::prelude::*;
use model::{CustomerId, CustomerNumber, Timestamp};

/// An index scan for customers by the prefix of a key. The results are sorted by that key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scan {
    Number(String),
    Phone(String),
    Email(String),
    /// By prefixes of the last and the first name, sorted by the last name.
    LastName {
        last: String,
        first: String,
    },
    /// The same sorted by the first name, which is faster where that is more selective.
    FirstName {
        first: String,
        last: String,
    },
}

/// A customer in search results.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::customers)]
pub struct SearchHit {
    pub id: CustomerId,
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub disabled: bool,
    pub last_purchase_at: Option<Timestamp>,
    pub email_key: Option<String>,
    pub first_key: String,
    pub last_key: String,
    pub phone_key: String,
    /// The survivor that the customer with this number was merged into.
    pub merged_into: Option<CustomerId>,
}

/// The account of a customer in search results.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::accounts)]
pub struct FoundAccount {
    pub customer_id: CustomerId,
    pub state: AccountStatus,
    pub number_sign_in: bool,
    pub sign_in_email: Option<String>,
}

/// A customer in a list, with what only some lists show.
#[derive(Debug, Clone, Queryable)]
pub struct Listed {
    pub found: SearchHit,
    pub locale: String,
    pub created_at: Timestamp,
}

impl Scan {
    /// Returns whether the scan finds the customer.
    pub fn finds(&self, found: &SearchHit) -> bool {
        match self {
            Self::Number(number) => found.number.digits().starts_with(number),
            Self::Phone(phone) => found.phone_key.starts_with(phone),
            Self::Email(email) => {
                found.email_key.as_deref().is_some_and(|key| key.starts_with(email))
            }
            Self::LastName { last, first } | Self::FirstName { first, last } => {
                found.last_key.starts_with(last) && found.first_key.starts_with(first)
            }
        }
    }

    /// Returns the sort keys of the customer in the results of the scan: one or two.
    pub fn place_of(&self, found: &SearchHit) -> (String, String) {
        match self {
            Self::Number(_) => (found.number.digits().to_owned(), String::new()),
            Self::Phone(_) => (found.phone_key.clone(), String::new()),
            Self::Email(_) => (found.email_key.clone().unwrap_or_default(), String::new()),
            Self::LastName { .. } => (found.last_key.clone(), found.first_key.clone()),
            Self::FirstName { .. } => (found.first_key.clone(), found.last_key.clone()),
        }
    }
}
