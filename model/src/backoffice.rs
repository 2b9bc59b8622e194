//! View types of the backoffice: signing in, agents, mails and the audit log.

use crate::{
    Agent, AgentId, AuditId, CustomerNumber, MailId, Purchase, Role, TimelineEntry, Timestamp,
};
use serde::{Deserialize, Serialize};

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T, C = i64> {
    /// The items of this page.
    pub items: Vec<T>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<C>,
}

impl<T, C> Page<T, C> {
    /// Creates a page of at most `size` items. `items` holds one more if the list goes on; `cursor` returns the
    /// position of an item.
    pub fn of(mut items: Vec<T>, size: usize, cursor: impl Fn(&T) -> C) -> Self {
        let more = items.len() > size;
        items.truncate(size);
        let next = items.last().filter(|_| more).map(cursor);
        Self { items, next }
    }
}

/// How far an agent's sign-in has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The password was right; the code of the second factor is next, after setting it up if there is none.
    SecondFactor {
        email: String,
        enrolled: bool,
    },
    /// The person works for several operators and has to choose one.
    ChooseOperator(Vec<Membership>),
    Open(Agent),
}

/// What a person is at one of their operators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The id of the agent to choose.
    pub agent: AgentId,
    pub operator_name: String,
    pub role: Role,
}

/// A second factor that is being set up in an authenticator.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// The secret in Base32 (RFC 4648), in groups of four characters.
    pub secret: String,
    /// The address for authenticators, `otpauth://totp/…`.
    pub uri: String,
    /// The QR code of the address, as a complete SVG document.
    pub qr_svg: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(redacted)")
    }
}

/// The agent whom a mailed link of the backoffice is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentLink {
    pub name: String,
    pub email: String,
    pub operator_name: String,
    /// Whether the link is an invitation; otherwise it resets the password.
    pub invitation: bool,
    /// Whether the person has a password at another operator: an invitation then needs no new one.
    pub has_password: bool,
}

/// An agent in the list of an operator's agents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentSummary {
    pub id: AgentId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub disabled: bool,
    /// Whether the invitation is still open.
    pub invited: bool,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// In UTC.
    pub last_seen_at: Option<Timestamp>,
}

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderSummary {
    pub purchase: Purchase,
    pub customer: CustomerNumber,
    /// Empty if the customer deleted their account.
    pub customer_name: String,
}

/// Everything about an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderDetails {
    pub order: OrderSummary,
    /// The latest event first.
    pub history: Vec<TimelineEntry>,
    /// The latest mail first, within the retention of mails.
    pub mails: Vec<MailEntry>,
    /// What another system calls the order, if an import brought it.
    pub external_id: Option<String>,
}

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

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $($(#[$note])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the code in the database.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Returns the value of that code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }

        $crate::stored_as_text!($name, code, $name::from_code);
    };
}

pub(crate) use codes;

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

codes!(
    /// Why the check of a host failed.
    HostVerdict {
        /// Another site answers at the host.
        LeadsElsewhere = "leads-elsewhere",
        /// Nothing answers, or with a certificate that is not trusted.
        Unreachable = "unreachable",
        TooSlow = "too-slow",
        /// The host has no public address.
        NotPublic = "not-public",
        /// Another portal has taken the host meanwhile.
        Taken = "taken",
    }
);

codes!(
    /// The state of a mail.
    MailState {
        Queued = "queued",
        Sent = "sent",
        /// The reason for the mail was gone before it was sent.
        Dropped = "dropped",
        /// Retried for a day, or rejected permanently.
        Dead = "dead",
    }
);

/// An entry of the mail log. It never contains the link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailEntry {
    pub id: MailId,
    /// When it was queued, in UTC.
    pub at: Timestamp,
    pub recipient: String,
    /// The kind of mail, such as `confirm-registration`.
    pub kind: String,
    pub state: MailState,
    /// How many times delivery was attempted.
    pub attempts: i32,
    /// Why the last attempt failed.
    pub error: Option<String>,
    /// In UTC.
    pub sent_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_a_cursor_only_if_the_list_goes_on() {
        let page = |count| Page::of((0..count).collect::<Vec<i64>>(), 3, |item| *item);
        assert_eq!(page(0).next, None);
        assert_eq!((page(3).items.len(), page(3).next), (3, None));
        assert_eq!((page(4).items.len(), page(4).next), (3, Some(2)));
    }

    #[test]
    fn codes_read_back() {
        for &action in AuditAction::ALL {
            assert_eq!(AuditAction::from_code(action.code()), Some(action));
        }
        assert_eq!(MailState::from_code("lost"), None);
    }
}
