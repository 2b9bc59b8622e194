//! The audit log: what agents have done.

mod kind;
mod query;

pub use kind::AuditKind;
pub use query::AuditQuery;

use crate::{AuditId, Timestamp, codes::codes};
use serde::{Deserialize, Serialize};

/// An entry of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    pub id: AuditId,
    /// In UTC.
    pub at: Timestamp,
    /// The agent's name.
    pub agent: String,
    /// The code of an [`AuditAction`], or of one of another release.
    pub action: String,
    /// The person or thing it was done to.
    pub subject: String,
    /// The value before.
    pub before: Option<String>,
    /// The value after.
    pub after: Option<String>,
    pub ip: String,
}

codes!(
    /// The actions of agents that are in the audit log.
    AuditAction {
        SignedIn = "signed-in",
        RecoveryCodeUsed = "recovery-code-used",
        SecondFactorSet = "second-factor-set",
        PasswordSet = "password-set",
        InvitationAccepted = "invitation-accepted",
        AgentInvited = "agent-invited",
        InvitationSent = "invitation-sent",
        AgentChanged = "agent-changed",
        SecondFactorReset = "second-factor-reset",
        SettingsChanged = "settings-changed",
        MailRetried = "mail-retried",
        ActivationSent = "activation-sent",
        /// The address may not receive it, or belongs to no known customer.
        ActivationRefused = "activation-refused",
        CustomerSessionsEnded = "customer-sessions-ended",
        CustomerDisabled = "customer-disabled",
        CustomerEnabled = "customer-enabled",
        CustomerCreated = "customer-created",
        CustomerAdded = "customer-added",
        CustomerChanged = "customer-changed",
        CustomersMerged = "customers-merged",
        MergeUndone = "merge-undone",
        ProviderAdded = "provider-added",
        ProviderChanged = "provider-changed",
        ProviderRemoved = "provider-removed",
        /// By a complete sign-in at the provider.
        ProviderTested = "provider-tested",
        /// A host for a portal, which has to be verified.
        HostClaimed = "host-claimed",
        PortalAdded = "portal-added",
        PortalChanged = "portal-changed",
        PortalSettingsChanged = "portal-settings-changed",
        /// A sender address, which has to be confirmed.
        SenderClaimed = "sender-claimed",
        SenderChanged = "sender-changed",
        MessageChanged = "message-changed",
        ProductAdded = "product-added",
        ProductChanged = "product-changed",
        /// To another place in the list.
        ProductMoved = "product-moved",
        ProductRetired = "product-retired",
        ProductRestored = "product-restored",
        PaymentRecorded = "payment-recorded",
        OrderSold = "order-sold",
        OrderCancelled = "order-cancelled",
        OrderCorrected = "order-corrected",
        OrderMailSent = "order-mail-sent",
        ApiTokenCreated = "api-token-created",
        ApiTokenRevoked = "api-token-revoked",
        WebhookAdded = "webhook-added",
        /// To other kinds of events.
        WebhookChanged = "webhook-changed",
        WebhookRotated = "webhook-rotated",
        WebhookDisabled = "webhook-disabled",
        WebhookEnabled = "webhook-enabled",
        WebhookRemoved = "webhook-removed",
        WebhookResent = "webhook-resent",
        WebhookTested = "webhook-tested",
        ExportBegun = "export-begun",
        /// Or interrupted: how many rows were sent.
        ExportEnded = "export-ended",
        /// Also a dry run.
        ImportStarted = "import-started",
        CampaignCreated = "campaign-created",
        CampaignStarted = "campaign-started",
        CampaignPaused = "campaign-paused",
        CampaignResumed = "campaign-resumed",
        CampaignStopped = "campaign-stopped",
    }
);

crate::stored_as_text!(AuditAction, code, AuditAction::from_code);
