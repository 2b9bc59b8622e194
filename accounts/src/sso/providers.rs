//! Setting up providers: what the command line and the backoffice have in common, and the command line's own half.

use super::{ProviderError, parsed, redirect_uri, secret_purpose};
use crate::{
    Accounts, StoreError,
    store::{
        read,
        rows::{
            AddedByForm, NewAudit, NewProvider, ProviderConsequences, ProviderRemoved, ProviderRow,
        },
        write,
    },
};
use model::{ClientAuthentication, Finding, Found, Protocol, Provider, ProviderSummary};
use secrecy::{ExposeSecret, SecretString};

/// The command line: the operator is that of a portal's host.
impl Accounts {
    /// The providers of the operator whose portal has that host.
    ///
    /// # Errors
    /// [`ProviderError`]; likewise below.
    pub async fn providers(&self, host: &str) -> Result<Vec<ProviderSummary>, ProviderError> {
        let operator = self.operator_of(host).await?;
        Ok(self.provider_summaries(operator).await?)
    }

    /// Adds a provider; tells its id.
    ///
    /// # Errors
    /// As [`providers`](Self::providers).
    pub async fn add_provider(
        &self,
        host: &str,
        provider: &Provider,
        secret: Option<&SecretString>,
    ) -> Result<i64, ProviderError> {
        let operator = self.operator_of(host).await?;
        self.insert_provider(operator, provider, secret, None).await
    }

    /// Changes parts of a provider, and its secret if one is given: all of it or, where a part is refused, nothing. Unless
    /// only words changed, it has to pass its test anew.
    ///
    /// # Errors
    /// As [`providers`](Self::providers).
    pub async fn change_provider(
        &self,
        host: &str,
        provider: i64,
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

    /// Removes a provider, unless it is somebody's only way in.
    ///
    /// # Errors
    /// As [`providers`](Self::providers).
    pub async fn remove_provider(&self, host: &str, provider: i64) -> Result<(), ProviderError> {
        let operator = self.operator_of(host).await?;
        self.delete_provider(operator, provider, None).await
    }

    /// Talks to a provider as far as it goes without a person, and keeps that it passed when everything was as it should.
    ///
    /// # Errors
    /// As [`providers`](Self::providers).
    pub async fn test_provider(
        &self,
        host: &str,
        provider: i64,
    ) -> Result<Vec<Finding>, ProviderError> {
        let operator = self.operator_of(host).await?;
        let (row, _) = self.provider_row(operator, provider).await?;
        let portal = self.portal(host).await?;
        let portal = portal.ok_or_else(|| ProviderError::UnknownHost(host.to_owned()))?;
        let findings = self.examine_provider(&row, &portal.origin).await;
        let passed = findings.iter().all(|finding| finding.ok);
        let (version, tested_at) = (row.version, passed.then(|| self.now()));
        write!(self.store(), providers::set_tested(operator, provider, version, tested_at)).await?;
        self.0.portals.invalidate_all();
        Ok(findings)
    }

    pub(crate) async fn operator_of(&self, host: &str) -> Result<i64, ProviderError> {
        let found = read!(self.store(), portals::settings_of_host(host)).await?;
        let (operator, _) = found.ok_or_else(|| ProviderError::UnknownHost(host.to_owned()))?;
        Ok(operator)
    }
}

/// Both: `act` is what an agent does, to be written down with it.
impl Accounts {
    pub(super) async fn provider_summaries(
        &self,
        operator: i64,
    ) -> Result<Vec<ProviderSummary>, StoreError> {
        let portals = read!(self.store(), providers::portals_of(operator)).await?;
        let origins: Vec<&str> = portals.iter().map(|(_, _, origin)| &**origin).collect();
        let rows = read!(self.store(), providers::of_operator(operator)).await?;
        Ok(rows.iter().filter_map(|row| summary(row, &origins)).collect())
    }

    pub(super) async fn insert_provider(
        &self,
        operator: i64,
        provider: &Provider,
        secret: Option<&SecretString>,
        added: Option<AddedByForm<'_>>,
    ) -> Result<i64, ProviderError> {
        provider.check().map_err(ProviderError::Refused)?;
        let secret = secret
            .filter(|_| provider.authentication != ClientAuthentication::None)
            .map(|secret| self.sealed(operator, secret))
            .transpose()?;
        let settings = to_json(provider)?;
        let row = new_row(operator, provider, &settings, secret.as_deref());
        let id = write!(self.store(), providers::insert(row, added)).await?;
        self.0.portals.invalidate_all();
        Ok(id)
    }

    /// Keeps the old secret where none is given, unless the provider asks for none any more.
    pub(super) async fn replace_provider(
        &self,
        old: &ProviderRow,
        changed: &Provider,
        secret: Option<&SecretString>,
        act: Option<&NewAudit>,
    ) -> Result<(), ProviderError> {
        changed.check().map_err(ProviderError::Refused)?;
        let operator = old.operator_id;
        let kept = match secret {
            _ if changed.authentication == ClientAuthentication::None => None,
            Some(secret) => Some(self.sealed(operator, secret)?),
            None => old.secret.clone(),
        };
        let before = parsed(old);
        let same_trip = before.as_ref().is_some_and(|old| changed.is_tested_by(old));
        let same_rule = before.as_ref().is_some_and(|old| changed.has_same_access_rule(old));
        let still_vouches = before.is_some_and(|old| changed.still_vouches_as(&old));
        let settings = to_json(changed)?;
        let new = new_row(operator, changed, &settings, kept.as_deref());
        let consequences = ProviderConsequences {
            is_untested: !same_trip || kept != old.secret,
            access_rule: old.access_rule + i64::from(!same_rule),
            ends_vouching: !still_vouches,
        };
        let replaced =
            write!(self.store(), providers::replace(old, new, consequences, act)).await?;
        self.0.portals.invalidate_all();
        if replaced { Ok(()) } else { Err(ProviderError::ChangedMeanwhile) }
    }

    pub(super) async fn delete_provider(
        &self,
        operator: i64,
        provider: i64,
        act: Option<&NewAudit>,
    ) -> Result<(), ProviderError> {
        let removed = write!(self.store(), providers::remove(operator, provider, act)).await?;
        self.0.portals.invalidate_all();
        match removed {
            ProviderRemoved::Done => Ok(()),
            ProviderRemoved::InUse(count) => Err(ProviderError::InUse(count)),
            ProviderRemoved::OnlyWayIn => Err(ProviderError::OnlyWayIn),
            ProviderRemoved::Unknown => Err(ProviderError::UnknownProvider(provider)),
        }
    }

    /// Talks to a provider as far as it goes without a person, as the portal of that origin.
    pub(super) async fn examine_provider(&self, row: &ProviderRow, origin: &str) -> Vec<Finding> {
        let Some(known) = self.opened(row) else {
            return vec![Finding::bad(Found::SecretUnreadable)];
        };
        let client = known.client(origin);
        match known.provider.protocol {
            Protocol::Oidc => self.0.sso.oidc.examine(&client).await,
            Protocol::Cas => self.0.sso.cas.examine(&client).await,
        }
    }

    pub(super) async fn provider_row(
        &self,
        operator: i64,
        provider: i64,
    ) -> Result<(ProviderRow, Provider), ProviderError> {
        let row = read!(self.store(), providers::by_id(operator, provider)).await?;
        row.and_then(|row| {
            let provider = parsed(&row)?;
            Some((row, provider))
        })
        .ok_or(ProviderError::UnknownProvider(provider))
    }

    fn sealed(&self, operator: i64, secret: &SecretString) -> Result<Vec<u8>, ProviderError> {
        let purpose = secret_purpose(operator);
        let plain = secret.expose_secret().as_bytes();
        self.0.sso.keys.seal(&purpose, plain).ok_or(ProviderError::NoKey)
    }
}

fn to_json(provider: &Provider) -> Result<String, StoreError> {
    Ok(serde_json::to_string(provider)?)
}

fn new_row<'a>(
    operator: i64,
    provider: &'a Provider,
    settings: &'a str,
    secret: Option<&'a [u8]>,
) -> NewProvider<'a> {
    NewProvider {
        operator_id: operator,
        name: &provider.name,
        protocol: provider.protocol.as_str(),
        settings,
        secret,
    }
}

/// None when the row holds what no release of this product wrote.
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
