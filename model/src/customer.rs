//! Customers as they see themselves.

use crate::{CustomerNumber, Locale, Timestamp};
use serde::{Deserialize, Serialize};

/// The customer of a session, and how they may sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    pub id: i64,
    pub session: i64,
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub locale: Locale,
    pub email_sign_in: bool,
    pub number_sign_in: bool,
    /// Whether there is a password at all: who signs in by a provider may have none.
    pub has_password: bool,
    /// Whether the mailbox on file was proved: the purchases made with that email are shown then.
    pub email_proved: bool,
}

/// One active session in the customer's profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionSummary {
    pub current: bool,
    /// The browser's own description of itself, shortened.
    pub user_agent: String,
    pub signed_in_at: Timestamp,
    pub last_seen_at: Timestamp,
}
