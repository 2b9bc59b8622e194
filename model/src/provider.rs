//! Providers of single sign-on, as operators set them up and as visitors meet them.

use crate::{Locale, person_name::is_forbidden};
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

/// Which attribute of the provider says what. An empty name: none does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// Which attribute says that the email above was verified. Empty: `email_verified`, which vouches for `email` only.
    pub email_verified: String,
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
            email_verified: String::new(),
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
    /// The attribute that must have one of the values below. Empty: everyone who signs in there may sign in here.
    #[serde(default)]
    pub property_to_validate: String,
    /// One value on each line: any of them matches.
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
    /// The version of its access rule, which sessions begun by the provider must have.
    pub access_rule: i64,
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
    /// What the provider says otherwise than before, while the customer has not answered it.
    pub news: Option<ProviderNews>,
}

/// What a provider says of its user otherwise than before, and than the customer's profile does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderNews {
    pub email: Option<String>,
    /// First and last name.
    pub names: Option<(String, String)>,
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
    /// The most characters that one of its texts may have where it is typed.
    pub const MAX_CHARS: usize = 500;
    /// The most values that its access rule may accept.
    pub const MAX_VALUES: usize = 50;

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

    /// Whether it is complete.
    ///
    /// # Errors
    /// The first part that is missing or cannot be.
    pub fn check(&self) -> Result<(), ProviderRefusal> {
        self.gaps().into_iter().next().map_or(Ok(()), Err)
    }

    /// Every part that is missing or cannot be, and every text that nobody types on purpose: too long, of several lines, or
    /// turning the text around it.
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
        // One alone would let everybody in, or nobody.
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

    /// Every part by the name that sets it. What OpenID alone has is left out for CAS.
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

    /// Whether it admits the same people of the same issuer as the other one. Whatever decides who may come in belongs
    /// here: where it changes, sessions begun under the other rule end.
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

    /// Returns whether the addresses that it vouched for, as it was before, are still vouched for: the same source says which
    /// address is whose and whether that was checked, and its word counts at least as much.
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

    /// Whether a test of the other one says as much about this one: they differ in words at most.
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

/// Returns the lines of a text that say something.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Whether it is the address of a site: by http or https, with a host, without a name and a password for it (which would
/// be shown to everybody), and without a fragment.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?']).next().unwrap_or_default();
        !host.is_empty()
            && !host.contains('@')
            // Some programs end the host at a backslash, and others do not.
            && !rest.contains(['#', '\\'])
            && !rest.chars().any(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests;
