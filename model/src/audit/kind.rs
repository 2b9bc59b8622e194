//! What the actions of agents are about, for the filter of the audit log.

use crate::{AuditAction, codes::codes};
use serde::{Deserialize, Serialize};

codes!(
    /// A group of actions.
    AuditKind {
        SignIn = "sign-in",
        Customers = "customers",
        Orders = "orders",
        Mails = "mails",
        Settings = "settings",
        Providers = "providers",
        Portals = "portals",
        Catalogue = "catalogue",
        Agents = "agents",
        Api = "api",
        Webhooks = "webhooks",
        Exports = "exports",
        Imports = "imports",
        Campaigns = "campaigns",
    }
);

impl AuditKind {
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

    /// Returns the codes of its actions.
    pub fn codes(self) -> Vec<&'static str> {
        let actions = AuditAction::ALL.into_iter();
        actions.filter(|action| Self::of(*action) == self).map(AuditAction::code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_actions_and_a_code_that_reads_back() {
        let mut count = 0;
        for kind in AuditKind::ALL {
            assert_eq!(AuditKind::from_code(kind.code()), Some(kind));
            assert!(!kind.codes().is_empty(), "{kind:?}");
            count += kind.codes().len();
        }
        assert_eq!(count, AuditAction::ALL.len());
        assert_eq!(AuditKind::from_code("weather"), None);
    }
}
