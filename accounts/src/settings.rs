//! Changing an operator's settings.

use crate::{
    Accounts,
    store::{StoreError, read, rows::SettingsRow, write},
};
use model::{Settings, SettingsRefusal};

/// Why settings were not changed.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("no portal has the host {0}")]
    UnknownHost(String),
    #[error("{0}")]
    Refused(SettingsRefusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Accounts {
    /// The settings of the operator whose portal has that host.
    ///
    /// # Errors
    /// [`SettingsError`].
    pub async fn settings(&self, host: &str) -> Result<Settings, SettingsError> {
        let found = read!(self.store(), portals::settings_of_host(host)).await?;
        let (_, row) = found.ok_or_else(|| SettingsError::UnknownHost(host.to_owned()))?;
        Ok(row.into())
    }

    /// Changes settings of the operator whose portal has that host: all of them or, where one is refused, none. They
    /// act at once here, and within two seconds on every other instance.
    ///
    /// # Errors
    /// [`SettingsError`].
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
        let has_tested = read!(self.store(), portals::has_tested_provider(operator)).await?;
        settings.check(has_tested).map_err(SettingsError::Refused)?;
        let row = SettingsRow::from(&settings);
        write!(self.store(), portals::change_settings(operator, &row)).await?;
        self.0.portals.invalidate_all();
        Ok(settings)
    }
}
