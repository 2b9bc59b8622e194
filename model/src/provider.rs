//! Providers of single sign-on: their settings, and what visitors see of them.

mod check;
mod protocol;
mod shown;

pub use protocol::{ClientAuthentication, Protocol};
pub use shown::{LinkedSignIn, ProviderChoice, ProviderNews};

use crate::Locale;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An operator's text in each language; empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LocalText {
    pub en: String,
    pub es: String,
    pub fr: String,
    #[serde(rename = "pt-BR")]
    pub pt_br: String,
}

impl LocalText {
    /// Returns the text in that language, or else in another one, and the language that it is in; `None` if all are
    /// empty.
    pub fn in_language(&self, locale: Locale) -> Option<(&str, Locale)> {
        let languages = [locale].into_iter().chain(Locale::ALL);
        languages.map(|it| (self.of(it), it)).find(|(text, _)| !text.is_empty())
    }

    /// Returns the text in that language, empty where there is none.
    pub fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::English => &self.en,
            Locale::Spanish => &self.es,
            Locale::French => &self.fr,
            Locale::BrazilianPortuguese => &self.pt_br,
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
            Self::UnknownName(name) => {
                let parts = Provider::new(Protocol::Oidc).parts();
                let names: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
                write!(f, "a provider has no {name}, only {}", names.join(", "))
            }
            Self::BadValue(name, wanted) => write!(f, "{name} must be {wanted}"),
            Self::Missing(name) => write!(f, "{name} is missing"),
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
            "button.pt-BR" => &mut self.button.pt_br,
            "error.en" => &mut self.error.en,
            "error.es" => &mut self.error.es,
            "error.fr" => &mut self.error.fr,
            "error.pt-BR" => &mut self.error.pt_br,
            _ => return Err(ProviderRefusal::UnknownName(name.to_owned())),
        };
        value.trim().clone_into(part);
        Ok(())
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
            ("button.pt-BR", self.button.pt_br.clone()),
            ("error.en", self.error.en.clone()),
            ("error.es", self.error.es.clone()),
            ("error.fr", self.error.fr.clone()),
            ("error.pt-BR", self.error.pt_br.clone()),
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
    pub fn keeps_vouching_of(&self, before: &Self) -> bool {
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

#[cfg(test)]
mod tests;
