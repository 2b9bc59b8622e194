//! Operators' portals.

use crate::{
    EmailAddress, HostVerdict, Locale, Logo, Message, Overrides, OwnMessage, ProviderChoice,
    Settings, message,
};
use serde::{Deserialize, Serialize};

/// One websales site of an operator, with the settings that act on it (the operator's, overridden by the portal's).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portal {
    pub id: i64,
    pub operator: i64,
    pub operator_name: String,
    pub name: String,
    pub host: String,
    /// Scheme, host and port that links are made from, such as `https://tickets.example.com`. Never taken from a request.
    pub origin: String,
    /// CSS colour of buttons and links, `#rrggbb`.
    pub accent: String,
    /// The languages it is offered in, at least one.
    pub locales: Vec<Locale>,
    /// The language of who asks for none of them. One of them.
    pub default_locale: Locale,
    pub logo: Option<Logo>,
    pub sender_name: String,
    pub sender: EmailAddress,
    pub settings: Settings,
    /// Where its customers may sign in instead; none while single sign-on is off.
    pub providers: Vec<ProviderChoice>,
    /// What the operator says in its own words.
    pub messages: Vec<OwnMessage>,
}

impl Portal {
    /// One or two letters that stand for the operator where there is no logo.
    pub fn initials(&self) -> String {
        self.name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .take(2)
            .flat_map(char::to_uppercase)
            .collect()
    }

    /// What the operator says in that language instead of the standard text, with the placeholders replaced: the portal's
    /// name and these.
    pub fn own_text(
        &self,
        message: Message,
        locale: Locale,
        values: &[(&str, &str)],
    ) -> Option<String> {
        let mut own = self.messages.iter();
        let own = own.find(|own| own.message == message && own.locale == locale)?;
        let values = [values, &[("portal", &self.name)]].concat();
        Some(message::fill(&own.text, &values))
    }

    /// The language if the portal is offered in it.
    pub fn offered(&self, locale: Locale) -> Option<Locale> {
        self.locales.contains(&locale).then_some(locale)
    }

    /// The provider of that id, if visitors may use it.
    pub fn provider(&self, id: i64) -> Option<&ProviderChoice> {
        self.providers.iter().find(|provider| provider.id == id)
    }
}

/// A portal as its admins see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalDetails {
    /// As it acts on visitors; without providers and messages.
    pub portal: Portal,
    /// What it has otherwise than its operator.
    pub own: Overrides,
    pub operators: Settings,
}

/// Who mails of an operator come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    pub name: String,
    pub address: EmailAddress,
    /// The address that takes its place once its mailbox has confirmed it.
    pub pending: Option<EmailAddress>,
}

/// A host that an admin asked for and that was not yet seen to lead to this deployment. It keeps nobody else from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostClaim {
    pub id: i64,
    /// The portal that is to move there; none where one is to be added.
    pub portal: Option<i64>,
    pub name: String,
    pub host: String,
    pub origin: String,
    /// Why the last check failed; none where there was no check yet.
    pub verdict: Option<HostVerdict>,
}
