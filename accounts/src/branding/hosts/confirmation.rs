//! Confirming the claim of a host.

use super::{
    HostError,
    ownership::{is_confirmed, is_taken},
};
use crate::{
    StoreError,
    groups::Branding,
    store::{
        Tx, query, read,
        rows::{HostClaimRow, NewAudit, NewPortalRow},
        transaction,
    },
};
use model::{HostVerdict, Portal, PortalId, Timestamp};

/// Result of confirming a host.
pub(super) enum HostConfirmation {
    /// The id of the portal that is served there now.
    Live(PortalId),
    Taken,
    /// The claim was withdrawn or replaced, or a newer check is under way.
    Gone,
}

impl Branding<'_> {
    /// Confirms a claimed host without a check, for hosts that this server cannot reach by their public name. For the
    /// server administrator. `of` is the host of one of the operator's portals. Returns the id of the portal.
    ///
    /// # Errors
    /// [`HostError`] when the claim does not exist or the host is taken.
    #[tracing::instrument(skip_all)]
    pub async fn vouch_for_host(self, of: &str, host: &str) -> Result<PortalId, HostError> {
        let portal = self.accounts.portal(of).await?;
        let portal = portal.ok_or_else(|| HostError::UnknownHost(of.to_owned()))?;
        let operator = portal.operator;
        let claims = read!(self.accounts.store(), hosts::of_operator(operator)).await?;
        let claim = claims.into_iter().find(|claim| claim.host == host);
        let claim = claim.ok_or_else(|| HostError::NotAskedFor(host.to_owned()))?;
        match self.confirm_claim(&claim, None, None).await? {
            HostConfirmation::Live(portal) => Ok(portal),
            HostConfirmation::Taken => Err(HostError::Taken(host.to_owned())),
            HostConfirmation::Gone => Err(HostError::NotAskedFor(host.to_owned())),
        }
    }

    /// Confirms the claim of a host. `seen` is the check that reached this deployment; none when the server
    /// administrator vouches for the host. Returns the portal, or why there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn confirm_claim(
        self,
        claim: &HostClaimRow,
        seen: Option<&[u8]>,
        record: Option<&NewAudit>,
    ) -> Result<HostConfirmation, StoreError> {
        let first = self.accounts.first_portal(claim.operator_id).await?;
        let Some(first) = first else {
            return Ok(HostConfirmation::Gone);
        };
        let now = self.accounts.now();
        let confirmed = transaction!(self.accounts.store(), async |tx| {
            confirm(tx, claim, seen, &first, record, now).await
        })
        .await?;
        // The cache may still say that no portal has the host.
        self.accounts.0.portals.invalidate_all();
        Ok(confirmed)
    }
}

/// Confirms the claim of a host. `seen` is the check that reached this deployment, `first` the portal that a new one
/// copies its look from.
async fn confirm(
    tx: &mut Tx,
    claim: &HostClaimRow,
    seen: Option<&[u8]>,
    first: &Portal,
    record: Option<&NewAudit>,
    now: Timestamp,
) -> Result<HostConfirmation, StoreError> {
    let found = query!(tx, hosts::by_id(claim.operator_id, claim.id)).await?;
    let Some(claim) = found.filter(|claim| is_confirmed(claim, seen)) else {
        return Ok(HostConfirmation::Gone);
    };
    let holder = query!(tx, hosts::holder(&claim.host)).await?;
    if is_taken(holder, claim.portal_id) {
        query!(tx, hosts::record_verdict(&claim, HostVerdict::Taken, now)).await?;
        return Ok(HostConfirmation::Taken);
    }
    let portal = place_portal(tx, &claim, first).await?;
    query!(tx, hosts::withdraw(claim.operator_id, claim.id)).await?;
    if let Some(record) = record {
        query!(tx, audit::record(record)).await?;
    }
    Ok(HostConfirmation::Live(portal))
}

/// Moves the portal of the claim to the host, or adds one. Returns its id.
async fn place_portal(
    tx: &mut Tx,
    claim: &HostClaimRow,
    first: &Portal,
) -> Result<PortalId, StoreError> {
    if let Some(portal) = claim.portal_id {
        let (operator, host, origin) = (claim.operator_id, &claim.host, &claim.origin);
        query!(tx, hosts::move_portal(operator, portal, host, origin)).await?;
        return Ok(portal);
    }
    let portal = NewPortalRow {
        operator_id: claim.operator_id,
        name: &claim.name,
        host: &claim.host,
        origin: &claim.origin,
        accent: &first.accent,
    };
    let offered: Vec<_> = first.locales.iter().map(|locale| locale.tag()).collect();
    let (offered, default) = (offered.join(","), first.default_locale.tag());
    Ok(query!(tx, hosts::add_portal(portal, &offered, default)).await?)
}
