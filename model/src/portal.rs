//! Operators' portals.

use crate::{EmailAddress, Locale, ProviderChoice, Settings};
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
    /// Where its customers may sign in instead; none while single sign-on is off.
    pub providers: Vec<ProviderChoice>,
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

    /// The provider of that id, if visitors may use it.
    pub fn provider(&self, id: i64) -> Option<&ProviderChoice> {
        self.providers.iter().find(|provider| provider.id == id)
    }
}
