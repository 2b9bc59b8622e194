//! Setting up providers, from the command line.

use super::{Finding, ProviderError, ProviderSummary, parsed, redirect_uri, secret_purpose};
use crate::{
    Accounts, StoreError,
    store::{
        read,
        rows::{NewProvider, ProviderRemoved, ProviderRow},
        write,
    },
};
use model::{Protocol, Provider};
use secrecy::{ExposeSecret, SecretString};

impl Accounts {
    /// The providers of the operator whose portal has that host.
    ///
    /// # Errors
    /// [`ProviderError`]; likewise below.
    pub async fn providers(&self, host: &str) -> Result<Vec<ProviderSummary>, ProviderError> {
        let operator = self.operator_of(host).await?;
        let origins = read!(self.store(), providers::origins(operator)).await?;
        let rows = read!(self.store(), providers::of_operator(operator)).await?;
        let summary = |row: &ProviderRow| {
            Some(ProviderSummary {
                id: row.id,
                provider: parsed(row)?,
                has_secret: row.secret.is_some(),
                tested_at: row.tested_at,
                redirect_uris: origins
                    .iter()
                    .map(|origin| redirect_uri(origin, row.id))
                    .collect(),
            })
        };
        Ok(rows.iter().filter_map(summary).collect())
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
        provider.check().map_err(ProviderError::Refused)?;
        let secret = secret
            .map(|secret| self.sealed(operator, secret))
            .transpose()?;
        let settings = to_json(provider)?;
        let row = new_row(operator, provider, &settings, secret.as_deref());
        let id = write!(self.store(), providers::insert(row)).await?;
        self.0.portals.invalidate_all();
        Ok(id)
    }

    /// Changes parts of a provider, and its secret if one is given: all of it or, where a part is refused, nothing. It
    /// has to pass its test anew.
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
        let (row, mut changed) = self.provider_row(host, provider).await?;
        for (name, value) in changes {
            changed.set(name, value).map_err(ProviderError::Refused)?;
        }
        changed.check().map_err(ProviderError::Refused)?;
        let operator = row.operator_id;
        let secret = match secret {
            Some(secret) => Some(self.sealed(operator, secret)?),
            None => row.secret,
        };
        let (old, settings) = (&row.settings, to_json(&changed)?);
        let new = new_row(operator, &changed, &settings, secret.as_deref());
        let replaced = write!(self.store(), providers::replace(provider, old, new)).await?;
        self.0.portals.invalidate_all();
        if replaced {
            Ok(changed)
        } else {
            Err(ProviderError::ChangedMeanwhile)
        }
    }

    /// Removes a provider, unless it is somebody's only way in.
    ///
    /// # Errors
    /// As [`providers`](Self::providers).
    pub async fn remove_provider(&self, host: &str, provider: i64) -> Result<(), ProviderError> {
        let operator = self.operator_of(host).await?;
        let removed = write!(self.store(), providers::remove(operator, provider)).await?;
        self.0.portals.invalidate_all();
        match removed {
            ProviderRemoved::Done => Ok(()),
            ProviderRemoved::InUse(count) => Err(ProviderError::InUse(count)),
            ProviderRemoved::OnlyWayIn => Err(ProviderError::OnlyWayIn),
            ProviderRemoved::Unknown => Err(ProviderError::UnknownProvider(provider)),
        }
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
        let (row, _) = self.provider_row(host, provider).await?;
        let portal = self.portal(host).await?;
        let portal = portal.ok_or_else(|| ProviderError::UnknownHost(host.to_owned()))?;
        let findings = match self.opened(&row) {
            None => vec![Finding {
                ok: false,
                text: "its secret cannot be decrypted with the keys of secret_keys".to_owned(),
            }],
            Some(known) => {
                let client = known.client(&portal.origin);
                match known.provider.protocol {
                    Protocol::Oidc => self.0.sso.oidc.examine(&client).await,
                    Protocol::Cas => self.0.sso.cas.examine(&client).await,
                }
            }
        };
        let passed = findings.iter().all(|finding| finding.ok);
        let (row, tested_at) = (&row, passed.then(|| self.now()));
        write!(self.store(), providers::set_tested(row, tested_at)).await?;
        self.0.portals.invalidate_all();
        Ok(findings)
    }

    /// Whether the secrets that are kept can be decrypted with the keys of the configuration.
    ///
    /// # Errors
    /// Which one cannot, or that the database does not answer.
    pub async fn check_secrets(&self) -> Result<(), String> {
        let mut after = 0;
        loop {
            let page = read!(self.store(), providers::after(after)).await;
            let page = page.map_err(|error| error.to_string())?;
            let Some(last) = page.last() else {
                return self.check_second_factors().await;
            };
            after = last.id;
            for row in page {
                let purpose = secret_purpose(row.operator_id);
                let sealed = row.secret.as_deref();
                if sealed.is_some_and(|sealed| self.0.sso.keys.open(&purpose, sealed).is_none()) {
                    return Err(format!(
                        "the secret of provider {} cannot be decrypted: its key is not in secret_keys",
                        row.id
                    ));
                }
            }
        }
    }

    pub(crate) async fn operator_of(&self, host: &str) -> Result<i64, ProviderError> {
        let found = read!(self.store(), portals::settings_of_host(host)).await?;
        let (operator, _) = found.ok_or_else(|| ProviderError::UnknownHost(host.to_owned()))?;
        Ok(operator)
    }

    async fn provider_row(
        &self,
        host: &str,
        provider: i64,
    ) -> Result<(ProviderRow, Provider), ProviderError> {
        let operator = self.operator_of(host).await?;
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
        self.0
            .sso
            .keys
            .seal(&purpose, plain)
            .ok_or(ProviderError::NoKey)
    }
}

fn to_json(provider: &Provider) -> Result<String, StoreError> {
    Ok(serde_json::to_string(provider)?)
}

/// Untested: what is new has to pass its test first.
fn new_row<'a>(
    operator: i64,
    provider: &'a Provider,
    settings: &'a str,
    secret: Option<&'a [u8]>,
) -> NewProvider<'a> {
    NewProvider {
        operator_id: operator,
        name: &provider.name,
        protocol: match provider.protocol {
            Protocol::Oidc => "oidc",
            Protocol::Cas => "cas",
        },
        settings,
        tested_at: None,
        secret,
    }
}
