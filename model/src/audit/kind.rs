//! What the actions of agents are about, for the filter of the audit log.

use crate::AuditAction;
use serde::{Deserialize, Serialize};

/// A group of actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuditKind {
    SignIn,
    Customers,
    Orders,
    Mails,
    Settings,
    Providers,
    Portals,
    Catalogue,
    Agents,
    Api,
    Webhooks,
    Exports,
    Imports,
    Campaigns,
}

impl AuditKind {
    pub const ALL: [Self; 14] = [
        Self::SignIn,
        Self::Customers,
        Self::Orders,
        Self::Mails,
        Self::Settings,
        Self::Providers,
        Self::Portals,
        Self::Catalogue,
        Self::Agents,
        Self::Api,
        Self::Webhooks,
        Self::Exports,
        Self::Imports,
        Self::Campaigns,
    ];

    /// Returns the name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Customers => "customers",
            Self::Orders => "orders",
            Self::Mails => "mails",
            Self::Settings => "settings",
            Self::Providers => "providers",
            Self::Portals => "portals",
            Self::Catalogue => "catalogue",
            Self::Agents => "agents",
            Self::Api => "api",
            Self::Webhooks => "webhooks",
            Self::Exports => "exports",
            Self::Imports => "imports",
            Self::Campaigns => "campaigns",
        }
    }

    /// Returns the kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Returns what an action is about.
    pub const fn of(action: AuditAction) -> Self {
        use AuditAction as A;
        match action {
            A::SignedIn
            | A::RecoveryCodeUsed
            | A::SecondFactorSet
            | A::PasswordSet
            | A::InvitationAccepted => Self::SignIn,
            A::AgentInvited | A::InvitationSent | A::AgentChanged | A::SecondFactorReset => {
                Self::Agents
            }
            A::SettingsChanged => Self::Settings,
            A::MailRetried => Self::Mails,
            A::ActivationSent
            | A::ActivationRefused
            | A::CustomerSessionsEnded
            | A::CustomerDisabled
            | A::CustomerEnabled
            | A::CustomerCreated
            | A::CustomerAdded
            | A::CustomerChanged
            | A::CustomersMerged
            | A::MergeUndone => Self::Customers,
            A::ProviderAdded | A::ProviderChanged | A::ProviderRemoved | A::ProviderTested => {
                Self::Providers
            }
            A::HostClaimed
            | A::PortalAdded
            | A::PortalChanged
            | A::PortalSettingsChanged
            | A::SenderClaimed
            | A::SenderChanged
            | A::MessageChanged => Self::Portals,
            A::ProductAdded
            | A::ProductChanged
            | A::ProductMoved
            | A::ProductRetired
            | A::ProductRestored => Self::Catalogue,
            A::PaymentRecorded
            | A::OrderSold
            | A::OrderCancelled
            | A::OrderCorrected
            | A::OrderMailSent => Self::Orders,
            A::ApiTokenCreated | A::ApiTokenRevoked => Self::Api,
            A::WebhookAdded
            | A::WebhookChanged
            | A::WebhookRotated
            | A::WebhookDisabled
            | A::WebhookEnabled
            | A::WebhookRemoved
            | A::WebhookResent
            | A::WebhookTested => Self::Webhooks,
            A::ExportBegun | A::ExportEnded => Self::Exports,
            A::ImportStarted => Self::Imports,
            A::CampaignCreated
            | A::CampaignStarted
            | A::CampaignPaused
            | A::CampaignResumed
            | A::CampaignStopped => Self::Campaigns,
        }
    }

    /// Returns the codes of its actions in the database.
    pub fn codes(self) -> Vec<&'static str> {
        let actions = AuditAction::ALL.iter().copied();
        actions.filter(|action| Self::of(*action) == self).map(AuditAction::code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_actions_and_a_name_that_reads_back() {
        let mut count = 0;
        for kind in AuditKind::ALL {
            assert_eq!(AuditKind::from_name(kind.as_str()), Some(kind));
            assert!(!kind.codes().is_empty(), "{kind:?}");
            count += kind.codes().len();
        }
        assert_eq!(count, AuditAction::ALL.len());
        assert_eq!(AuditKind::from_name("weather"), None);
    }
}
