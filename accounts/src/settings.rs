//! Operators' settings: constraints, and changes from the command line.

mod change;
mod edit;
mod refusals;
mod rules;

pub(crate) use change::{Changed, change, providers_of};
pub(crate) use edit::{Edit, EditRefusal};
pub(crate) use refusals::{failure_of_edit, refusal_of, refusal_of_conflict};
pub(crate) use rules::{Conflict, check_portals};

use crate::{
    groups::OperatorSettings,
    store::{StoreError, read, transaction},
};
use model::{Settings, SettingsRefusal};

/// Why settings were not changed.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("no portal has the host {0}: `guichet doctor` lists those that there are")]
    UnknownHost(String),
    #[error("{0}")]
    Refused(SettingsRefusal),
    #[error("on the portal {portal}, which has settings of its own: {why}")]
    RefusedOn { portal: String, why: SettingsRefusal },
    #[error("somebody else has changed the same settings: try again")]
    ChangedMeanwhile,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<EditRefusal> for SettingsError {
    fn from(refusal: EditRefusal) -> Self {
        match refusal {
            EditRefusal::Invalid(mut why) if !why.is_empty() => Self::Refused(why.swap_remove(0)),
            EditRefusal::Invalid(_) | EditRefusal::Meanwhile => Self::ChangedMeanwhile,
        }
    }
}

impl OperatorSettings<'_> {
    /// Returns the settings of the operator whose portal has that host.
    ///
    /// # Errors
    /// [`SettingsError`] when there is no such portal or the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn of_host(self, host: &str) -> Result<Settings, SettingsError> {
        let found = read!(self.accounts.store(), portals::settings_of_host(host)).await?;
        let (_, row) = found.ok_or_else(|| SettingsError::UnknownHost(host.to_owned()))?;
        Ok(row.into())
    }

    /// Changes settings of the operator whose portal has that host, all or none. Returns the new settings. Takes effect
    /// at once on this instance, and within two seconds on every other one.
    ///
    /// # Errors
    /// [`SettingsError`] when there is no such portal, a value is rejected, or the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn change_of_host(
        self,
        host: &str,
        changes: &[(String, String)],
    ) -> Result<Settings, SettingsError> {
        let found = read!(self.accounts.store(), portals::settings_of_host(host)).await?;
        let (operator, _) = found.ok_or_else(|| SettingsError::UnknownHost(host.to_owned()))?;
        let edit = Edit { values: changes, shown: None };
        let changed =
            transaction!(self.accounts.store(), async |tx| { change(tx, operator, edit).await })
                .await?;
        match changed {
            Changed::Done(change) => {
                self.accounts.0.portals.invalidate_all();
                Ok(change.after)
            }
            Changed::Refused(why) => Err(why.into()),
            Changed::Conflict(Conflict::Among(why)) => Err(SettingsError::Refused(why)),
            Changed::Conflict(Conflict::OnPortal { portal, why, .. }) => {
                Err(SettingsError::RefusedOn { portal, why })
            }
        }
    }
}
