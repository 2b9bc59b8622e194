//! Random secrets: text in cookies and mailed links, hashes in the database.

use crate::random;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// 256 random bits as base64url.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Creates a random secret.
    ///
    /// # Panics
    /// When the operating system has no random numbers: nothing secure could be done then.
    pub fn random() -> Self {
        Self(URL_SAFE_NO_PAD.encode(random::bytes::<32>()))
    }

    /// Returns the secret of a cookie, to be set again, or a new one if the browser sent none that is well-formed.
    pub(crate) fn of_cookie_or_new(cookie: Option<&str>) -> Self {
        match cookie {
            Some(text) if hash_of(text).is_some() => Self(text.to_owned()),
            _ => Self::random(),
        }
    }

    /// Returns the secret as text, for cookies and links.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Returns the hash that the database stores.
    pub(crate) fn hash(&self) -> Vec<u8> {
        sha256(self.0.as_bytes())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

/// Returns the hash of a received secret, if it is well-formed.
pub(crate) fn hash_of(text: &str) -> Option<Vec<u8>> {
    let plausible = text.len() == 43
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    plausible.then(|| sha256(text.as_bytes()))
}

/// Returns a secret derived from another one, which it does not reveal.
pub(crate) fn derived(purpose: &str, secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(sha256(format!("{purpose}|{secret}").as_bytes()))
}

/// Returns the SHA-256 hash.
pub(crate) fn sha256(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// Purpose of a mailed link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    Confirm,
    Reset,
    Activate,
    Order,
    /// Confirms a new address of the customer.
    ConfirmEmail,
    /// Restores the customer's previous address.
    UndoEmail,
    Invite,
    AgentReset,
    /// Proves the mailbox of a user who signed in at a provider.
    Prove,
    /// Confirms the mailbox of an operator's new sender.
    ConfirmSender,
    /// Adds a purchase made with another address to the requesting customer's.
    AddPurchase,
}

impl Purpose {
    pub(crate) const ALL: [Self; 11] = [
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

    /// Returns the purpose stored under that name.
    fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }

    /// Returns the stored name of the purpose.
    const fn as_str(self) -> &'static str {
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

    /// Returns the lifetime of the link, counted from when its mail is sent. That of an activation is the operator's
    /// setting, which its mail states; this is the setting's default.
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

    /// Returns the lifetime in minutes, as mails state it.
    pub(crate) fn minutes(self) -> u32 {
        u32::try_from(self.lifetime().num_minutes()).unwrap_or(u32::MAX)
    }

    /// Returns the lifetime in hours, as mails state it.
    pub(crate) fn hours(self) -> u32 {
        self.minutes() / 60
    }

    /// Returns the lifetime in days, as mails state it.
    pub(crate) fn days(self) -> u32 {
        self.hours() / 24
    }

    /// Returns the link's path, up to its token.
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

    /// Returns whether the link leads to the backoffice, and not to a portal.
    pub(crate) const fn is_agents(self) -> bool {
        matches!(self, Self::Invite | Self::AgentReset | Self::ConfirmSender)
    }
}

model::stored_as_text!(Purpose, as_str, Purpose::named);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifetime_is_stated_in_whole_units() {
        assert_eq!(Purpose::Reset.minutes(), 60);
        assert_eq!((Purpose::Confirm.hours(), Purpose::Invite.hours()), (24, 72));
        assert_eq!(Purpose::UndoEmail.days(), 7);
    }

    #[test]
    fn a_purpose_has_one_name_in_columns_and_in_queued_mails() {
        for purpose in Purpose::ALL {
            let json = serde_json::to_string(&purpose).expect("JSON");
            assert_eq!(json, format!("\"{}\"", purpose.as_str()));
            assert_eq!(serde_json::from_str::<Purpose>(&json).expect("a purpose"), purpose);
            assert_eq!(Purpose::named(purpose.as_str()), Some(purpose));
        }
        assert_eq!(Purpose::named("from-a-later-release"), None);
        assert!(serde_json::from_str::<Purpose>("\"from-a-later-release\"").is_err());
    }
}
