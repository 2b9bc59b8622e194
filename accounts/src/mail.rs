//! Mails: their texts, composition and transport. Scheduling is the outbox's.

mod compose;
mod content;
mod rendering;
#[cfg(test)]
mod tests;
mod texts;
mod transport;

pub use compose::{ComposeError, compose};
pub(crate) use content::sanitize;
pub use texts::standard;
pub use transport::{SendError, Transport, TransportConfig, TransportError};

use model::{Locale, Portal, TimeZone, Timestamp};
use serde::{Deserialize, Serialize};

/// Every mail, with the values of its texts. Stored as JSON in the outbox: fields may be added, never renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Mail {
    /// Asks a new user to confirm the address. Needs a link.
    ConfirmRegistration { first_name: String, hours: u32 },
    /// Notifies the owner of an address that it was used to register again.
    SomebodyTriedToRegister { sign_in_url: String, reset_url: String, number_sign_in: bool },
    /// Notifies the owner of a disabled account that its address cannot open another one.
    RegistrationBlocked { portal_url: String },
    /// Notifies the owner of several accounts that their address cannot open another one, and how to sign in.
    SeveralAccounts { numbers: Vec<String>, sign_in_url: String },
    /// Invites to an account that signs in with the number. Needs a link.
    Activation { first_name: String, number: String, hours: u32 },
    /// Resets a forgotten password; `number` is set if it signs in. Needs a link.
    ResetPassword { first_name: String, number: Option<String>, minutes: u32 },
    /// Warns that the password is another one now.
    PasswordChanged { first_name: String, sign_in_url: Option<String>, reset_url: String },
    /// Proves that the provider's user reads the mailbox of the account to link. Needs a link.
    LinkSignIn { first_name: String, provider: String, minutes: u32 },
    /// Notifies that a provider's user can now sign in to the account.
    SignInLinked { first_name: String, provider: String, profile_url: String },
    /// Confirms that the email now works as a sign-in, next to the number if that does too.
    EmailSignInActivated {
        first_name: String,
        number: Option<String>,
        sign_in_url: Option<String>,
        reset_url: String,
    },
    /// Proves that the customer reads the mailbox of the new address. Needs a link.
    ConfirmEmailChange { first_name: String, minutes: u32 },
    /// Notifies the old address, with the new one masked. Needs a link, which undoes the change.
    EmailChanged { first_name: String, email: Option<String>, days: u32 },
    /// Notifies the owner of an account that it now has two customer numbers.
    CustomersMerged {
        first_name: String,
        /// The survivor's number.
        number: String,
        /// The absorbed number.
        other: String,
        sign_in_url: String,
    },
    /// Notifies an address that its customer was merged into one with another address. Needs a link, which undoes the
    /// merge.
    MergedAway { first_name: String, number: String, other: String, days: u32 },
    /// The last mail to a customer.
    AccountDeleted { first_name: String, portal_url: String },
    /// The numbers of every customer with the address.
    CustomerNumberReminder {
        numbers: Vec<String>,
        sign_in_url: String,
        /// Those of the numbers that sign in; `None` in mails of earlier releases.
        #[serde(default)]
        signing_in: Option<Vec<String>>,
        /// Whether the address itself signs in.
        #[serde(default)]
        email_signs_in: bool,
    },
    /// Confirms a purchase; `total` is already formatted. A link shows the purchase.
    PurchaseConfirmation {
        first_name: String,
        number: String,
        product: String,
        /// First and last name; empty in mails of earlier releases.
        #[serde(default)]
        buyer: String,
        /// The date that it is for.
        #[serde(default)]
        travel_at: Option<Timestamp>,
        travellers: i32,
        total: String,
        /// When its places go to others, unless it was paid.
        #[serde(default)]
        payable_until: Option<Timestamp>,
    },
    /// Confirms that a purchase was paid; `total` is already formatted. A link shows the purchase.
    PurchasePaid {
        first_name: String,
        number: String,
        product: String,
        /// First and last name; empty in mails of earlier releases.
        #[serde(default)]
        buyer: String,
        /// The date that it is for.
        #[serde(default)]
        travel_at: Option<Timestamp>,
        total: String,
    },
    /// Tells that an agent cancelled a purchase, and why. A link shows the purchase.
    PurchaseCancelled {
        first_name: String,
        number: String,
        product: String,
        /// First and last name; empty in mails of earlier releases.
        #[serde(default)]
        buyer: String,
        /// The date that it was for.
        #[serde(default)]
        travel_at: Option<Timestamp>,
        /// Whether the money was given back; `None` if it was never paid.
        refunded: Option<bool>,
        reason: String,
    },
    /// Asks the customer who misses a purchase to prove the mailbox that it was made with. Needs a link.
    AddPurchase { first_name: String, number: String, minutes: u32 },
    /// Says why the purchase that a customer misses cannot be added, to the address that it was made with.
    PurchaseNotFree {
        first_name: String,
        number: String,
        /// Where to sign in to the account that shows it; `None` if no account does.
        sign_in_url: Option<String>,
        /// Where to choose a new password for that account, if it can have one.
        reset_url: Option<String>,
        portal_url: String,
    },
    /// Invites to an operator's backoffice. Needs a link.
    AgentInvitation { name: String, operator: String, hours: u32 },
    /// Resets an agent's forgotten password. Needs a link.
    AgentPasswordReset { name: String, minutes: u32 },
    /// Asks the mailbox of an operator's new sender to confirm. Needs a link.
    ConfirmSender { operator: String, address: String, hours: u32 },
    /// Warns an agent that the password is another one now.
    AgentPasswordChanged { name: String, sign_in_url: Option<String>, reset_url: String },
    /// Notifies an admin that an endpoint gets no events any more: it took none for three days, or wants none.
    WebhookDisabled {
        name: String,
        host: String,
        webhooks_url: Option<String>,
        /// It has answered that it wants none.
        #[serde(default)]
        is_gone: bool,
    },
}

/// Priority of a mail, as stored in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Priority {
    /// A user waits for it, or may have to stop an account takeover.
    Urgent = 0,
    Normal = 1,
    /// Of a campaign: whenever nothing else is due.
    Slow = 2,
}

impl Mail {
    /// Returns the priority of the mail.
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
            | Self::PurchaseNotFree { .. }
            | Self::AgentInvitation { .. }
            | Self::AgentPasswordReset { .. }
            | Self::AgentPasswordChanged { .. }
            | Self::ConfirmSender { .. } => Priority::Urgent,
            Self::CustomersMerged { .. }
            | Self::WebhookDisabled { .. }
            | Self::AccountDeleted { .. }
            | Self::PurchaseConfirmation { .. }
            | Self::PurchasePaid { .. }
            | Self::PurchaseCancelled { .. } => Priority::Normal,
        }
    }
}

/// What an operator says about itself; empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Company {
    pub legal_name: String,
    pub address: String,
    pub phone: String,
    /// Where answers go.
    pub email: String,
    pub privacy_url: String,
    pub terms_url: String,
    /// The portal's page about accessibility.
    pub accessibility_url: String,
}

impl From<&Portal> for Company {
    fn from(portal: &Portal) -> Self {
        let settings = &portal.settings;
        Self {
            legal_name: settings.legal_name.clone(),
            address: settings.postal_address.clone(),
            phone: settings.contact_phone.clone(),
            email: settings.contact_email.clone(),
            privacy_url: settings.privacy_url.clone(),
            terms_url: settings.terms_url.clone(),
            accessibility_url: format!("{}/accessibility", portal.origin),
        }
    }
}

/// The portal's logo. Where pictures are off, its name is read instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailLogo {
    pub url: String,
    pub width: i32,
    pub height: i32,
}

impl EmailLogo {
    /// In CSS pixels.
    const HEIGHT: i32 = 36;

    /// Returns the logo of a portal that has one.
    pub fn of(portal: &Portal) -> Option<Self> {
        let logo = portal.logo.as_ref()?;
        Some(Self {
            url: format!("{}/logo/{}", portal.origin, logo.file),
            width: logo.width_at(Self::HEIGHT),
            height: Self::HEIGHT,
        })
    }
}

/// Recipient and sender of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    pub to: String,
    pub sender_name: String,
    pub sender: String,
    /// The address that bounces go to; the sender's if there is none.
    pub return_path: Option<String>,
    pub portal_name: String,
    /// Shown in place of the name.
    pub logo: Option<EmailLogo>,
    pub company: Company,
    /// CSS colour of the button, `#rrggbb`.
    pub accent: String,
    pub locale: Locale,
    /// Of the moments in the mail.
    pub time_zone: TimeZone,
    /// The operator's custom text, which replaces the first paragraph.
    pub introduction: Option<String>,
    /// What the QR code for the counter says; `None` in mails about anything but a valid order.
    pub counter_code: Option<String>,
    /// Including angle brackets. The same on every attempt, so that a mail delivered twice is shown once.
    pub message_id: String,
}
