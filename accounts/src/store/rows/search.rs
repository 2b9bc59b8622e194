//! Searching customers.

use diesel::prelude::*;
use model::Timestamp;

/// One way to find customers: by the beginning of something they are known by. What is found is sorted by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scan {
    Number(String),
    Phone(String),
    Email(String),
    /// The last name begins like that, and the first name like this.
    LastName {
        last: String,
        first: String,
    },
    /// The same the other way round: sorted by the first name, which is quicker where that says more.
    FirstName {
        first: String,
        last: String,
    },
}

/// A customer that a search found.
#[derive(Debug, Clone, Queryable)]
pub struct Found {
    pub id: i64,
    pub number: String,
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
    /// The number is one that this customer's survivor has taken over.
    pub merged_into: Option<i64>,
}

impl Scan {
    /// Whether it finds that customer.
    pub fn finds(&self, found: &Found) -> bool {
        match self {
            Self::Number(number) => found.number.starts_with(number),
            Self::Phone(phone) => found.phone_key.starts_with(phone),
            Self::Email(email) => {
                found.email_key.as_deref().is_some_and(|key| key.starts_with(email))
            }
            Self::LastName { last, first } | Self::FirstName { first, last } => {
                found.last_key.starts_with(last) && found.first_key.starts_with(first)
            }
        }
    }

    /// Where that customer stands in what it finds: by one key, or by two.
    pub fn place_of(&self, found: &Found) -> (String, String) {
        match self {
            Self::Number(_) => (found.number.clone(), String::new()),
            Self::Phone(_) => (found.phone_key.clone(), String::new()),
            Self::Email(_) => (found.email_key.clone().unwrap_or_default(), String::new()),
            Self::LastName { .. } => (found.last_key.clone(), found.first_key.clone()),
            Self::FirstName { .. } => (found.first_key.clone(), found.last_key.clone()),
        }
    }
}
