//! Operators' portals and the settings that govern them.

use crate::{EmailAddress, Locale};
use serde::{Deserialize, Serialize};

/// One websales site of an operator, with the settings that act on it (the operator's, overridden by the portal's).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portal {
    pub id: i64,
    pub operator: i64,
    pub operator_name: String,
    pub name: String,
    pub host: String,
    /// Scheme, host and port that links are made from, such as `https://tickets.example.com`. Never taken from a request.
    pub origin: String,
    /// CSS colour of buttons and links, `#rrggbb`.
    pub accent: String,
    pub default_locale: Locale,
    pub sender_name: String,
    pub sender: EmailAddress,
    pub settings: Settings,
}

/// Section 2 of the product's description; lengths of time are in minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub customer_accounts_enabled: bool,
    pub force_login: bool,
    pub sso_enabled: bool,
    pub sso_only: bool,
    pub tell_when_email_is_registered: bool,
    pub session_idle_minutes: i32,
    pub session_absolute_minutes: i32,
    pub remember_me_minutes: i32,
    pub password_minimum: i32,
}

impl Portal {
    /// One or two letters that stand for the operator where there is no logo.
    pub fn initials(&self) -> String {
        self.name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .take(2)
            .flat_map(char::to_uppercase)
            .collect()
    }
}

impl Settings {
    /// Whether customers may sign in with a password on this portal.
    pub fn password_sign_in(&self) -> bool {
        self.customer_accounts_enabled && !(self.sso_enabled && self.sso_only)
    }
}
