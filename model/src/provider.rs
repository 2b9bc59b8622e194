//! Providers of single sign-on, as operators set them up and as visitors meet them.

use crate::Locale;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How a provider is talked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// OpenID Connect.
    Oidc,
    /// CAS, version 3.
    Cas,
}

/// How we prove to an OpenID provider that it is us.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientAuthentication {
    #[default]
    Basic,
    Post,
    /// A public client, which has no secret.
    None,
}

/// An operator's sentence in each language; empty where the operator gave none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LocalText {
    pub en: String,
    pub es: String,
    pub fr: String,
}

impl LocalText {
    /// The sentence in that language, or else in another one, if there is any.
    pub fn get(&self, locale: Locale) -> Option<&str> {
        [self.of(locale), &self.en, &self.es, &self.fr]
            .into_iter()
            .find(|text| !text.is_empty())
    }

    fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::English => &self.en,
            Locale::Spanish => &self.es,
            Locale::French => &self.fr,
        }
    }
}

/// Which attribute of the provider says what. An empty name: none does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// The operator's own id of the person. Shown to agents, never used to find anybody.
    pub external_id: String,
}

impl Default for Mapping {
    /// The claims of OpenID Connect Core, section 5.1.
    fn default() -> Self {
        Self {
            first_name: "given_name".into(),
            last_name: "family_name".into(),
            email: "email".into(),
            external_id: String::new(),
        }
    }
}

/// Everything about a provider but its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// What visitors and agents know it by.
    pub name: String,
    pub protocol: Protocol,
    /// The issuer of an OpenID provider, or the address of a CAS server, such as `https://sso.example.com/cas`.
    pub url: String,
    #[serde(default)]
    pub client_id: String,
    #[serde(default)]
    pub authentication: ClientAuthentication,
    /// Asked for beside `openid`.
    #[serde(default = "default_scopes")]
    pub scopes: Vec<String>,
    #[serde(default)]
    pub mapping: Mapping,
    /// The attribute that must have the value below. Empty: everyone who signs in there may sign in here.
    #[serde(default)]
    pub property_to_validate: String,
    #[serde(default)]
    pub value_to_match: String,
    /// Whether its word that an email is somebody's counts, also when it does not say that it checked.
    #[serde(default)]
    pub trust_emails: bool,
    /// What its button says.
    #[serde(default)]
    pub button: LocalText,
    /// What is said to whom the property refuses.
    #[serde(default)]
    pub error: LocalText,
}

fn default_scopes() -> Vec<String> {
    vec!["profile".into(), "email".into()]
}

/// What visitors see of a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderChoice {
    pub id: i64,
    pub name: String,
    pub button: LocalText,
    pub error: LocalText,
}

/// A provider's user that signs a customer in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedSignIn {
    pub id: i64,
    /// The provider's name.
    pub provider: String,
    /// What the provider's user is called there: an email, a name or an id.
    pub label: String,
    pub linked_at: crate::Timestamp,
    /// Without it the customer could not sign in any more, so it cannot be removed.
    pub last_way_in: bool,
}

/// Why a provider cannot be set up like that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProviderRefusal {
    UnknownName(String),
    /// The value is none that this can have; what it can have follows.
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
            _ => Err(ProviderRefusal::BadValue(
                "authentication",
                "basic, post or none",
            )),
        }
    }
}

impl Provider {
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

    /// Gives one part another value. `scopes` is a list with spaces; texts are `button.es`, attributes `mapping.email`.
    ///
    /// # Errors
    /// [`ProviderRefusal`] when there is no such part, or it cannot have that value.
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
            "name" => &mut self.name,
            "url" => &mut self.url,
            "client_id" => &mut self.client_id,
            "mapping.first_name" => &mut self.mapping.first_name,
            "mapping.last_name" => &mut self.mapping.last_name,
            "mapping.email" => &mut self.mapping.email,
            "mapping.external_id" => &mut self.mapping.external_id,
            "property_to_validate" => &mut self.property_to_validate,
            "value_to_match" => &mut self.value_to_match,
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

    /// Whether it is complete.
    ///
    /// # Errors
    /// The first part that is missing or cannot be.
    pub fn check(&self) -> Result<(), ProviderRefusal> {
        if self.name.is_empty() {
            return Err(ProviderRefusal::Missing("name"));
        }
        if !(self.url.starts_with("https://") || self.url.starts_with("http://")) {
            return Err(ProviderRefusal::BadValue(
                "url",
                "an address like https://sso.example.com",
            ));
        }
        if self.protocol == Protocol::Oidc && self.client_id.is_empty() {
            return Err(ProviderRefusal::Missing("client_id"));
        }
        if self.value_to_match.is_empty() != self.property_to_validate.is_empty() {
            return Err(ProviderRefusal::BadValue(
                "property_to_validate",
                "given together with value_to_match, or neither",
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_there_in_every_language_once_it_is_in_one() {
        let mut text = LocalText::default();
        assert_eq!(text.get(Locale::French), None);
        text.es = "Entrar con la universidad".into();
        assert_eq!(text.get(Locale::French), Some("Entrar con la universidad"));
        text.fr = "Se connecter avec l’université".into();
        assert_eq!(
            text.get(Locale::French),
            Some("Se connecter avec l’université")
        );
    }

    #[test]
    fn a_provider_says_what_it_lacks() {
        let mut provider = Provider::new(Protocol::Oidc);
        assert_eq!(provider.check(), Err(ProviderRefusal::Missing("name")));
        provider.set("name", "University").unwrap();
        provider.set("url", "sso.example.com").unwrap();
        assert!(matches!(
            provider.check(),
            Err(ProviderRefusal::BadValue("url", _))
        ));
        provider.set("url", "https://sso.example.com").unwrap();
        assert_eq!(provider.check(), Err(ProviderRefusal::Missing("client_id")));
        provider.set("client_id", "guichet").unwrap();
        assert_eq!(provider.check(), Ok(()));
        provider.set("property_to_validate", "groups").unwrap();
        assert!(provider.check().is_err());
        provider.set("value_to_match", "staff").unwrap();
        assert_eq!(provider.check(), Ok(()));
        assert!(provider.set("secret", "x").is_err());
    }
}
