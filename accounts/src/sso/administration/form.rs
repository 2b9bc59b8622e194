//! Parsing the provider form.

use crate::{
    groups::IdentityProviders,
    once::{FormSender, OneTimeKey},
};
use model::{
    Agent, ClientAuthentication, Failure, Protocol, Provider, ProviderRefusal,
    refusals::ProviderFormRefusal,
};
use secrecy::{ExposeSecret, SecretString};

/// Maximum bytes of a secret. Providers issue none that are longer.
const MAX_SECRET: usize = 4096;

/// Input of the provider form.
#[derive(Debug, Clone, Default)]
pub struct ProviderForm {
    /// Fields by the names of [`Provider::set`]. Those that the protocol does not have are ignored.
    pub parts: Vec<(&'static str, String)>,
    /// Empty keeps the stored secret.
    pub secret: SecretString,
    /// The version that was changed; unused when a provider is added.
    pub version: i64,
    /// Used when a provider is added.
    pub once: OneTimeKey,
    /// The random text that the id of an added provider follows from; empty leaves the id to the database.
    pub place: String,
}

impl ProviderForm {
    /// Returns the idempotency key of a form that adds a provider.
    pub(super) fn form_key(&self, agent: &Agent, protocol: Protocol) -> Option<Vec<u8>> {
        let mut content = vec![protocol.as_str(), self.secret.expose_secret()];
        for (name, value) in &self.parts {
            content.extend([*name, value]);
        }
        self.once.of("add-provider", FormSender::Agent(agent.id), &content)
    }
}

impl IdentityProviders<'_> {
    /// Returns the provider with the form's fields applied, and the new secret, if one was typed and is used.
    pub(super) fn read_provider_form(
        self,
        mut provider: Provider,
        has_secret: bool,
        form: &ProviderForm,
    ) -> Result<(Provider, Option<SecretString>), Failure<ProviderFormRefusal>> {
        use ProviderFormRefusal as R;
        let known: Vec<&str> = provider.parts().iter().map(|(name, _)| *name).collect();
        let parts = form.parts.iter();
        let mut problems: Vec<_> = parts
            .filter(|(name, _)| known.contains(name))
            .filter_map(|(name, value)| provider.set(name, value).err())
            .collect();
        problems.extend(self.problems_of(&provider));
        let mut problems: Vec<_> = problems.iter().map(part_refusal).collect();
        let needs_secret = provider.protocol == Protocol::Oidc
            && provider.authentication != ClientAuthentication::None;
        let typed = form.secret.expose_secret().trim();
        if needs_secret && typed.is_empty() && !has_secret {
            problems.push(R::SecretMissing);
        }
        if typed.len() > MAX_SECRET || typed.chars().any(char::is_control) {
            problems.push(R::SecretInvalid);
        }
        if !problems.is_empty() {
            return Err(Failure::Refused(problems));
        }
        let secret = (needs_secret && !typed.is_empty()).then(|| SecretString::from(typed));
        Ok((provider, secret))
    }
}

pub(super) fn part_refusal(refusal: &ProviderRefusal) -> ProviderFormRefusal {
    use ProviderFormRefusal as R;
    match refusal {
        ProviderRefusal::Missing("name") => R::NameMissing,
        ProviderRefusal::Missing("client_id") => R::ClientIdMissing,
        ProviderRefusal::Missing("value_to_match") => R::ValueMissing,
        ProviderRefusal::Missing("property_to_validate") => R::PropertyMissing,
        ProviderRefusal::BadValue(name, _) => match *name {
            "name" => R::NameInvalid,
            "url" => R::UrlInvalid,
            "client_id" => R::ClientIdInvalid,
            "authentication" => R::AuthenticationInvalid,
            "scopes" => R::ScopesInvalid,
            "mapping.first_name" => R::FirstNameInvalid,
            "mapping.last_name" => R::LastNameInvalid,
            "mapping.email" => R::EmailInvalid,
            "mapping.email_verified" => R::EmailVerifiedInvalid,
            "mapping.external_id" => R::ExternalIdInvalid,
            "property_to_validate" => R::PropertyInvalid,
            "value_to_match" => R::ValueInvalid,
            "button.en" => R::ButtonEnInvalid,
            "button.es" => R::ButtonEsInvalid,
            "button.fr" => R::ButtonFrInvalid,
            "button.pt-BR" => R::ButtonPtBrInvalid,
            "error.en" => R::ErrorEnInvalid,
            "error.es" => R::ErrorEsInvalid,
            "error.fr" => R::ErrorFrInvalid,
            "error.pt-BR" => R::ErrorPtBrInvalid,
            _ => R::Unknown,
        },
        ProviderRefusal::Missing(_) | ProviderRefusal::UnknownName(_) => R::Unknown,
    }
}
