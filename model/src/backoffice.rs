//! What the backoffice shows of its agents, its mails and what was done.

use crate::{Agent, Role, Timestamp};
use serde::{Deserialize, Serialize};

/// A part of a list, and where its next part begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T, C = i64> {
    pub items: Vec<T>,
    /// None: there is no more.
    pub next: Option<C>,
}

impl<T, C> Page<T, C> {
    /// A page of at most `size` of the items, of which there is one more if the list goes on; `cursor` names the place of an
    /// item.
    pub fn of(mut items: Vec<T>, size: usize, cursor: impl Fn(&T) -> C) -> Self {
        let more = items.len() > size;
        items.truncate(size);
        let next = items.last().filter(|_| more).map(cursor);
        Self { items, next }
    }
}

/// How far somebody has come with signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The password was right; a code is next, or setting one up first.
    SecondFactor {
        email: String,
        enrolled: bool,
    },
    /// Works for several operators: one is to be chosen.
    ChooseOperator(Vec<Membership>),
    Open(Agent),
}

/// What a person is for one of the operators they work for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The id of the agent to choose.
    pub agent: i64,
    pub operator_name: String,
    pub role: Role,
}

/// A second factor to be set up in an authenticator.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// Base32 (RFC 4648) in groups of four.
    pub secret: String,
    /// `otpauth://totp/…`
    pub uri: String,
    /// A whole SVG document that shows the address.
    pub qr_svg: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(redacted)")
    }
}

/// Who a mailed link of the backoffice is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentLink {
    pub name: String,
    pub email: String,
    pub operator_name: String,
    /// An invitation; otherwise it sets a new password.
    pub invitation: bool,
    /// The person signs in for another operator already: an invitation is then accepted without a new password.
    pub has_password: bool,
}

/// An agent in the list of an operator's agents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentSummary {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub disabled: bool,
    /// Has not accepted the invitation yet.
    pub invited: bool,
    pub second_factor: bool,
    pub last_seen_at: Option<Timestamp>,
}

/// Something an agent did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    pub id: i64,
    pub at: Timestamp,
    /// The agent's name.
    pub agent: String,
    /// The code of an [`AuditAction`], or of one that only another release knows.
    pub action: String,
    /// To whom or what.
    pub subject: String,
    pub was: Option<String>,
    pub became: Option<String>,
    pub ip: String,
}

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $($(#[$note])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code in the database.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The one with that code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

codes!(
    /// What agents do that is written down.
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
        /// To an address that must not get it, or of nobody known.
        ActivationRefused = "activation-refused",
        CustomerSessionsEnded = "customer-sessions-ended",
        CustomerDisabled = "customer-disabled",
        CustomerEnabled = "customer-enabled",
        CustomerChanged = "customer-changed",
        CustomersMerged = "customers-merged",
        MergeUndone = "merge-undone",
        ProviderAdded = "provider-added",
        ProviderChanged = "provider-changed",
        ProviderRemoved = "provider-removed",
        /// By a round trip that came back.
        ProviderTested = "provider-tested",
        /// Another host for a portal, which has to be confirmed.
        HostClaimed = "host-claimed",
        PortalAdded = "portal-added",
        PortalChanged = "portal-changed",
        PortalSettingsChanged = "portal-settings-changed",
        /// Another address for mails, which has to be confirmed.
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
    }
);

codes!(
    /// Why a host is not confirmed.
    HostVerdict {
        /// Something else answers there.
        LeadsElsewhere = "leads-elsewhere",
        /// Nothing answers there, or with a certificate that nobody trusts.
        Unreachable = "unreachable",
        TooSlow = "too-slow",
        /// No address of the internet.
        NotPublic = "not-public",
        /// A portal took it meanwhile.
        Taken = "taken",
    }
);

codes!(
    /// What became of a mail.
    MailState {
        Queued = "queued",
        Sent = "sent",
        /// Its reason was gone before it was sent.
        Dropped = "dropped",
        /// It was tried for a day, or refused for good.
        Dead = "dead",
    }
);

/// A mail in the log: never its link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailEntry {
    pub id: i64,
    pub at: Timestamp,
    pub recipient: String,
    /// Which mail it is, such as `confirm-registration`.
    pub kind: String,
    pub state: MailState,
    pub attempts: i32,
    /// Why the last try failed.
    pub error: Option<String>,
    pub sent_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_whether_the_list_goes_on() {
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
