//! Hosts of portals. Whether a host leads to this deployment is checked before any portal has it: the host is asked for an
//! address that works once, through its public name, and only this deployment knows the answer. A request that arrives with
//! the host's name proves nothing: anybody can write any name into one.

mod check;
mod claim;
mod confirmation;
mod ownership;

use crate::{
    AccessError, Accounts, StoreError,
    agents::allow,
    store::{read, rows::HostClaimRow, write},
    token::hash_of,
};
use model::{Agent, Failure, HostClaim, HostVerdict, Permission, refusals::PortalRefusal};

/// What became of a host that an admin asked for, or had checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostOutcome {
    /// The portal of that id answers there.
    Live(i64),
    /// It does not lead here yet.
    Waiting,
}

/// Why a host was not vouched for.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    #[error("no portal has the host {0}")]
    UnknownHost(String),
    #[error("the operator has not asked for the host {0}")]
    NotAskedFor(String),
    #[error("another portal has the host {0}")]
    Taken(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Accounts {
    /// Returns the hosts that the operator's admins asked for and that do not lead here yet.
    ///
    /// # Errors
    /// [`AccessError`].
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
    pub async fn host_claims(&self, agent: &Agent) -> Result<Vec<HostClaim>, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let rows = read!(self.store(), hosts::of_operator(operator)).await?;
        Ok(rows.into_iter().map(shown).collect())
    }

    /// Forgets a host that an admin asked for.
    ///
    /// # Errors
    /// `Unknown` where the operator has not asked for it.
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
    pub async fn withdraw_host(
        &self,
        agent: &Agent,
        id: i64,
    ) -> Result<(), Failure<PortalRefusal>> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        if write!(self.store(), hosts::withdraw(operator, id)).await? {
            Ok(())
        } else {
            Err(PortalRefusal::Unknown.into())
        }
    }

    /// Returns what this deployment answers to a check at that host; none where there is no such check.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn answer_to_probe(
        &self,
        host: &str,
        probe: &str,
    ) -> Result<Option<String>, StoreError> {
        let Some(hash) = hash_of(probe) else {
            return Ok(None);
        };
        let now = self.now();
        read!(self.store(), hosts::answer(host, &hash, now)).await
    }
}

fn shown(row: HostClaimRow) -> HostClaim {
    HostClaim {
        id: row.id,
        portal: row.portal_id,
        name: row.name,
        host: row.host,
        origin: row.origin,
        verdict: row.verdict.as_deref().and_then(HostVerdict::from_code),
    }
}
