//! Portals and what admins manage of them.

use crate::{
    ConsentText, EmailAddress, HostClaimId, Locale, Logo, Message, OperatorId, Overrides,
    OwnMessage, PortalId, ProviderChoice, ProviderId, Settings, codes::codes, message,
};
use serde::{Deserialize, Serialize};

/// One websales site of an operator, with its settings (the operator's, overridden by the portal's).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portal {
    pub id: PortalId,
    /// The id of the operator.
    pub operator: OperatorId,
    pub operator_name: String,
    pub name: String,
    pub host: String,
    /// Scheme, host and port of links, such as `https://tickets.example.com`. Never taken from a request.
    pub origin: String,
    /// The colour of buttons and links, `#rrggbb`.
    pub accent: String,
    /// The languages that the portal offers, at least one.
    pub locales: Vec<Locale>,
    /// The language for visitors who accept none of the offered ones; one of `locales`.
    pub default_locale: Locale,
    pub logo: Option<Logo>,
    /// The name in the `From` header of mails.
    pub sender_name: String,
    /// The address in the `From` header of mails.
    pub sender: EmailAddress,
    pub settings: Settings,
    /// The providers that customers can sign in at; empty while single sign-on is off.
    pub providers: Vec<ProviderChoice>,
    /// The operator's own texts.
    pub messages: Vec<OwnMessage>,
    /// What people agree to who register, in each language that it is written in; empty where nothing is demanded.
    pub consent: Vec<ConsentText>,
}

impl Portal {
    /// Returns one or two letters to show in place of a logo.
    pub fn initials(&self) -> String {
        self.name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .take(2)
            .flat_map(char::to_uppercase)
            .collect()
    }

    /// Returns the operator's own text in that language, with the placeholders replaced by the portal's name and
    /// `values`. `None` if there is none.
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

    /// Returns what people agree to who register: in that language, or else in the portal's, or in any. `None` where
    /// nothing is demanded.
    pub fn consent_in(&self, locale: Locale) -> Option<&ConsentText> {
        let in_language =
            |wanted: Locale| self.consent.iter().find(move |one| one.locale == wanted);
        in_language(locale)
            .or_else(|| in_language(self.default_locale))
            .or_else(|| self.consent.first())
    }

    /// Returns the language if the portal offers it.
    pub fn offered(&self, locale: Locale) -> Option<Locale> {
        self.locales.contains(&locale).then_some(locale)
    }

    /// Returns the provider of that id, if visitors may use it.
    pub fn provider(&self, id: ProviderId) -> Option<&ProviderChoice> {
        self.providers.iter().find(|provider| provider.id == id)
    }
}

/// A portal as its admins see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalDetails {
    /// The portal with its effective settings; without providers and messages.
    pub portal: Portal,
    /// The values that differ from the operator's.
    pub own: Overrides,
    /// The operator's settings.
    pub operators: Settings,
}

/// The sender of an operator's mails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    pub name: String,
    pub address: EmailAddress,
    /// The address that replaces it once its mailbox has confirmed.
    pub pending: Option<EmailAddress>,
}

/// A host that an admin has claimed and that was not yet seen to lead to this deployment. It does not stop others from
/// using the host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostClaim {
    pub id: HostClaimId,
    /// The portal that will move there; `None` if one will be created.
    pub portal: Option<PortalId>,
    pub name: String,
    pub host: String,
    pub origin: String,
    /// Why the last check failed; `None` before the first one.
    pub verdict: Option<HostVerdict>,
}

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

crate::stored_as_text!(HostVerdict, code, HostVerdict::from_code);
