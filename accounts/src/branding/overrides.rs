//! What one portal has otherwise than its operator.

use super::difference;
use crate::{
    Accounts, AgentCaller,
    agents::{
        require_recent_code,
        settings::{ended, refusal_of},
    },
    audit,
    store::{rows::NewAudit, write},
};
use model::{Agent, AuditAction, Failure, Overrides, refusals::SettingsFormRefusal};

impl Accounts {
    /// Gives a portal settings of its own, or takes them back where a value is empty: all of them or, where one is refused,
    /// none.
    ///
    /// # Errors
    /// What is wrong with which value, or what does not go together with the operator's settings.
    pub async fn change_overrides(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
        changes: &[(String, String)],
    ) -> Result<(), Failure<SettingsFormRefusal>> {
        let unknown = SettingsFormRefusal::Unknown;
        let old = self.known_portal(agent, id, unknown).await?;
        require_recent_code(agent)?;
        let own = changed(&old.own, changes)?;
        if own == old.own {
            return Ok(());
        }
        let (was, became) = (told(&old.own), told(&own));
        let name = &old.portal.name;
        let act = NewAudit {
            was: Some(difference(&was, &became)),
            became: Some(difference(&became, &was)),
            ..audit::act(AuditAction::PortalSettingsChanged, agent, caller, name, self.now())
        };
        let own = &own;
        ended(write!(self.store(), branding::change_overrides(id, own, &act)).await?)?;
        self.0.portals.invalidate_all();
        Ok(())
    }
}

fn changed(
    old: &Overrides,
    changes: &[(String, String)],
) -> Result<Overrides, Failure<SettingsFormRefusal>> {
    let mut new = old.clone();
    let problems: Vec<_> = changes
        .iter()
        .filter_map(|(name, value)| new.set(name, value).err())
        .map(|refusal| refusal_of(&refusal))
        .collect();
    if problems.is_empty() { Ok(new) } else { Err(Failure::Refused(problems)) }
}

/// As the audit tells them.
fn told(own: &Overrides) -> [(&'static str, String); 9] {
    own.entries().map(|(name, value)| (name, value.unwrap_or_else(|| "as the operator".to_owned())))
}
