//! Orders, as agents see them.

use crate::{CustomerNumber, MailEntry, Purchase, TimelineEntry};
use serde::{Deserialize, Serialize};

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderSummary {
    pub purchase: Purchase,
    pub customer: CustomerNumber,
    /// Empty if the customer deleted their account.
    pub customer_name: String,
}

/// Everything about an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderDetails {
    pub order: OrderSummary,
    /// The latest event first.
    pub history: Vec<TimelineEntry>,
    /// The latest mail first, within the retention of mails.
    pub mails: Vec<MailEntry>,
    /// What another system calls the order, if an import brought it.
    pub external_id: Option<String>,
}
