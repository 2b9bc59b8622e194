//! Removing a provider, unless customers could not sign in without it.

use crate::{
    groups::IdentityProviders,
    sso::ProviderError,
    store::{StoreError, Tx, long_statements_follow, query, read, rows::NewAudit, transaction},
};
use model::{OperatorId, ProviderId, RemovalBlocker};

/// Result of removing a provider.
enum Outcome {
    Removed,
    Unknown,
    Stays(RemovalBlocker),
}

impl IdentityProviders<'_> {
    /// Returns why a provider must not be removed, if it must not.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(in crate::sso) async fn provider_stays(
        self,
        operator: OperatorId,
        provider: ProviderId,
    ) -> Result<Option<RemovalBlocker>, StoreError> {
        read!(self.accounts.store(), async |tx| { find_reason(tx, operator, provider).await }).await
    }

    /// Removes a provider with its identities, and closes the sessions it created.
    pub(in crate::sso) async fn delete_provider(
        self,
        operator: OperatorId,
        provider: ProviderId,
        record: Option<&NewAudit>,
    ) -> Result<(), ProviderError> {
        let outcome = transaction!(self.accounts.store(), async |tx| {
            remove(tx, operator, provider, record).await
        })
        .await?;
        self.accounts.0.portals.invalidate_all();
        match outcome {
            Outcome::Removed => Ok(()),
            Outcome::Unknown => Err(ProviderError::UnknownProvider(provider)),
            Outcome::Stays(RemovalBlocker::InUse(count)) => Err(ProviderError::InUse(count)),
            Outcome::Stays(RemovalBlocker::OnlyWayIn) => Err(ProviderError::OnlyWayIn),
        }
    }
}

async fn remove(
    tx: &mut Tx,
    operator: OperatorId,
    provider: ProviderId,
    record: Option<&NewAudit>,
) -> Result<Outcome, StoreError> {
    if query!(tx, providers::by_id(operator, provider)).await?.is_none() {
        return Ok(Outcome::Unknown);
    }
    long_statements_follow();
    if let Some(reason) = find_reason(tx, operator, provider).await? {
        return Ok(Outcome::Stays(reason));
    }
    // While its identities still exist: they identify the customers it vouched for.
    query!(tx, accounts::forget_vouching_of(operator, provider)).await?;
    query!(tx, identities::delete_of_provider(operator, provider)).await?;
    query!(tx, sso::delete_flows_of_provider(operator, provider)).await?;
    query!(tx, pending_links::delete_of_provider(operator, provider)).await?;
    query!(tx, provider_tests::delete_of_provider(operator, provider)).await?;
    query!(tx, providers::delete(operator, provider)).await?;
    if let Some(record) = record {
        query!(tx, audit::record(record)).await?;
    }
    Ok(Outcome::Removed)
}

async fn find_reason(
    tx: &mut Tx,
    operator: OperatorId,
    provider: ProviderId,
) -> Result<Option<RemovalBlocker>, StoreError> {
    let sso_only = query!(tx, portals::is_sso_only(operator)).await?;
    let passwords = !sso_only;
    let sole_users =
        query!(tx, identities::count_without_other_way(operator, provider, passwords)).await?;
    let providers = query!(tx, providers::of_operator(operator)).await?;
    let mut others = providers.iter().filter(|row| row.id != provider);
    let other_is_tested = others.any(|row| row.tested_at.is_some());
    Ok(removal_blocker(sole_users, sso_only, other_is_tested))
}

/// Returns why a provider must not be removed: customers have no other way to sign in, or it is the only one for all.
/// `sso_only`: at least one portal accepts no passwords.
const fn removal_blocker(
    sole_users: i64,
    sso_only: bool,
    other_is_tested: bool,
) -> Option<RemovalBlocker> {
    if sole_users > 0 {
        Some(RemovalBlocker::InUse(sole_users))
    } else if sso_only && !other_is_tested {
        Some(RemovalBlocker::OnlyWayIn)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_removed_only_if_all_customers_can_still_sign_in() {
        use RemovalBlocker::{InUse, OnlyWayIn};
        // Customers without another way to sign in, whether passwords are off, whether another provider is tested, and
        // the reason.
        for (sole_users, sso_only, other_is_tested, expected) in [
            (0, false, false, None),
            (0, false, true, None),
            (0, true, true, None),
            (0, true, false, Some(OnlyWayIn)),
            (3, false, false, Some(InUse(3))),
            (3, false, true, Some(InUse(3))),
            (3, true, true, Some(InUse(3))),
            (3, true, false, Some(InUse(3))),
        ] {
            let reason = removal_blocker(sole_users, sso_only, other_is_tested);
            assert_eq!(reason, expected, "{sole_users}, {sso_only}, {other_is_tested}");
        }
    }
}
