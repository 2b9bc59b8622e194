//! Settings that a portal overrides.

use super::difference;
use crate::{
    Accounts, AgentCaller,
    agents::require_recent_code,
    audit,
    settings::{check_portals, providers_of, refusal_of},
    store::{StoreError, Tx, query, rows::NewAudit, transaction},
};
use model::{
    Agent, AuditAction, Failure, Overrides, PortalId, SettingsRefusal,
    refusals::SettingsFormRefusal,
};

/// How a change ended.
enum Outcome {
    Done,
    /// The portal is not one of the operator's.
    Unknown,
    Refused(SettingsRefusal),
}

impl Accounts {
    /// Sets the overrides of a portal, all or none. An empty value removes its override.
    ///
    /// # Errors
    /// Which value is rejected, or what conflicts with the operator's settings.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change_overrides(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: PortalId,
        changes: &[(String, String)],
    ) -> Result<(), Failure<SettingsFormRefusal>> {
        let unknown = SettingsFormRefusal::Unknown;
        let old = self.known_portal(agent, id, unknown).await?;
        require_recent_code(agent)?;
        let own = changed(&old.own, changes)?;
        if own == old.own {
            return Ok(());
        }
        let (was, became) = (shown(&old.own), shown(&own));
        let name = &old.portal.name;
        let act = NewAudit {
            was: Some(difference(&was, &became)),
            became: Some(difference(&became, &was)),
            ..audit::act(AuditAction::PortalSettingsChanged, agent, caller, name, self.now())
        };
        let outcome =
            transaction!(self.store(), async |tx| { change(tx, id, &own, &act).await }).await?;
        match outcome {
            Outcome::Done => {
                self.0.portals.invalidate_all();
                Ok(())
            }
            Outcome::Unknown => Err(unknown.into()),
            Outcome::Refused(why) => Err(refusal_of(&why).into()),
        }
    }
}

/// Changes a portal's overrides, unless they conflict with the operator's settings.
async fn change(
    tx: &mut Tx,
    portal: PortalId,
    own: &Overrides,
    act: &NewAudit,
) -> Result<Outcome, StoreError> {
    let operator = act.operator_id;
    let Some(row) = query!(tx, portals::by_id(operator, portal)).await? else {
        return Ok(Outcome::Unknown);
    };
    let providers = providers_of(tx, operator).await?;
    if let Err(why) = check_portals(own, &row.operators(), &row.settings(), providers) {
        return Ok(Outcome::Refused(why));
    }
    query!(tx, branding::set_overrides(operator, portal, own)).await?;
    query!(tx, audit::record(act)).await?;
    Ok(Outcome::Done)
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

/// Returns the overrides as the audit shows them.
fn shown(own: &Overrides) -> [(&'static str, String); 9] {
    own.entries().map(|(name, value)| (name, value.unwrap_or_else(|| "as the operator".to_owned())))
}
