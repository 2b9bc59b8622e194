//! Tokens by which other systems of an operator use the REST API.

use crate::{ApiTokenId, Timestamp, codes::codes, person_name::is_forbidden};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

codes!(
    /// What a token allows. A token has at least one scope.
    ApiScope {
        ReadCustomers = "customers.read",
        /// Add, change, disable and enable them. The answers show those that a request names; there are no lists.
        WriteCustomers = "customers.write",
        /// Send activations and see how far they are.
        ActivateCustomers = "customers.activate",
        ReadOrders = "orders.read",
        /// Place orders, record that they are paid, and cancel them. The answers show those that a request names; there
        /// are no lists.
        WriteOrders = "orders.write",
        ReadProducts = "products.read",
        /// Report mails that could not be delivered.
        ReportBounces = "bounces.write",
        ReadEvents = "events.read",
    }
);

impl ApiScope {
    /// Returns the scopes as one text: their codes with a space between them.
    pub fn join(scopes: &[Self]) -> String {
        scopes.iter().map(|scope| scope.code()).collect::<Vec<_>>().join(" ")
    }

    /// Returns the scopes of such a text, without those of other releases.
    pub fn split(text: &str) -> Vec<Self> {
        text.split(' ').filter_map(Self::from_code).collect()
    }
}

/// What an operator calls a token: one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiTokenName(String);

/// Error of parsing the name of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidApiTokenName {
    Missing,
    /// Too long, or with control characters.
    Forbidden,
}

impl ApiTokenName {
    /// The maximum length.
    pub const MAX_CHARS: usize = 60;

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ApiTokenName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ApiTokenName {
    type Err = InvalidApiTokenName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(InvalidApiTokenName::Missing);
        }
        if name.chars().count() > Self::MAX_CHARS || name.chars().any(is_forbidden) {
            return Err(InvalidApiTokenName::Forbidden);
        }
        Ok(Self(name))
    }
}

/// Whether a token can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApiTokenState {
    Active,
    Expired,
    /// By an admin, or because its maker is no admin any more.
    Revoked,
}

/// A token in the list of an operator's tokens. Its secret is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiTokenSummary {
    pub id: ApiTokenId,
    pub name: String,
    /// The name of the admin who made it.
    pub maker: String,
    pub scopes: Vec<ApiScope>,
    /// In UTC, as all times.
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    pub state: ApiTokenState,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_read_back_and_unknown_ones_are_left_out() {
        assert_eq!(ApiScope::split(&ApiScope::join(&ApiScope::ALL)), ApiScope::ALL);
        assert_eq!(ApiScope::split("orders.read agents.write"), [ApiScope::ReadOrders]);
        assert!(ApiScope::split("").is_empty());
    }

    #[test]
    fn a_name_is_one_line() {
        let read = |text: &str| text.parse().map(|ApiTokenName(name)| name);
        assert_eq!(read("  Ticket \n printer "), Ok("Ticket printer".to_owned()));
        assert_eq!(read(" "), Err(InvalidApiTokenName::Missing));
        assert_eq!(read("a\u{202e}b"), Err(InvalidApiTokenName::Forbidden));
        assert_eq!(read(&"x".repeat(61)), Err(InvalidApiTokenName::Forbidden));
        assert!(read(&"é".repeat(60)).is_ok());
    }
}
