//! A provider as its operator manages it.

use crate::{Provider, Timestamp};
use serde::{Deserialize, Serialize};

/// A provider in the list of an operator's providers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderSummary {
    pub id: i64,
    /// Another one after every change.
    pub version: i64,
    pub provider: Provider,
    pub has_secret: bool,
    /// When it last passed a test. None: not since it was changed.
    pub tested_at: Option<Timestamp>,
    /// What to enter at the provider, one for each portal.
    pub redirect_uris: Vec<String>,
}

/// What to enter at a provider for one portal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalAddresses {
    /// The portal's id and name.
    pub portal: i64,
    pub name: String,
    /// Where browsers come back; a CAS server knows it as the service.
    pub redirect_uri: String,
    /// Where the provider says that a session is over.
    pub logout_uri: String,
    /// Where browsers go after signing out there.
    pub signed_out_uri: String,
}

/// Why a provider cannot be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyItStays {
    /// That many customers have no other way in.
    InUse(i64),
    /// Single sign-on is the only way in, and no other provider has passed its test.
    OnlyWayIn,
}

/// Everything about one provider but its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderFile {
    pub summary: ProviderSummary,
    pub portals: Vec<PortalAddresses>,
    pub stays: Option<WhyItStays>,
    /// How many customers are signed in by it now.
    pub signed_in: i64,
    /// The latest test that can still be looked at.
    pub latest_test: Option<i64>,
}
