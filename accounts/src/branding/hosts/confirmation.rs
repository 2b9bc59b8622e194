//! Having a portal answer at a host that its operator asked for.

use super::{
    HostError,
    ownership::{is_confirmed, is_taken},
};
use crate::{
    Accounts, StoreError,
    store::{
        Tx, query, read,
        rows::{HostClaimRow, NewAudit, NewPortalRow},
        transaction,
    },
};
use model::{HostVerdict, Portal, Timestamp};

/// What became of a host that was seen to lead here.
pub(super) enum Confirmed {
    /// The portal that answers there now.
    Live(i64),
    Taken,
    /// It was withdrawn, or is another one, or is being checked anew.
    Gone,
}

impl Accounts {
    /// Has the portal answer at a host that the operator's admins asked for, by the word of whoever runs the deployment:
    /// for hosts that are not reached from here by their public name. `of` is the host of one of its portals.
    ///
    /// # Errors
    /// [`HostError`].
    #[tracing::instrument(skip_all)]
    pub async fn vouch_for_host(&self, of: &str, host: &str) -> Result<i64, HostError> {
        let portal = self.portal(of).await?;
        let portal = portal.ok_or_else(|| HostError::UnknownHost(of.to_owned()))?;
        let operator = portal.operator;
        let claims = read!(self.store(), hosts::of_operator(operator)).await?;
        let claim = claims.into_iter().find(|claim| claim.host == host);
        let claim = claim.ok_or_else(|| HostError::NotAskedFor(host.to_owned()))?;
        match self.confirm_claim(&claim, None, None).await? {
            Confirmed::Live(portal) => Ok(portal),
            Confirmed::Taken => Err(HostError::Taken(host.to_owned())),
            Confirmed::Gone => Err(HostError::NotAskedFor(host.to_owned())),
        }
    }

    /// Has the portal answer at the host. `seen` is the check that saw it lead here; without one, whoever runs the deployment
    /// vouches for it.
    pub(super) async fn confirm_claim(
        &self,
        claim: &HostClaimRow,
        seen: Option<&[u8]>,
        act: Option<&NewAudit>,
    ) -> Result<Confirmed, StoreError> {
        let first = self.first_portal(claim.operator_id).await?;
        let Some(first) = first else {
            return Ok(Confirmed::Gone);
        };
        let now = self.now();
        let confirmed = transaction!(self.store(), async |tx| {
            confirm(tx, claim, seen, &first, act, now).await
        })
        .await?;
        // Until now the cache may say that no portal has the host.
        self.0.portals.invalidate_all();
        Ok(confirmed)
    }
}

/// Has the portal answer at the host that was asked for. `seen` is the check that saw it lead here, `first` the portal that
/// a new one looks like.
async fn confirm(
    tx: &mut Tx,
    claim: &HostClaimRow,
    seen: Option<&[u8]>,
    first: &Portal,
    act: Option<&NewAudit>,
    now: Timestamp,
) -> Result<Confirmed, StoreError> {
    let found = query!(tx, hosts::by_id(claim.operator_id, claim.id)).await?;
    let Some(claim) = found.filter(|claim| is_confirmed(claim, seen)) else {
        return Ok(Confirmed::Gone);
    };
    let holder = query!(tx, hosts::holder(&claim.host)).await?;
    if is_taken(holder, claim.portal_id) {
        query!(tx, hosts::note_verdict(&claim, HostVerdict::Taken, now)).await?;
        return Ok(Confirmed::Taken);
    }
    let portal = place_portal(tx, &claim, first).await?;
    query!(tx, hosts::withdraw(claim.operator_id, claim.id)).await?;
    if let Some(act) = act {
        query!(tx, audit::record(act)).await?;
    }
    Ok(Confirmed::Live(portal))
}

/// Moves the portal that the host was asked for, or adds one; returns its id.
async fn place_portal(
    tx: &mut Tx,
    claim: &HostClaimRow,
    first: &Portal,
) -> Result<i64, StoreError> {
    if let Some(portal) = claim.portal_id {
        query!(tx, hosts::move_portal(portal, &claim.host, &claim.origin)).await?;
        return Ok(portal);
    }
    let portal = NewPortalRow {
        operator_id: claim.operator_id,
        name: &claim.name,
        host: &claim.host,
        origin: &claim.origin,
        accent: &first.accent,
    };
    let locale = first.default_locale.tag();
    Ok(query!(tx, hosts::add_portal(portal, locale)).await?)
}
