//! Customers as agents see them.

use crate::{
    Consent, CustomerId, CustomerNumber, LinkedSignIn, Locale, Purchase, SessionSummary, Timestamp,
};
use serde::{Deserialize, Serialize};

/// A customer in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerSummary {
    pub id: CustomerId,
    pub number: CustomerNumber,
    /// Empty, like the last name, once the customer deleted their account.
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub account: AccountState,
    /// In UTC.
    pub last_purchase_at: Option<Timestamp>,
}

/// The state of a customer's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountState {
    None,
    Invited,
    Active { number: bool, email: bool, sso: bool },
    Disabled,
}

/// The page of a customer in the backoffice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerDetails {
    pub summary: CustomerSummary,
    /// Another one after every change of the data, so that a form that was shown before is recognized.
    pub version: String,
    pub locale: Locale,
    /// In UTC.
    pub created_at: Timestamp,
    /// Whether the customer deleted their account; the rest is then anonymous.
    pub deleted: bool,
    /// Newest first, at most 200.
    pub purchases: Vec<Purchase>,
    /// The identities at providers.
    pub linked: Vec<LinkedSignIn>,
    /// The active sessions, most recently used first; none is `current`.
    pub sessions: Vec<SessionSummary>,
    pub activation: Activation,
    pub hints: Vec<Hint>,
    /// The last bounce of the address on file.
    pub bounce: Option<Bounce>,
    /// What another system calls the customer, if an import brought them.
    pub external_id: Option<String>,
    /// What the customer agreed to when registering, newest first.
    pub consents: Vec<Consent>,
}

/// A mail that a mail server refused for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounce {
    /// In UTC.
    pub at: Timestamp,
    /// The status code of the mail server (RFC 3463), such as `5.1.1`.
    pub status: String,
    /// What the mail server said; may be empty.
    pub reason: String,
}

/// The activation of a customer, and whether its mail can be sent now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activation {
    pub state: ActivationState,
    pub can_send: Result<(), Ineligibility>,
}

/// The state of a customer's activation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActivationState {
    None,
    Sent {
        at: Timestamp,
        /// The agent's name; `None` when the customer asked for the mail again.
        by: Option<String>,
        /// In UTC; `None` while the mail is queued, since the link's lifetime starts when it is sent.
        expires_at: Option<Timestamp>,
    },
    /// The link was opened, by the customer or by a mail scanner.
    Opened {
        at: Timestamp,
        expires_at: Timestamp,
    },
    /// The link has expired or was revoked.
    Expired {
        at: Timestamp,
    },
    Active {
        number: bool,
        email: bool,
        sso: bool,
        at: Option<Timestamp>,
    },
    MailFailed {
        at: Timestamp,
        error: String,
        /// Whether delivery will be retried automatically.
        will_retry: bool,
    },
}

/// Why an activation mail cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ineligibility {
    NoEmail,
    SsoOnly,
    AccountsOff,
    Disabled,
    AlreadyActive,
    /// The address is an agent's, as on counter sales: its mailbox is not the customer's.
    AgentsAddress,
    /// An agent changed the address; its former owner can object for that many seconds.
    AddressChanged(u32),
    /// Throttled for that many seconds.
    TooMany(u32),
    /// The agent's role lacks the permission.
    NotAllowed,
}

/// A hint that another customer may be the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hint {
    /// Has the same email on file.
    SameEmail {
        number: CustomerNumber,
        name: String,
        last_purchase_at: Option<Timestamp>,
        active: bool,
    },
    /// Has the same name, phone or email, and bought more recently.
    MoreRecentPurchases {
        number: CustomerNumber,
        name: String,
        last_purchase_at: Timestamp,
        same_email: bool,
        active: bool,
    },
}

/// An event in a customer's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// In UTC.
    pub at: Timestamp,
    /// A code such as `signed-in`; see `accounts::timeline`.
    pub event: String,
    pub detail: Option<String>,
    pub ip: Option<String>,
    /// Whether an agent did it rather than the customer.
    pub by_agent: bool,
    /// The agent's name. Never shown to customers.
    pub agent: Option<String>,
}
