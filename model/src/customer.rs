//! Customers and their sessions, as shown in their own profile.

use crate::{CustomerId, CustomerNumber, Locale, SessionId, Timestamp};
use serde::{Deserialize, Serialize};

/// The customer of a session, and the sign-ins they have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    pub id: CustomerId,
    /// The id of the session.
    pub session: SessionId,
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub locale: Locale,
    /// Whether they can sign in by email.
    pub email_sign_in: bool,
    /// Whether they can sign in by customer number.
    pub number_sign_in: bool,
    /// Whether there is a password that the portal takes; customers who sign in at a provider may have none.
    pub has_password: bool,
    /// Whether the mailbox on file is proved: purchases made with that email are then shown.
    pub email_proved: bool,
}

impl Customer {
    /// Returns whether a form was about another customer, by the number that it carries: in another tab, another one may
    /// have signed in since. A form without a number is about any.
    pub fn is_other_than(&self, number: &str) -> bool {
        !number.is_empty() && number != self.number.to_string()
    }
}

/// An active session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionSummary {
    pub id: SessionId,
    /// Whether it is the session of this request.
    pub current: bool,
    /// The `User-Agent` of the browser, shortened.
    pub user_agent: String,
    /// In UTC.
    pub signed_in_at: Timestamp,
    /// In UTC.
    pub last_seen_at: Timestamp,
}
