//! What visitors and customers see of providers.

use super::LocalText;
use crate::{IdentityId, ProviderId};
use serde::{Deserialize, Serialize};

/// What visitors see of a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderChoice {
    pub id: ProviderId,
    /// The version of its access rule, which the sessions of its users must match.
    pub access_rule: i64,
    pub name: String,
    pub button: LocalText,
    /// The message to users whom the access rule refuses.
    pub error: LocalText,
}

/// An identity that a customer can sign in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedSignIn {
    pub id: IdentityId,
    /// The provider's name.
    pub provider: String,
    /// The user's name at the provider: an email, a name or an id.
    pub label: String,
    /// In UTC.
    pub linked_at: crate::Timestamp,
    /// Whether the customer could not sign in without it; it can then not be removed.
    pub last_way_in: bool,
    /// Changes at the provider that the customer has not yet accepted or declined.
    pub news: Option<ProviderNews>,
}

/// Values of a provider's user that have changed and differ from the customer's profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderNews {
    pub email: Option<String>,
    /// First and last name.
    pub names: Option<(String, String)>,
}
