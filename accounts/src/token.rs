//! Random secrets: in cookies and mailed links as text, in the database as hashes.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::fmt;

/// 256 random bits as base64url.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// A new secret.
    ///
    /// # Panics
    /// When the operating system has no random numbers: nothing secure could be done then.
    pub fn random() -> Self {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system gives random numbers");
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// A secret that a browser sent back and that is to be set again.
    pub(crate) fn from_cookie(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub fn expose(&self) -> &str {
        &self.0
    }

    pub(crate) fn hash(&self) -> Vec<u8> {
        sha256(self.0.as_bytes())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

/// The hash of a secret that came back, if it can be one of ours at all.
pub(crate) fn hash_of(text: &str) -> Option<Vec<u8>> {
    let plausible = text.len() == 43
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    plausible.then(|| sha256(text.as_bytes()))
}

/// A secret that another one leads to, and that does not lead back.
pub(crate) fn derived(purpose: &str, secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(sha256(format!("{purpose}|{secret}").as_bytes()))
}

pub(crate) fn sha256(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// What a mailed link may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Confirm,
    Reset,
    Activate,
    Order,
    /// Makes an address the customer's: its mailbox is proved by the link.
    ConfirmEmail,
    /// Gives the customer the address back that they had.
    UndoEmail,
    Invite,
    AgentReset,
    /// Proves the mailbox of somebody who came from a provider.
    Prove,
    /// Has an operator's mails come from the address of the mailbox that the link was sent to.
    ConfirmSender,
    /// Adds a purchase that was made with another address to the history of the customer who asked.
    AddPurchase,
}

impl Purpose {
    const ALL: [Self; 11] = [
        Self::Confirm,
        Self::Reset,
        Self::Activate,
        Self::Order,
        Self::ConfirmEmail,
        Self::UndoEmail,
        Self::Invite,
        Self::AgentReset,
        Self::Prove,
        Self::AddPurchase,
        Self::ConfirmSender,
    ];

    /// Returns the purpose that is stored as that text.
    pub(crate) fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Reset => "reset",
            Self::Activate => "activate",
            Self::Order => "order",
            Self::ConfirmEmail => "confirm-email",
            Self::UndoEmail => "undo-email",
            Self::Invite => "invite",
            Self::AgentReset => "agent-reset",
            Self::Prove => "prove",
            Self::AddPurchase => "add-purchase",
            Self::ConfirmSender => "confirm-sender",
        }
    }

    /// How long the link works, counted from the moment its mail is sent.
    pub(crate) const fn lifetime(self) -> chrono::TimeDelta {
        match self {
            Self::Confirm | Self::Activate | Self::ConfirmSender => chrono::TimeDelta::hours(24),
            Self::Reset
            | Self::ConfirmEmail
            | Self::AgentReset
            | Self::Prove
            | Self::AddPurchase => chrono::TimeDelta::hours(1),
            Self::Invite => chrono::TimeDelta::hours(72),
            Self::UndoEmail => chrono::TimeDelta::days(7),
            Self::Order => chrono::TimeDelta::days(180),
        }
    }

    /// The link's path, up to its token.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Reset | Self::Activate => "set-password",
            Self::Order => "order",
            Self::ConfirmEmail => "confirm-email",
            Self::UndoEmail => "undo-email",
            Self::Invite => "invitation",
            Self::AgentReset => "reset",
            Self::Prove => "sso/prove",
            Self::AddPurchase => "add-purchase",
            Self::ConfirmSender => "confirm-sender",
        }
    }

    /// Whether the link leads to the backoffice, and not to a portal.
    pub(crate) const fn is_agents(self) -> bool {
        matches!(self, Self::Invite | Self::AgentReset | Self::ConfirmSender)
    }
}
