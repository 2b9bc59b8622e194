//! Operators' settings: constraints, and changes from the command line.

mod change;
mod refusals;
mod rules;

pub(crate) use change::{change, providers_of};
pub(crate) use refusals::{refusal_of, refusal_of_conflict};
pub(crate) use rules::{Conflict, check_portals};

use crate::{
    Accounts,
    store::{StoreError, read, transaction},
};
use model::{Settings, SettingsRefusal};

/// Why settings were not changed.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("no portal has the host {0}")]
    UnknownHost(String),
    #[error("{0}")]
    Refused(SettingsRefusal),
    #[error("on the portal {portal}, which has settings of its own: {why}")]
    RefusedOn { portal: String, why: SettingsRefusal },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Accounts {
    /// Returns the settings of the operator whose portal has that host.
    ///
    /// # Errors
    /// [`SettingsError`] when there is no such portal or the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn settings(&self, host: &str) -> Result<Settings, SettingsError> {
        let found = read!(self.store(), portals::settings_of_host(host)).await?;
        let (_, row) = found.ok_or_else(|| SettingsError::UnknownHost(host.to_owned()))?;
        Ok(row.into())
    }

    /// Changes settings of the operator whose portal has that host, all or none. Returns the new settings. Takes effect
    /// at once on this instance, and within two seconds on every other one.
    ///
    /// # Errors
    /// [`SettingsError`] when there is no such portal, a value is rejected, or the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn change_settings(
        &self,
        host: &str,
        changes: &[(String, String)],
    ) -> Result<Settings, SettingsError> {
        let found = read!(self.store(), portals::settings_of_host(host)).await?;
        let (operator, row) = found.ok_or_else(|| SettingsError::UnknownHost(host.to_owned()))?;
        let mut settings = Settings::from(row);
        for (name, value) in changes {
            settings.set(name, value).map_err(SettingsError::Refused)?;
        }
        let conflict =
            transaction!(self.store(), async |tx| { change(tx, operator, &settings).await })
                .await?;
        match conflict {
            None => {}
            Some(Conflict::Among(why)) => return Err(SettingsError::Refused(why)),
            Some(Conflict::OnPortal { portal, why, .. }) => {
                return Err(SettingsError::RefusedOn { portal, why });
            }
        }
        self.0.portals.invalidate_all();
        Ok(settings)
    }
}
