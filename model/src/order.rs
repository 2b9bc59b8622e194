//! Orders, as agents see them.

use crate::{CustomerNumber, MailEntry, Purchase, TimelineEntry, person_name::is_forbidden};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

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

/// Why an order was cancelled, as its buyer reads it: one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancellationReason(String);

/// Error of parsing a text that is no reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidCancellationReason {
    Missing,
    /// Too long, or with control characters.
    Forbidden,
}

impl CancellationReason {
    /// The maximum length, in characters.
    pub const MAX_CHARS: usize = 200;

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CancellationReason {
    type Err = InvalidCancellationReason;

    /// White space around it is dropped.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let reason = text.trim();
        if reason.is_empty() {
            return Err(InvalidCancellationReason::Missing);
        }
        if reason.chars().count() > Self::MAX_CHARS || reason.chars().any(is_forbidden) {
            return Err(InvalidCancellationReason::Forbidden);
        }
        Ok(Self(reason.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_line_that_reads_as_it_was_typed() {
        let read = |text: &str| text.parse::<CancellationReason>();
        let reason = read(" The ship is in repair. ").expect("a reason");
        assert_eq!(reason.as_str(), "The ship is in repair.");
        assert!(read(&"é".repeat(CancellationReason::MAX_CHARS)).is_ok());
        assert_eq!(read("  "), Err(InvalidCancellationReason::Missing));
        let long = "é".repeat(CancellationReason::MAX_CHARS + 1);
        for bad in ["two\nlines", "two\u{2028}lines", "a\u{202e}b", "a\u{1b}[31m", &long] {
            assert_eq!(read(bad), Err(InvalidCancellationReason::Forbidden), "{bad:?}");
        }
    }
}
