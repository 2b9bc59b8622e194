//! What an operator's admins configure about its public appearance: portals, their looks and languages, settings of
//! single portals, the sender of mails, and custom messages. Every change is recorded in the audit log with the values
//! before and after, takes effect at once on this instance, and within two seconds on every other one.

mod consent;
mod hosts;
mod logo;
mod look;
mod messages;
mod overrides;
mod portals;
mod sender;

pub use hosts::{HostError, HostOutcome};
pub use portals::PortalForm;
pub use sender::SenderError;

use crate::{
    AccessError,
    access::allow,
    groups::Branding,
    portals::from_row,
    store::{read, rows::PortalRow},
};
use model::{Agent, Failure, Permission, PortalDetails, PortalId, Refusal};

impl Branding<'_> {
    /// Returns the portals of the operator, oldest first.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn portals(self, agent: &Agent) -> Result<Vec<PortalDetails>, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let rows = read!(self.accounts.store(), portals::of_operator(operator)).await?;
        Ok(rows.into_iter().filter_map(details).collect())
    }

    /// Returns one portal of the operator.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn portal(
        self,
        agent: &Agent,
        id: PortalId,
    ) -> Result<Option<PortalDetails>, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let row = read!(self.accounts.store(), portals::by_id(operator, id)).await?;
        Ok(row.and_then(details))
    }

    /// Returns the portal that a form changes.
    async fn known_portal<R: Refusal>(
        self,
        agent: &Agent,
        id: PortalId,
        unknown: R,
    ) -> Result<PortalDetails, Failure<R>> {
        let found = self.portal(agent, id).await?;
        found.ok_or_else(|| unknown.into())
    }

    /// Invalidates the cached portals, or fails when the portal was not one of the operator's.
    fn changed<R: Refusal>(self, is_known: bool, unknown: R) -> Result<(), Failure<R>> {
        if !is_known {
            return Err(unknown.into());
        }
        self.accounts.0.portals.invalidate_all();
        Ok(())
    }
}

fn details(row: PortalRow) -> Option<PortalDetails> {
    let (own, operators) = (row.own(), row.operators());
    Some(PortalDetails { portal: from_row(row)?, own, operators })
}

/// Returns the pairs of a list that differ from another list.
fn difference<V: PartialEq + ToString>(of: &[(&str, V)], from: &[(&str, V)]) -> String {
    of.iter()
        .zip(from)
        .filter(|(one, other)| one != other)
        .map(|((name, value), _)| format!("{name}={}", value.to_string()))
        .collect::<Vec<_>>()
        .join(", ")
}
