//! Providers as admins manage them.

use crate::{PortalId, Provider, ProviderId, ProviderTestId, Timestamp};
use serde::{Deserialize, Serialize};

/// A provider in the list of an operator's providers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderSummary {
    pub id: ProviderId,
    /// Changes with every change of the settings.
    pub version: i64,
    pub provider: Provider,
    pub has_secret: bool,
    /// When it last passed a test, in UTC; `None` if not since its last change.
    pub tested_at: Option<Timestamp>,
    /// The addresses to register at the provider, one for each portal.
    pub redirect_uris: Vec<String>,
}

/// The addresses to register at a provider for one portal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalAddresses {
    /// The id of the portal.
    pub portal: PortalId,
    /// The name of the portal.
    pub name: String,
    /// Where browsers return to; the service of a CAS server.
    pub redirect_uri: String,
    /// Where the provider reports that a session has ended.
    pub logout_uri: String,
    /// Where browsers go after signing out at the provider.
    pub signed_out_uri: String,
}

/// Why a provider cannot be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RemovalBlocker {
    /// That many customers have no other sign-in.
    InUse(i64),
    /// Single sign-on is the only sign-in, and no other provider has passed its test.
    OnlyWayIn,
}

/// The page of a provider in the backoffice, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderFile {
    pub summary: ProviderSummary,
    pub portals: Vec<PortalAddresses>,
    /// Why it cannot be removed.
    pub stays: Option<RemovalBlocker>,
    /// How many customers are signed in by it now.
    pub signed_in: i64,
    /// The id of the latest test that is still stored.
    pub latest_test: Option<ProviderTestId>,
}
