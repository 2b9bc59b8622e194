//! What an operator's admins decide about how it meets the world: its portals, their looks and languages, settings of one
//! portal alone, the sender of mails, and messages in the operator's own words. Every act is kept in the audit with what was
//! before and what is after, acts at once here, and within two seconds on every other instance.

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
    AccessError, Accounts,
    agents::allow,
    portals::from_row,
    store::{read, rows::PortalRow},
};
use model::{Agent, Failure, Permission, PortalDetails, Refusal};

impl Accounts {
    /// Returns the portals of the operator, the oldest first.
    ///
    /// # Errors
    /// [`AccessError`].
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
    pub async fn portals(&self, agent: &Agent) -> Result<Vec<PortalDetails>, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let rows = read!(self.store(), portals::of_operator(operator)).await?;
        Ok(rows.into_iter().filter_map(details).collect())
    }

    /// Returns one of them.
    ///
    /// # Errors
    /// [`AccessError`].
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
    pub async fn one_portal(
        &self,
        agent: &Agent,
        id: i64,
    ) -> Result<Option<PortalDetails>, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let row = read!(self.store(), portals::by_id(operator, id)).await?;
        Ok(row.and_then(details))
    }

    /// Returns the portal that a form is about.
    async fn known_portal<R: Refusal>(
        &self,
        agent: &Agent,
        id: i64,
        unknown: R,
    ) -> Result<PortalDetails, Failure<R>> {
        let found = self.one_portal(agent, id).await?;
        found.ok_or_else(|| unknown.into())
    }

    /// Has the next request see what was changed, unless the portal was none of the operator's.
    fn changed<R: Refusal>(&self, is_known: bool, unknown: R) -> Result<(), Failure<R>> {
        if !is_known {
            return Err(unknown.into());
        }
        self.0.portals.invalidate_all();
        Ok(())
    }
}

fn details(row: PortalRow) -> Option<PortalDetails> {
    let (own, operators) = (row.own(), row.operators());
    Some(PortalDetails { portal: from_row(row)?, own, operators })
}

/// Returns the parts of a list of names and values that another list has otherwise.
fn difference<V: PartialEq + ToString>(of: &[(&str, V)], from: &[(&str, V)]) -> String {
    of.iter()
        .zip(from)
        .filter(|(one, other)| one != other)
        .map(|((name, value), _)| format!("{name}={}", value.to_string()))
        .collect::<Vec<_>>()
        .join(", ")
}
