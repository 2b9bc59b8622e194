//! Providers as admins set them up. What they type is read in `form`.

mod form;

pub use form::ProviderForm;

use super::{
    ProviderError,
    providers::{AddedBy, summary},
};
use crate::{
    AccessError, Accounts, AgentCaller,
    agents::{allow, require_recent_code},
    audit,
    store::{read, rows::NewAudit},
};
use form::part_refusal;
use model::{
    Agent, AuditAction, ClientAuthentication, Failure, Permission, PortalAddresses, Protocol,
    Provider, ProviderFile, ProviderSummary,
    refusals::{ProviderFormRefusal, RemoveProviderRefusal},
};

impl Accounts {
    /// Returns the providers of the operator.
    ///
    /// # Errors
    /// [`AccessError`].
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
    pub async fn operator_providers(
        &self,
        agent: &Agent,
    ) -> Result<Vec<ProviderSummary>, AccessError> {
        allow(agent, Permission::ManageProviders)?;
        Ok(self.provider_summaries(agent.operator).await?)
    }

    /// Returns everything about one of them but its secret; `None` when the operator has no such provider.
    ///
    /// # Errors
    /// [`AccessError`].
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
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
        let stays = self.provider_stays(operator, id).await?;
        let latest_test = read!(self.store(), provider_tests::latest(operator, id, now)).await?;
        let signed_in = self.count_signed_in_by(operator, id).await?;
        Ok(Some(ProviderFile {
            signed_in,
            portals: addresses(&summary, portals),
            summary,
            stays,
            latest_test,
        }))
    }

    /// Adds a provider; returns its id. It has to pass a test before it can be the only way in. A form that arrives again
    /// adds none.
    ///
    /// # Errors
    /// What is wrong with which part.
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
    pub async fn add_operator_provider(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        protocol: Protocol,
        form: &ProviderForm,
    ) -> Result<i64, Failure<ProviderFormRefusal>> {
        allow(agent, Permission::ManageProviders)?;
        require_recent_code(agent)?;
        let (provider, secret) = self.read_provider_form(Provider::new(protocol), false, form)?;
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
        let added = AddedBy { form: key.as_deref(), act: &act };
        let added = self.insert_provider(agent.operator, &provider, secret.as_ref(), Some(added));
        added.await.map_err(refusal_of)
    }

    /// Changes a provider: all of it or, where a part is refused, nothing. Unless only words changed, it is untested then.
    ///
    /// # Errors
    /// What is wrong with which part, `ChangedMeanwhile`, `Unknown`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
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
        let (new, secret) = self.read_provider_form(old.clone(), row.secret.is_some(), form)?;
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
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
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

/// Returns the parts that say something, for the audit.
fn listed(parts: &[(&str, String)]) -> String {
    let said = parts.iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| shown(name, value)).collect::<Vec<_>>().join(", ")
}

/// Returns the parts of the first that the second has otherwise.
fn difference(of: &Provider, from: &Provider) -> Vec<String> {
    of.parts()
        .into_iter()
        .zip(from.parts())
        .filter(|(one, other)| one != other)
        .map(|((name, value), _)| shown(name, &value))
        .collect()
}

/// Returns a part on one line.
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
