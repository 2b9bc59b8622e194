//! Managing providers: what the command line and the backoffice share, and the command line's use cases. `save` has
//! adding and changing, `removal` has removing.

mod removal;
mod save;

pub(super) use save::AddedBy;

use super::{ProviderError, parsed, redirect_uri};
use crate::{
    StoreError,
    groups::IdentityProviders,
    store::{read, rows::ProviderRow, write},
};
use model::{Finding, FindingCode, OperatorId, Protocol, Provider, ProviderId, ProviderSummary};
use secrecy::SecretString;

/// For the command line, which names an operator by a portal's host.
impl IdentityProviders<'_> {
    /// Returns the providers of the operator whose portal has that host.
    ///
    /// # Errors
    /// [`ProviderError`] when there is no such portal, a value is rejected, or the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn list_of_host(self, host: &str) -> Result<Vec<ProviderSummary>, ProviderError> {
        let operator = self.operator_of(host).await?;
        Ok(self.provider_summaries(operator).await?)
    }

    /// Adds a provider. Returns its id.
    ///
    /// # Errors
    /// As [`providers`](Self::list_of_host).
    #[tracing::instrument(skip_all)]
    pub async fn add_to_host(
        self,
        host: &str,
        provider: &Provider,
        secret: Option<&SecretString>,
    ) -> Result<ProviderId, ProviderError> {
        let operator = self.operator_of(host).await?;
        self.insert_provider(operator, provider, secret, None).await
    }

    /// Changes fields of a provider, and its secret if one is given: all or none. Unless only texts changed, it has to
    /// be tested again. Returns the changed provider.
    ///
    /// # Errors
    /// As [`providers`](Self::list_of_host).
    #[tracing::instrument(skip_all)]
    pub async fn change_of_host(
        self,
        host: &str,
        provider: ProviderId,
        changes: &[(String, String)],
        secret: Option<&SecretString>,
    ) -> Result<Provider, ProviderError> {
        let operator = self.operator_of(host).await?;
        let (row, mut changed) = self.provider_row(operator, provider).await?;
        for (name, value) in changes {
            changed.set(name, value).map_err(ProviderError::Refused)?;
        }
        self.replace_provider(&row, &changed, secret, None).await?;
        Ok(changed)
    }

    /// Removes a provider, unless it is a customer's only way to sign in.
    ///
    /// # Errors
    /// As [`providers`](Self::list_of_host).
    #[tracing::instrument(skip_all)]
    pub async fn remove_from_host(
        self,
        host: &str,
        provider: ProviderId,
    ) -> Result<(), ProviderError> {
        let operator = self.operator_of(host).await?;
        self.delete_provider(operator, provider, None).await
    }

    /// Tests a provider as far as possible without a user, and records success if nothing is wrong. Returns every
    /// finding.
    ///
    /// # Errors
    /// As [`providers`](Self::list_of_host).
    #[tracing::instrument(skip_all)]
    pub async fn test_of_host(
        self,
        host: &str,
        provider: ProviderId,
    ) -> Result<Vec<Finding>, ProviderError> {
        let operator = self.operator_of(host).await?;
        let (row, _) = self.provider_row(operator, provider).await?;
        let portal = self.accounts.portal(host).await?;
        let portal = portal.ok_or_else(|| ProviderError::UnknownHost(host.to_owned()))?;
        let findings = self.examine_provider(&row, &portal.origin).await;
        let passed = findings.iter().all(|finding| finding.ok);
        let (version, tested_at) = (row.version, passed.then(|| self.accounts.now()));
        write!(
            self.accounts.store(),
            providers::set_tested(operator, provider, version, tested_at)
        )
        .await?;
        self.accounts.0.portals.invalidate_all();
        Ok(findings)
    }

    /// Returns the id of the operator whose portal has that host.
    ///
    /// # Errors
    /// [`ProviderError`] when there is no such portal or the database does not answer.
    pub(crate) async fn operator_of(self, host: &str) -> Result<OperatorId, ProviderError> {
        let found = read!(self.accounts.store(), portals::settings_of_host(host)).await?;
        let (operator, _) = found.ok_or_else(|| ProviderError::UnknownHost(host.to_owned()))?;
        Ok(operator)
    }
}

/// Shared by the command line and the backoffice.
impl IdentityProviders<'_> {
    pub(super) async fn provider_summaries(
        self,
        operator: OperatorId,
    ) -> Result<Vec<ProviderSummary>, StoreError> {
        let portals = read!(self.accounts.store(), providers::portals_of(operator)).await?;
        let origins: Vec<&str> = portals.iter().map(|(_, _, origin)| &**origin).collect();
        let rows = read!(self.accounts.store(), providers::of_operator(operator)).await?;
        Ok(rows.iter().filter_map(|row| summary(row, &origins)).collect())
    }

    /// Tests a provider as far as possible without a user, as the portal of that origin. Returns every finding.
    pub(super) async fn examine_provider(self, row: &ProviderRow, origin: &str) -> Vec<Finding> {
        let Some(loaded) = self.accounts.sso().opened(row) else {
            return vec![Finding::bad(FindingCode::SecretUnreadable)];
        };
        let client = loaded.client(origin);
        let sso = &self.accounts.0.sso;
        match loaded.provider.protocol {
            Protocol::Oidc => sso.oidc.of(row.operator_id).examine(&client).await,
            Protocol::Cas => sso.cas.of(row.operator_id).examine(&client).await,
        }
    }

    pub(super) async fn provider_row(
        self,
        operator: OperatorId,
        provider: ProviderId,
    ) -> Result<(ProviderRow, Provider), ProviderError> {
        let row = read!(self.accounts.store(), providers::by_id(operator, provider)).await?;
        row.and_then(|row| {
            let provider = parsed(&row)?;
            Some((row, provider))
        })
        .ok_or(ProviderError::UnknownProvider(provider))
    }
}

/// Returns a provider for lists. `None` when the row holds values that no release wrote.
pub(super) fn summary(row: &ProviderRow, origins: &[&str]) -> Option<ProviderSummary> {
    Some(ProviderSummary {
        id: row.id,
        version: row.version,
        provider: parsed(row)?,
        has_secret: row.secret.is_some(),
        tested_at: row.tested_at,
        redirect_uris: origins.iter().map(|origin| redirect_uri(origin, row.id)).collect(),
    })
}
