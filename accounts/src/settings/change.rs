//! Changing an operator's settings. Conflicts are checked in the transaction of the change, so that two admins cannot
//! combine two valid changes into an invalid one.

use super::rules::{Conflict, Providers, check_operators};
use crate::store::{StoreError, Tx, query};
use model::{OperatorId, Settings};

/// Changes an operator's settings, unless something conflicts with them.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn change(
    tx: &mut Tx,
    operator: OperatorId,
    new: &Settings,
) -> Result<Option<Conflict>, StoreError> {
    let providers = providers_of(tx, operator).await?;
    let old = query!(tx, portals::settings_of(operator)).await?.map(Settings::from);
    let portals = query!(tx, portals::of_operator(operator)).await?;
    let portals = portals.into_iter().map(|row| {
        let own = row.own();
        (row.name, own)
    });
    if let Err(conflict) = check_operators(new, old.as_ref(), portals, providers) {
        return Ok(Some(conflict));
    }
    query!(tx, branding::set_settings(operator, new)).await?;
    Ok(None)
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
