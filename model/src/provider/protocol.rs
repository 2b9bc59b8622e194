//! The protocols of providers, and how we authenticate there.

use super::ProviderRefusal;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The protocol of a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// OpenID Connect.
    Oidc,
    /// CAS, version 3.
    Cas,
}

/// How we authenticate at an OpenID provider.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientAuthentication {
    #[default]
    Basic,
    Post,
    /// A public client, without a secret.
    None,
}

impl FromStr for Protocol {
    type Err = ProviderRefusal;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "oidc" => Ok(Self::Oidc),
            "cas" => Ok(Self::Cas),
            _ => Err(ProviderRefusal::BadValue("protocol", "oidc or cas")),
        }
    }
}

impl FromStr for ClientAuthentication {
    type Err = ProviderRefusal;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "basic" => Ok(Self::Basic),
            "post" => Ok(Self::Post),
            "none" => Ok(Self::None),
            _ => Err(ProviderRefusal::BadValue("authentication", "basic, post or none")),
        }
    }
}

impl ClientAuthentication {
    pub const ALL: [Self; 3] = [Self::Basic, Self::Post, Self::None];

    /// Returns the stored code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Post => "post",
            Self::None => "none",
        }
    }
}

impl Protocol {
    /// Returns the stored code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Oidc => "oidc",
            Self::Cas => "cas",
        }
    }
}

crate::stored_as_text!(Protocol, as_str, |text| text.parse().ok());
