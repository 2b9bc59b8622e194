//! Providers in the backoffice. `form` parses the input, `reservation` gives a provider its id before it is added.

mod form;
mod reservation;

pub use form::ProviderForm;

use super::{
    ProviderError,
    providers::{AddedBy, summary},
};
use crate::{
    AccessError, AgentCaller,
    access::{allow, require_recent_code},
    audit,
    groups::IdentityProviders,
    store::{read, rows::NewAudit},
};
use form::part_refusal;
use model::{
    Agent, AuditAction, ClientAuthentication, Failure, Permission, PortalAddresses, PortalId,
    Protocol, Provider, ProviderFile, ProviderId, ProviderSummary,
    refusals::{ProviderFormRefusal, RemoveProviderRefusal},
};

impl IdentityProviders<'_> {
    /// Returns the providers of the operator.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn list(self, agent: &Agent) -> Result<Vec<ProviderSummary>, AccessError> {
        allow(agent, Permission::ManageProviders)?;
        Ok(self.provider_summaries(agent.operator).await?)
    }

    /// Returns a provider without its secret. `None` when the operator has no such provider.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn get(
        self,
        agent: &Agent,
        id: ProviderId,
    ) -> Result<Option<ProviderFile>, AccessError> {
        allow(agent, Permission::ManageProviders)?;
        let (operator, now) = (agent.operator, self.accounts.now());
        let Some(row) = read!(self.accounts.store(), providers::by_id(operator, id)).await? else {
            return Ok(None);
        };
        let portals = read!(self.accounts.store(), providers::portals_of(operator)).await?;
        let origins: Vec<&str> = portals.iter().map(|(_, _, origin)| &**origin).collect();
        let Some(summary) = summary(&row, &origins) else {
            return Ok(None);
        };
        let stays = self.provider_stays(operator, id).await?;
        let latest_test =
            read!(self.accounts.store(), provider_tests::latest(operator, id, now)).await?;
        let signed_in = self.accounts.sessions().count_signed_in_by(operator, id).await?;
        Ok(Some(ProviderFile {
            signed_in,
            portals: addresses(id, summary.provider.protocol, portals),
            summary,
            stays,
            latest_test,
        }))
    }

    /// Adds a provider. Returns its id. It must pass a test before it can be the only way to sign in. Submitting the
    /// same form again adds none.
    ///
    /// # Errors
    /// Which field is rejected, and why.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn add(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        protocol: Protocol,
        form: &ProviderForm,
    ) -> Result<ProviderId, Failure<ProviderFormRefusal>> {
        allow(agent, Permission::ManageProviders)?;
        require_recent_code(agent)?;
        let (provider, secret) = self.read_provider_form(Provider::new(protocol), false, form)?;
        let mut after = listed(&provider.parts());
        if secret.is_some() {
            after.push_str(", secret=set");
        }
        let (name, now) = (&provider.name, self.accounts.now());
        let record = NewAudit {
            after: Some(after),
            ..audit::new_record(AuditAction::ProviderAdded, agent, caller, name, now)
        };
        let key = form.form_key(agent, protocol);
        let id = self.id_to_be(agent, &form.place);
        let added = AddedBy { form: key.as_deref(), id, record: &record };
        let added = self.insert_provider(agent.operator, &provider, secret.as_ref(), Some(added));
        added.await.map_err(refusal_of)
    }

    /// Changes a provider, all fields or none. Unless only texts changed, it has to be tested again.
    ///
    /// # Errors
    /// Which field is rejected, and why; `ChangedMeanwhile` when another agent has changed it; `Unknown` when the
    /// operator has no such provider.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: ProviderId,
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
        let (before, mut after) = (difference(&old, &new), difference(&new, &old));
        if secret.is_some() {
            after.push("secret=replaced".to_owned());
        } else if forgets {
            after.push("secret=forgotten".to_owned());
        }
        let (name, now) = (&old.name, self.accounts.now());
        let record = NewAudit {
            before: Some(before.join(", ")),
            after: Some(after.join(", ")),
            ..audit::new_record(AuditAction::ProviderChanged, agent, caller, name, now)
        };
        let replaced = self.replace_provider(&row, &new, secret.as_ref(), Some(&record));
        replaced.await.map_err(refusal_of)
    }

    /// Removes a provider with its identities, and closes the sessions it created.
    ///
    /// # Errors
    /// `InUse` when customers have no other way to sign in, `OnlyWayIn` when it is the operator's, `Unknown` when the
    /// operator has no such provider.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn remove(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: ProviderId,
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
        let (name, now) = (&old.name, self.accounts.now());
        let record = NewAudit {
            before: Some(listed(&old.parts())),
            ..audit::new_record(AuditAction::ProviderRemoved, agent, caller, name, now)
        };
        let removed = self.delete_provider(agent.operator, id, Some(&record));
        removed.await.map_err(refused)
    }
}

fn addresses(
    id: ProviderId,
    protocol: Protocol,
    portals: Vec<(PortalId, String, String)>,
) -> Vec<PortalAddresses> {
    let addresses = |(portal, name, origin): (PortalId, String, String)| {
        let redirect_uri = super::redirect_uri(&origin, id);
        PortalAddresses {
            portal,
            name,
            logout_uri: match protocol {
                Protocol::Oidc => format!("{origin}/sso/{id}/logout"),
                Protocol::Cas => redirect_uri.clone(),
            },
            redirect_uri,
            signed_out_uri: format!("{origin}/signed-out"),
        }
    };
    portals.into_iter().map(addresses).collect()
}

/// Returns the non-empty fields, for the audit.
fn listed(parts: &[(&str, String)]) -> String {
    let claims = parts.iter().filter(|(_, value)| !value.is_empty());
    claims.map(|(name, value)| shown(name, value)).collect::<Vec<_>>().join(", ")
}

/// Returns the fields of the first that differ from the second.
fn difference(of: &Provider, from: &Provider) -> Vec<String> {
    of.parts()
        .into_iter()
        .zip(from.parts())
        .filter(|(one, other)| one != other)
        .map(|((name, value), _)| shown(name, &value))
        .collect()
}

/// Returns a field on one line.
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
