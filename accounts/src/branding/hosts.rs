//! Hosts of portals. Before a portal gets a host, the deployment requests a one-time URL at the host's public name,
//! which only this deployment can answer. A request with the host's name in its header would prove nothing: any client
//! can send any name.

mod check;
mod claim;
mod confirmation;
mod ownership;

use crate::{
    AccessError, StoreError,
    access::allow,
    groups::Branding,
    store::{read, rows::HostClaimRow, write},
    token::hash_of,
};
use model::{
    Agent, Failure, HostClaim, HostClaimId, Permission, PortalId, refusals::PortalRefusal,
};

/// Result of claiming or checking a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostOutcome {
    /// The portal of that id is served there.
    Live(PortalId),
    /// The host does not point to this deployment yet.
    Waiting,
}

/// Why a host was not confirmed by the server administrator.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    #[error("no portal has the host {0}: `guichet doctor` lists those that there are")]
    UnknownHost(String),
    #[error(
        "the operator has not asked for the host {0}: an admin enters it in the backoffice first"
    )]
    NotAskedFor(String),
    #[error("another portal has the host {0}")]
    Taken(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Branding<'_> {
    /// Returns the operator's claimed hosts that do not point to this deployment yet.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn host_claims(self, agent: &Agent) -> Result<Vec<HostClaim>, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let rows = read!(self.accounts.store(), hosts::of_operator(operator)).await?;
        Ok(rows.into_iter().map(shown).collect())
    }

    /// Deletes the claim of a host.
    ///
    /// # Errors
    /// `Unknown` when the operator has not claimed it.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn withdraw_host(
        self,
        agent: &Agent,
        id: HostClaimId,
    ) -> Result<(), Failure<PortalRefusal>> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        if write!(self.accounts.store(), hosts::withdraw(operator, id)).await? {
            Ok(())
        } else {
            Err(PortalRefusal::Unknown.into())
        }
    }

    /// Returns this deployment's answer to a host check. None if there is no such check.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn answer_to_probe(
        self,
        host: &str,
        probe: &str,
    ) -> Result<Option<String>, StoreError> {
        let Some(hash) = hash_of(probe) else {
            return Ok(None);
        };
        let now = self.accounts.now();
        read!(self.accounts.store(), hosts::answer(host, &hash, now)).await
    }
}

fn shown(row: HostClaimRow) -> HostClaim {
    HostClaim {
        id: row.id,
        portal: row.portal_id,
        name: row.name,
        host: row.host,
        origin: row.origin,
        verdict: row.verdict,
    }
}
