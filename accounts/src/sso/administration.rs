//! Providers as admins set them up.

use super::{ProviderError, providers::summary};
use crate::{
    AccessError, Accounts, AgentCaller,
    agents::{allow, require_recent_code},
    audit,
    once::{OneTimeKey, Sender},
    store::{
        read,
        rows::{AddedByForm, NewAudit, ProviderRemoved},
    },
};
use model::{
    Agent, AuditAction, ClientAuthentication, Failure, Permission, PortalAddresses, Protocol,
    Provider, ProviderFile, ProviderRefusal, ProviderSummary, WhyItStays,
    refusals::{ProviderFormRefusal, RemoveProviderRefusal},
};
use secrecy::{ExposeSecret, SecretString};

/// Longer secrets are nobody's.
const LONGEST_SECRET: usize = 4096;

/// A provider as it was typed.
#[derive(Debug, Clone, Default)]
pub struct ProviderForm {
    /// By the names that [`Provider::set`] knows. Those that the protocol does not have are ignored.
    pub parts: Vec<(&'static str, String)>,
    /// Empty: the secret that is kept stays.
    pub secret: SecretString,
    /// The version that was changed; nothing when one is added.
    pub version: i64,
    /// Of a form that adds one.
    pub once: OneTimeKey,
}

impl ProviderForm {
    /// What a form that adds one is known by when it arrives again.
    fn known_by(&self, agent: &Agent, protocol: Protocol) -> Option<Vec<u8>> {
        let mut content = vec![protocol.as_str(), self.secret.expose_secret()];
        for (name, value) in &self.parts {
            content.extend([*name, value]);
        }
        self.once.of("add-provider", Sender::Agent(agent.id), &content)
    }
}

impl Accounts {
    /// The providers of the operator.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn operator_providers(
        &self,
        agent: &Agent,
    ) -> Result<Vec<ProviderSummary>, AccessError> {
        allow(agent, Permission::ManageProviders)?;
        Ok(self.provider_summaries(agent.operator).await?)
    }

    /// Everything about one of them, but its secret. None when the operator has no such provider.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn operator_provider(
        &self,
        agent: &Agent,
        id: i64,
    ) -> Result<Option<ProviderFile>, AccessError> {
        allow(agent, Permission::ManageProviders)?;
        let (operator, now) = (agent.operator, self.now());
        let Some(row) = read!(self.store(), providers::by_id(operator, id)).await? else {
            return Ok(None);
        };
        let portals = read!(self.store(), providers::portals_of(operator)).await?;
        let origins: Vec<&str> = portals.iter().map(|(_, _, origin)| &**origin).collect();
        let Some(summary) = summary(&row, &origins) else {
            return Ok(None);
        };
        let stays = read!(self.store(), providers::why_it_stays(operator, id)).await?;
        let latest_test = read!(self.store(), provider_tests::latest(operator, id, now)).await?;
        let signed_in = self.count_signed_in_by(operator, id).await?;
        Ok(Some(ProviderFile {
            signed_in,
            portals: addresses(&summary, portals),
            summary,
            stays: stays.and_then(|reason| match reason {
                ProviderRemoved::InUse(customers) => Some(WhyItStays::InUse(customers)),
                ProviderRemoved::OnlyWayIn => Some(WhyItStays::OnlyWayIn),
                ProviderRemoved::Done | ProviderRemoved::Unknown => None,
            }),
            latest_test,
        }))
    }

    /// Adds a provider; tells its id. It has to pass a test before it can be the only way in. A form that arrives again
    /// adds none.
    ///
    /// # Errors
    /// What is wrong with which part.
    pub async fn add_operator_provider(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        protocol: Protocol,
        form: &ProviderForm,
    ) -> Result<i64, Failure<ProviderFormRefusal>> {
        allow(agent, Permission::ManageProviders)?;
        require_recent_code(agent)?;
        let (provider, secret) = self.read_form(Provider::new(protocol), false, form)?;
        let mut became = listed(&provider.parts());
        if secret.is_some() {
            became.push_str(", secret=set");
        }
        let (name, now) = (&provider.name, self.now());
        let act = NewAudit {
            became: Some(became),
            ..audit::act(AuditAction::ProviderAdded, agent, caller, name, now)
        };
        let key = form.known_by(agent, protocol);
        let added = AddedByForm { form: key.as_deref(), act: &act };
        let added = self.insert_provider(agent.operator, &provider, secret.as_ref(), Some(added));
        added.await.map_err(refusal_of)
    }

    /// Changes a provider: all of it or, where a part is refused, nothing. Unless only words changed, it is untested then.
    ///
    /// # Errors
    /// What is wrong with which part, `ChangedMeanwhile`, `Unknown`.
    pub async fn change_operator_provider(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
        form: &ProviderForm,
    ) -> Result<(), Failure<ProviderFormRefusal>> {
        allow(agent, Permission::ManageProviders)?;
        require_recent_code(agent)?;
        let (row, old) = self.provider_row(agent.operator, id).await.map_err(refusal_of)?;
        if row.version != form.version {
            return Err(ProviderFormRefusal::ChangedMeanwhile.into());
        }
        let (new, secret) = self.read_form(old.clone(), row.secret.is_some(), form)?;
        let forgets = row.secret.is_some() && new.authentication == ClientAuthentication::None;
        if new == old && secret.is_none() && !forgets {
            return Ok(());
        }
        let (was, mut became) = (difference(&old, &new), difference(&new, &old));
        if secret.is_some() {
            became.push("secret=replaced".to_owned());
        } else if forgets {
            became.push("secret=forgotten".to_owned());
        }
        let (name, now) = (&old.name, self.now());
        let act = NewAudit {
            was: Some(was.join(", ")),
            became: Some(became.join(", ")),
            ..audit::act(AuditAction::ProviderChanged, agent, caller, name, now)
        };
        let replaced = self.replace_provider(&row, &new, secret.as_ref(), Some(&act));
        replaced.await.map_err(refusal_of)
    }

    /// Removes a provider with its identities. The sessions it began count no longer.
    ///
    /// # Errors
    /// `InUse`, `OnlyWayIn`, `Unknown`.
    pub async fn remove_operator_provider(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
    ) -> Result<(), Failure<RemoveProviderRefusal>> {
        use RemoveProviderRefusal as R;
        allow(agent, Permission::ManageProviders)?;
        require_recent_code(agent)?;
        let refused = |error| match error {
            ProviderError::Store(error) => error.into(),
            ProviderError::InUse(_) => R::InUse.into(),
            ProviderError::OnlyWayIn => R::OnlyWayIn.into(),
            _ => R::Unknown.into(),
        };
        let (_, old) = self.provider_row(agent.operator, id).await.map_err(refused)?;
        let (name, now) = (&old.name, self.now());
        let act = NewAudit {
            was: Some(listed(&old.parts())),
            ..audit::act(AuditAction::ProviderRemoved, agent, caller, name, now)
        };
        let removed = self.delete_provider(agent.operator, id, Some(&act));
        removed.await.map_err(refused)
    }

    /// The provider that was typed over another one, and its new secret, if one was typed and is of use.
    fn read_form(
        &self,
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
        problems.extend(provider.problems());
        let mut problems: Vec<_> = problems.iter().map(part_refusal).collect();
        let url = provider.url.parse();
        if !url.is_ok_and(|url| self.0.sso.http.allows(&url)) && !problems.contains(&R::UrlInvalid)
        {
            problems.push(R::UrlInvalid);
        }
        let needs_secret = provider.protocol == Protocol::Oidc
            && provider.authentication != ClientAuthentication::None;
        let typed = form.secret.expose_secret().trim();
        if needs_secret && typed.is_empty() && !has_secret {
            problems.push(R::SecretMissing);
        }
        if typed.len() > LONGEST_SECRET || typed.chars().any(char::is_control) {
            problems.push(R::SecretInvalid);
        }
        if !problems.is_empty() {
            return Err(Failure::Refused(problems));
        }
        let secret = (needs_secret && !typed.is_empty()).then(|| SecretString::from(typed));
        Ok((provider, secret))
    }
}

fn addresses(
    summary: &ProviderSummary,
    portals: Vec<(i64, String, String)>,
) -> Vec<PortalAddresses> {
    let id = summary.id;
    let addresses = |(portal, name, origin): (i64, String, String)| {
        let redirect_uri = super::redirect_uri(&origin, id);
        PortalAddresses {
            portal,
            name,
            logout_uri: match summary.provider.protocol {
                Protocol::Oidc => format!("{origin}/sso/{id}/logout"),
                Protocol::Cas => redirect_uri.clone(),
            },
            redirect_uri,
            signed_out_uri: format!("{origin}/signed-out"),
        }
    };
    portals.into_iter().map(addresses).collect()
}

/// Parts that say something, for the audit.
fn listed(parts: &[(&str, String)]) -> String {
    let said = parts.iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| shown(name, value)).collect::<Vec<_>>().join(", ")
}

/// The parts of the first that the second has otherwise.
fn difference(of: &Provider, from: &Provider) -> Vec<String> {
    of.parts()
        .into_iter()
        .zip(from.parts())
        .filter(|(one, other)| one != other)
        .map(|((name, value), _)| shown(name, &value))
        .collect()
}

/// A part on one line.
fn shown(name: &str, value: &str) -> String {
    format!("{name}={}", value.replace('\n', " | "))
}

fn refusal_of(error: ProviderError) -> Failure<ProviderFormRefusal> {
    use ProviderFormRefusal as R;
    match error {
        ProviderError::Store(error) => error.into(),
        ProviderError::Refused(refusal) => part_refusal(&refusal).into(),
        ProviderError::NoKey => R::NoKey.into(),
        ProviderError::ChangedMeanwhile => R::ChangedMeanwhile.into(),
        _ => R::Unknown.into(),
    }
}

fn part_refusal(refusal: &ProviderRefusal) -> ProviderFormRefusal {
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
            "error.en" => R::ErrorEnInvalid,
            "error.es" => R::ErrorEsInvalid,
            "error.fr" => R::ErrorFrInvalid,
            _ => R::Unknown,
        },
        ProviderRefusal::Missing(_) | ProviderRefusal::UnknownName(_) => R::Unknown,
    }
}
