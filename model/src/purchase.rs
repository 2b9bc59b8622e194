//! What portals sell and customers buy.

use crate::{Money, Timestamp};
use serde::{Deserialize, Serialize};

/// Something that can be bought on a portal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    pub id: i64,
    pub title: String,
    pub description: String,
    pub price: Money,
}

/// An order of one customer. Its number looks like `P-20318`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    pub number: String,
    pub product: String,
    pub travellers: i32,
    pub total: Money,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub at: Timestamp,
}

/// The most travellers of one purchase.
pub const MAX_TRAVELLERS: i32 = 9;
