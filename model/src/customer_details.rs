//! Customers as agents see them.

use crate::{CustomerNumber, LinkedSignIn, Locale, Purchase, SessionSummary, Timestamp};
use serde::{Deserialize, Serialize};

/// A customer in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerSummary {
    pub id: i64,
    pub number: CustomerNumber,
    /// Empty, as the last name is, once the customer deleted their account.
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub account: AccountState,
    pub last_purchase_at: Option<Timestamp>,
}

/// What sign-in a customer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountState {
    None,
    Invited,
    Active { number: bool, email: bool, sso: bool },
    Disabled,
}

/// Everything an agent needs to decide about a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerDetails {
    pub summary: CustomerSummary,
    pub locale: Locale,
    pub created_at: Timestamp,
    /// The customer deleted their account: what is left says nothing of them.
    pub deleted: bool,
    /// Newest first, 200 at most.
    pub purchases: Vec<Purchase>,
    pub linked: Vec<LinkedSignIn>,
    /// Those that last, the latest used first; none is `current`.
    pub sessions: Vec<SessionSummary>,
    pub activation: Activation,
    pub hints: Vec<Hint>,
}

/// How far the activation of a customer has got, and whether its mail can be sent now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activation {
    pub state: ActivationState,
    pub can_send: Result<(), WhyNot>,
}

/// How far the activation of a customer has got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActivationState {
    None,
    Sent {
        at: Timestamp,
        /// The agent's name; none when the customer asked for the mail again themselves.
        by: Option<String>,
        /// None while the mail waits to be sent: the time of its link runs from then.
        expires_at: Option<Timestamp>,
    },
    /// The link was opened, by the customer or by what reads their mail before them.
    Opened {
        at: Timestamp,
        expires_at: Timestamp,
    },
    /// The link has expired, or was taken back.
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
        /// Whether it is tried again by itself.
        will_retry: bool,
    },
}

/// Why an activation mail cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyNot {
    NoEmail,
    SsoOnly,
    AccountsOff,
    Disabled,
    AlreadyActive,
    /// The address is an agent's, as counter sales carry it: whoever reads that mailbox is not the customer.
    AgentsAddress,
    /// An agent changed the address: its former owner has that many seconds left to object.
    AddressChanged(u32),
    /// So many seconds until the next one.
    TooMany(u32),
    /// The agent's role does not allow it.
    NotAllowed,
}

/// What should make an agent look at another customer first.
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
    /// Has the same name, phone or email, and bought later.
    MoreRecentPurchases {
        number: CustomerNumber,
        name: String,
        last_purchase_at: Timestamp,
        same_email: bool,
        active: bool,
    },
}

/// Something that happened to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    pub at: Timestamp,
    /// A code such as `signed-in`; see `accounts::timeline`.
    pub event: String,
    pub detail: Option<String>,
    pub ip: Option<String>,
    /// Whether an agent did it, not the customer.
    pub by_agent: bool,
    /// That agent's name. Never told to customers.
    pub agent: Option<String>,
}
