//! Mails: what they say, how they are put together, how they leave. When they leave is the outbox's business.

mod compose;
mod letter;
#[cfg(test)]
mod tests;
mod texts;
mod transport;

pub use compose::{ComposeError, compose};
pub use texts::standard;
pub use transport::{SendError, Transport, TransportConfig, TransportError};

use model::{Locale, Timestamp};
use serde::{Deserialize, Serialize};

/// Every mail there is, with what its sentences need. Kept as JSON in the outbox: a field may be added, never renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Mail {
    /// Proves that who registered reads the mailbox. Needs a link.
    ConfirmRegistration { first_name: String, hours: u32 },
    /// Tells the owner of an address that it was used to register again.
    SomebodyTriedToRegister { sign_in_url: String, reset_url: String, number_sign_in: bool },
    /// Tells the owner of a locked account that no other one can be opened with its address.
    RegistrationBlocked { portal_url: String },
    /// Tells who has several accounts with an address that none can be opened with it, and how to sign in to them.
    SeveralAccounts { numbers: Vec<String>, sign_in_url: String },
    /// Invites to an account that signs in with the number. Needs a link.
    Activation { first_name: String, number: String, hours: u32 },
    /// Lets a forgotten password be replaced; the number if it signs in. Needs a link.
    ResetPassword { first_name: String, number: Option<String>, minutes: u32 },
    /// Warns that the password is another one now.
    PasswordChanged { first_name: String, sign_in_url: Option<String>, reset_url: String },
    /// Proves that who came from a provider reads the mailbox of the account they want to link. Needs a link.
    LinkSignIn { first_name: String, provider: String, minutes: u32 },
    /// Tells that a provider's user signs in to the account now.
    SignInLinked { first_name: String, provider: String, profile_url: String },
    /// Tells that the email signs in now, beside the number if that does.
    EmailSignInActivated {
        first_name: String,
        number: Option<String>,
        sign_in_url: Option<String>,
        reset_url: String,
    },
    /// Proves that the customer reads the mailbox they want to be reached at. Needs a link.
    ConfirmEmailChange { first_name: String, minutes: u32 },
    /// Tells the old address, which learns of the new one as much as its owner needs. Needs a link, which undoes it.
    EmailChanged { first_name: String, email: Option<String>, days: u32 },
    /// Tells the owner of an account that it holds two customer numbers now.
    CustomersMerged {
        first_name: String,
        /// The number that stays.
        number: String,
        /// The one that became part of it.
        other: String,
        sign_in_url: String,
    },
    /// Tells an address that its customer became one with another who has another address. Needs a link, which undoes it.
    MergedAway { first_name: String, number: String, other: String, days: u32 },
    /// The last mail.
    AccountDeleted { first_name: String, portal_url: String },
    /// The numbers of every customer of the address.
    CustomerNumberReminder { numbers: Vec<String>, sign_in_url: String },
    /// What was bought; `total` is written out already. A link shows the purchase.
    PurchaseConfirmation {
        first_name: String,
        number: String,
        product: String,
        travellers: i32,
        total: String,
        /// When its places go to others, unless it was paid.
        #[serde(default)]
        payable_until: Option<Timestamp>,
    },
    /// Proves that the customer who misses a purchase reads the mailbox it was made with. Needs a link.
    AddPurchase { first_name: String, number: String, minutes: u32 },
    /// Invites to work in an operator's backoffice. Needs a link.
    AgentInvitation { name: String, operator: String, hours: u32 },
    /// Lets an agent's forgotten password be replaced. Needs a link.
    AgentPasswordReset { name: String, minutes: u32 },
    /// Proves that who is to send an operator's mails has the mailbox. Needs a link.
    ConfirmSender { operator: String, address: String, hours: u32 },
    /// Warns an agent that the password is another one now.
    AgentPasswordChanged { name: String, sign_in_url: Option<String>, reset_url: String },
}

/// Which mails leave first, as the outbox keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Priority {
    /// Somebody waits for it in front of the screen, or may have to stop a takeover.
    Urgent = 0,
    Normal = 1,
}

impl Mail {
    pub(crate) const fn priority(&self) -> Priority {
        match self {
            Self::ConfirmRegistration { .. }
            | Self::SomebodyTriedToRegister { .. }
            | Self::RegistrationBlocked { .. }
            | Self::SeveralAccounts { .. }
            | Self::Activation { .. }
            | Self::ResetPassword { .. }
            | Self::PasswordChanged { .. }
            | Self::LinkSignIn { .. }
            | Self::SignInLinked { .. }
            | Self::EmailSignInActivated { .. }
            | Self::ConfirmEmailChange { .. }
            | Self::EmailChanged { .. }
            | Self::MergedAway { .. }
            | Self::CustomerNumberReminder { .. }
            | Self::AddPurchase { .. }
            | Self::AgentInvitation { .. }
            | Self::AgentPasswordReset { .. }
            | Self::AgentPasswordChanged { .. }
            | Self::ConfirmSender { .. } => Priority::Urgent,
            Self::CustomersMerged { .. }
            | Self::AccountDeleted { .. }
            | Self::PurchaseConfirmation { .. } => Priority::Normal,
        }
    }
}

/// Who a mail goes to, and in whose name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    pub to: String,
    pub sender_name: String,
    pub sender: String,
    pub portal_name: String,
    /// CSS colour of the button, `#rrggbb`.
    pub accent: String,
    pub locale: Locale,
    /// What the operator says in its own words where the mail would tell what happened.
    pub introduction: Option<String>,
    /// With its angle brackets. The same at every try, so that a mail that arrives twice is shown once.
    pub message_id: String,
}
