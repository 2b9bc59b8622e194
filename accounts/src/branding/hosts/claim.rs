//! Claiming a host.

use super::{
    HostOutcome,
    ownership::{ClaimOutcome, are_too_many, is_taken, repeated_claim},
};
use crate::{
    AgentCaller,
    groups::Branding,
    store::{
        StoreError, Tx, query,
        rows::{NewAudit, NewHostClaim},
        transaction,
    },
};
use model::{Agent, Failure, HostClaimId, refusals::PortalRefusal};

impl Branding<'_> {
    /// Stores the claim of a host, and checks it at once. `form` is the idempotency key of the form. Returns whether
    /// the portal is served at the host now.
    pub(in crate::branding) async fn claim_host(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        new: NewHostClaim<'_>,
        form: Option<&[u8]>,
        records: &[NewAudit],
    ) -> Result<HostOutcome, Failure<PortalRefusal>> {
        let outcome =
            transaction!(self.accounts.store(), async |tx| { claim(tx, new, form, records).await })
                .await?;
        match outcome {
            ClaimOutcome::Live(portal) => Ok(HostOutcome::Live(portal)),
            ClaimOutcome::Taken => Err(PortalRefusal::HostTaken.into()),
            ClaimOutcome::TooMany => Err(PortalRefusal::TooManyHosts.into()),
            ClaimOutcome::Unknown => Err(PortalRefusal::Unknown.into()),
            ClaimOutcome::Waiting(id) => match self.check_host(agent, caller, id).await {
                Err(Failure::Wait(_)) => Ok(HostOutcome::Waiting),
                checked => checked,
            },
        }
    }
}

/// Stores the claim of a host, replacing an older one of the same portal, and sets the portal's new name at once. The
/// same form again gets the answer of its first submission.
async fn claim(
    tx: &mut Tx,
    new: NewHostClaim<'_>,
    form: Option<&[u8]>,
    records: &[NewAudit],
) -> Result<ClaimOutcome, StoreError> {
    let (operator, host, now) = (new.operator_id, new.host, new.created_at);
    if let Some(id) = query!(tx, form_keys::result_of(operator, form)).await? {
        let claim = query!(tx, hosts::by_id(operator, HostClaimId::new(id))).await?;
        let holder = query!(tx, hosts::holder(host)).await?;
        return Ok(repeated_claim(operator, host, claim.as_ref(), holder));
    }
    let holder = query!(tx, hosts::holder(host)).await?;
    if is_taken(holder, new.portal_id) {
        return Ok(ClaimOutcome::Taken);
    }
    let waiting = query!(tx, hosts::of_operator(operator)).await?;
    if are_too_many(&waiting, &new) {
        return Ok(ClaimOutcome::TooMany);
    }
    if let Some(portal) = new.portal_id {
        if !query!(tx, branding::rename(operator, portal, new.name)).await? {
            return Ok(ClaimOutcome::Unknown);
        }
        query!(tx, hosts::withdraw_of_portal(operator, portal)).await?;
    }
    query!(tx, hosts::withdraw_host(operator, host)).await?;
    let id = query!(tx, hosts::insert(new)).await?;
    query!(tx, form_keys::keep(operator, form, id.get(), now)).await?;
    for record in records {
        query!(tx, audit::record(record)).await?;
    }
    Ok(ClaimOutcome::Waiting(id))
}
