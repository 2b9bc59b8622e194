//! Providers of single sign-on: their settings, and what visitors see of them.

use crate::{IdentityId, Locale, ProviderId, person_name::is_forbidden};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The protocol of a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// OpenID Connect.
    Oidc,
    /// CAS, version 3.
    Cas,
}

/// How we authenticate at an OpenID provider.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientAuthentication {
    #[default]
    Basic,
    Post,
    /// A public client, without a secret.
    None,
}

/// An operator's text in each language; empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LocalText {
    pub en: String,
    pub es: String,
    pub fr: String,
}

impl LocalText {
    /// Returns the text in that language, or else in another one; `None` if all are empty.
    pub fn get(&self, locale: Locale) -> Option<&str> {
        [self.of(locale), &self.en, &self.es, &self.fr].into_iter().find(|text| !text.is_empty())
    }

    fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::English => &self.en,
            Locale::Spanish => &self.es,
            Locale::French => &self.fr,
        }
    }
}

/// Which attribute of the provider holds which value. An empty name: none does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// The attribute for "the email was verified". Empty: `email_verified`, which vouches for `email` only.
    pub email_verified: String,
    /// The operator's own id of the person. Shown to agents, never used to find a customer.
    pub external_id: String,
}

impl Default for Mapping {
    /// The claims of OpenID Connect Core, section 5.1.
    fn default() -> Self {
        Self {
            first_name: "given_name".into(),
            last_name: "family_name".into(),
            email: "email".into(),
            email_verified: String::new(),
            external_id: String::new(),
        }
    }
}

/// The settings of a provider, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// The name for visitors and agents.
    pub name: String,
    pub protocol: Protocol,
    /// The issuer of an OpenID provider, or the address of a CAS server, such as `https://sso.example.com/cas`.
    pub url: String,
    #[serde(default)]
    pub client_id: String,
    #[serde(default)]
    pub authentication: ClientAuthentication,
    /// Requested in addition to `openid`.
    #[serde(default = "default_scopes")]
    pub scopes: Vec<String>,
    #[serde(default)]
    pub mapping: Mapping,
    /// The attribute of the access rule. Empty: every user of the provider may sign in.
    #[serde(default)]
    pub property_to_validate: String,
    /// The accepted values, one on each line.
    #[serde(default)]
    pub value_to_match: String,
    /// Whether its emails count as verified even if it does not say so.
    #[serde(default)]
    pub trust_emails: bool,
    /// The label of its sign-in button.
    #[serde(default)]
    pub button: LocalText,
    /// The message to users whom the access rule refuses.
    #[serde(default)]
    pub error: LocalText,
}

fn default_scopes() -> Vec<String> {
    vec!["profile".into(), "email".into()]
}

/// What visitors see of a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderChoice {
    pub id: ProviderId,
    /// The version of its access rule, which the sessions of its users must match.
    pub access_rule: i64,
    pub name: String,
    pub button: LocalText,
    /// The message to users whom the access rule refuses.
    pub error: LocalText,
}

/// An identity that a customer can sign in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedSignIn {
    pub id: IdentityId,
    /// The provider's name.
    pub provider: String,
    /// The user's name at the provider: an email, a name or an id.
    pub label: String,
    /// In UTC.
    pub linked_at: crate::Timestamp,
    /// Whether the customer could not sign in without it; it can then not be removed.
    pub last_way_in: bool,
    /// Changes at the provider that the customer has not yet accepted or declined.
    pub news: Option<ProviderNews>,
}

/// Values of a provider's user that have changed and differ from the customer's profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderNews {
    pub email: Option<String>,
    /// First and last name.
    pub names: Option<(String, String)>,
}

/// Why a provider's settings are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProviderRefusal {
    UnknownName(String),
    /// The name of the setting, and what its value must be.
    BadValue(&'static str, &'static str),
    Missing(&'static str),
}

impl fmt::Display for ProviderRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName(name) => write!(f, "a provider has no {name}"),
            Self::BadValue(name, wanted) => write!(f, "{name} must be {wanted}"),
            Self::Missing(name) => write!(f, "{name} is missing"),
        }
    }
}

impl FromStr for Protocol {
    type Err = ProviderRefusal;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "oidc" => Ok(Self::Oidc),
            "cas" => Ok(Self::Cas),
            _ => Err(ProviderRefusal::BadValue("protocol", "oidc or cas")),
        }
    }
}

impl FromStr for ClientAuthentication {
    type Err = ProviderRefusal;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "basic" => Ok(Self::Basic),
            "post" => Ok(Self::Post),
            "none" => Ok(Self::None),
            _ => Err(ProviderRefusal::BadValue("authentication", "basic, post or none")),
        }
    }
}

impl ClientAuthentication {
    pub const ALL: [Self; 3] = [Self::Basic, Self::Post, Self::None];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Post => "post",
            Self::None => "none",
        }
    }
}

impl Protocol {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Oidc => "oidc",
            Self::Cas => "cas",
        }
    }
}

impl Provider {
    /// The maximum length of each text.
    pub const MAX_CHARS: usize = 500;
    /// The maximum of values in the access rule.
    pub const MAX_VALUES: usize = 50;

    /// Creates the default settings of a provider of that protocol.
    pub fn new(protocol: Protocol) -> Self {
        Self {
            name: String::new(),
            protocol,
            url: String::new(),
            client_id: String::new(),
            authentication: ClientAuthentication::default(),
            scopes: default_scopes(),
            mapping: Mapping::default(),
            property_to_validate: String::new(),
            value_to_match: String::new(),
            trust_emails: false,
            button: LocalText::default(),
            error: LocalText::default(),
        }
    }

    /// Sets one setting by name. `scopes` is a list with spaces; texts are named like `button.es`, attributes like
    /// `mapping.email`.
    ///
    /// # Errors
    /// [`ProviderRefusal`] when there is no such setting, or the value is invalid.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), ProviderRefusal> {
        let part = match name {
            "authentication" => {
                self.authentication = value.parse()?;
                return Ok(());
            }
            "scopes" => {
                self.scopes = value.split_whitespace().map(str::to_owned).collect();
                return Ok(());
            }
            "trust_emails" => {
                let wanted = ProviderRefusal::BadValue("trust_emails", "true or false");
                self.trust_emails = value.parse().map_err(|_| wanted)?;
                return Ok(());
            }
            "value_to_match" => {
                self.value_to_match = lines(value).collect::<Vec<_>>().join("\n");
                return Ok(());
            }
            "name" => &mut self.name,
            "url" => &mut self.url,
            "client_id" => &mut self.client_id,
            "mapping.first_name" => &mut self.mapping.first_name,
            "mapping.last_name" => &mut self.mapping.last_name,
            "mapping.email" => &mut self.mapping.email,
            "mapping.email_verified" => &mut self.mapping.email_verified,
            "mapping.external_id" => &mut self.mapping.external_id,
            "property_to_validate" => &mut self.property_to_validate,
            "button.en" => &mut self.button.en,
            "button.es" => &mut self.button.es,
            "button.fr" => &mut self.button.fr,
            "error.en" => &mut self.error.en,
            "error.es" => &mut self.error.es,
            "error.fr" => &mut self.error.fr,
            _ => return Err(ProviderRefusal::UnknownName(name.to_owned())),
        };
        value.trim().clone_into(part);
        Ok(())
    }

    /// Checks that the settings are complete and valid.
    ///
    /// # Errors
    /// The first of [`problems`](Self::problems).
    pub fn check(&self) -> Result<(), ProviderRefusal> {
        self.gaps().into_iter().next().map_or(Ok(()), Err)
    }

    /// Returns every missing or invalid setting, including texts that are too long, have several lines, or change the
    /// text direction.
    pub fn problems(&self) -> Vec<ProviderRefusal> {
        let is_unfit =
            |text: &str| text.chars().count() > Self::MAX_CHARS || text.chars().any(is_forbidden);
        let unfit = self.parts().into_iter().filter_map(|(name, text)| {
            let (is_unfit, wanted) = if name == "value_to_match" {
                let values: Vec<_> = lines(&text).collect();
                (
                    values.len() > Self::MAX_VALUES || values.into_iter().any(is_unfit),
                    "at most 50 lines of at most 500 characters",
                )
            } else {
                (is_unfit(&text), "one line of at most 500 characters")
            };
            is_unfit.then_some(ProviderRefusal::BadValue(name, wanted))
        });
        self.gaps().into_iter().chain(unfit).collect()
    }

    fn gaps(&self) -> Vec<ProviderRefusal> {
        let mut problems = Vec::new();
        if self.name.is_empty() {
            problems.push(ProviderRefusal::Missing("name"));
        }
        if !is_address(&self.url) {
            problems
                .push(ProviderRefusal::BadValue("url", "an address like https://sso.example.com"));
        }
        if self.protocol == Protocol::Oidc && self.client_id.is_empty() {
            problems.push(ProviderRefusal::Missing("client_id"));
        }
        // Either of the two without the other would admit every user, or none.
        match (&*self.property_to_validate, &*self.value_to_match) {
            ("", "") => {}
            ("", _) => problems.push(ProviderRefusal::Missing("property_to_validate")),
            (_, "") => problems.push(ProviderRefusal::Missing("value_to_match")),
            _ => {}
        }
        problems
    }

    /// Returns the values that the access rule accepts.
    pub fn accepted_values(&self) -> impl Iterator<Item = &str> {
        lines(&self.value_to_match)
    }

    /// Returns every setting by name. Settings of OpenID only are left out for CAS.
    pub fn parts(&self) -> Vec<(&'static str, String)> {
        let mut parts = vec![("name", self.name.clone()), ("url", self.url.clone())];
        if self.protocol == Protocol::Oidc {
            parts.extend([
                ("client_id", self.client_id.clone()),
                ("authentication", self.authentication.as_str().to_owned()),
                ("scopes", self.scopes.join(" ")),
            ]);
        }
        let Mapping { first_name, last_name, email, email_verified, external_id } = &self.mapping;
        parts.extend([
            ("mapping.first_name", first_name.clone()),
            ("mapping.last_name", last_name.clone()),
            ("mapping.email", email.clone()),
            ("mapping.email_verified", email_verified.clone()),
            ("mapping.external_id", external_id.clone()),
            ("property_to_validate", self.property_to_validate.clone()),
            ("value_to_match", self.value_to_match.clone()),
            ("trust_emails", self.trust_emails.to_string()),
            ("button.en", self.button.en.clone()),
            ("button.es", self.button.es.clone()),
            ("button.fr", self.button.fr.clone()),
            ("error.en", self.error.en.clone()),
            ("error.es", self.error.es.clone()),
            ("error.fr", self.error.fr.clone()),
        ]);
        parts
    }

    /// Returns whether both admit the same users of the same issuer. Every setting that decides about access belongs
    /// here: when it changes, sessions begun under the other rule end.
    pub fn has_same_access_rule(&self, other: &Self) -> bool {
        let rule = |provider: &Self| {
            (
                provider.url.clone(),
                provider.property_to_validate.clone(),
                provider.value_to_match.clone(),
            )
        };
        rule(self) == rule(other)
    }

    /// Returns whether the addresses that the provider vouched for with its settings before are still vouched for: they
    /// come from the same source, and it counts at least as much.
    pub fn still_vouches_as(&self, before: &Self) -> bool {
        let source = |provider: &Self| {
            (
                provider.protocol,
                provider.url.clone(),
                provider.mapping.email.clone(),
                provider.mapping.email_verified.clone(),
            )
        };
        source(self) == source(before) && (self.trust_emails || !before.trust_emails)
    }

    /// Returns whether a test of the other one is valid for this one: they differ in texts at most.
    pub fn is_tested_by(&self, other: &Self) -> bool {
        let words = |provider: &Self| Self {
            name: String::new(),
            button: LocalText::default(),
            error: LocalText::default(),
            ..provider.clone()
        };
        words(self) == words(other)
    }
}

/// Returns the lines that are not empty.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Returns whether it is an `http` or `https` address with a host, without user name and password (which would be
/// visible) and without a fragment.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?']).next().unwrap_or_default();
        !host.is_empty()
            && !host.contains('@')
            // Some URL parsers end the host at a backslash, and others do not.
            && !rest.contains(['#', '\\'])
            && !rest.chars().any(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests;
