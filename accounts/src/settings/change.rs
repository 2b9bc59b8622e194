//! Changing an operator's settings. What was edited is applied to the current settings, and conflicts are checked, in
//! the transaction of the change: two admins neither overwrite each other's settings nor combine valid ones into invalid
//! ones.

use super::{
    edit::{Edit, EditRefusal},
    rules::{Conflict, Providers, check_operators},
};
use crate::store::{StoreError, Tx, query};
use model::{OperatorId, Settings};

/// The settings before a change and after it; the same ones if nothing was edited.
pub(crate) struct SettingsChange {
    pub before: Settings,
    pub after: Settings,
}

/// Result of a change of settings.
pub(crate) enum Changed {
    Done(Box<SettingsChange>),
    Refused(EditRefusal),
    Conflict(Conflict),
}

/// Changes the edited settings of an operator, unless something conflicts with them.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn change(
    tx: &mut Tx,
    operator: OperatorId,
    edit: Edit<'_>,
) -> Result<Changed, StoreError> {
    let before = Settings::from(query!(tx, portals::settings_of(operator)).await?);
    let after = match edit.applied_to(&before) {
        Ok(after) => after,
        Err(why) => return Ok(Changed::Refused(why)),
    };
    if after == before {
        return Ok(Changed::Done(Box::new(SettingsChange { before, after })));
    }
    let providers = providers_of(tx, operator).await?;
    let portals = query!(tx, portals::of_operator(operator)).await?;
    let portals = portals.into_iter().map(|row| {
        let own = row.own();
        (row.name, own)
    });
    if let Err(conflict) = check_operators(&after, &before, portals, providers) {
        return Ok(Changed::Conflict(conflict));
    }
    query!(tx, branding::set_settings(operator, &after)).await?;
    Ok(Changed::Done(Box::new(SettingsChange { before, after })))
}

/// Returns the operator's providers.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn providers_of(
    tx: &mut Tx,
    operator: OperatorId,
) -> Result<Providers, StoreError> {
    Ok(Providers {
        has_any: query!(tx, portals::has_provider(operator)).await?,
        has_tested: query!(tx, portals::has_tested_provider(operator)).await?,
    })
}
