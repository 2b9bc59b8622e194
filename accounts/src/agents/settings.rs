//! Changing settings, by admins.

use super::{AccessError, AgentCaller, allow, require_recent_code};
use crate::{
    Accounts, StoreError, audit,
    settings::{change, refusal_of, refusal_of_conflict},
    store::{query, read, rows::NewAudit, transaction},
};
use model::{Agent, AuditAction, Failure, Permission, Settings, refusals::SettingsFormRefusal};

impl Accounts {
    /// Returns the settings of the operator.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn operator_settings(&self, agent: &Agent) -> Result<Settings, AccessError> {
        allow(agent, Permission::ChangeSettings)?;
        let operator = agent.operator;
        let row = read!(self.store(), portals::settings_of(operator)).await?;
        let gone = || StoreError::Connection("the operator is gone".to_owned());
        Ok(row.ok_or_else(gone)?.into())
    }

    /// Changes settings of the operator, all or none. Takes effect at once on this instance, and within two seconds on
    /// every other one.
    ///
    /// # Errors
    /// Which value is rejected, and why.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change_operator_settings(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        changes: &[(String, String)],
    ) -> Result<(), Failure<SettingsFormRefusal>> {
        let old = self.operator_settings(agent).await?;
        require_recent_code(agent)?;
        let new = changed(&old, changes)?;
        if new == old {
            return Ok(());
        }
        let now = self.now();
        let subject = &agent.operator_name;
        let act = NewAudit {
            was: Some(difference(&old, &new)),
            became: Some(difference(&new, &old)),
            ..audit::act(AuditAction::SettingsChanged, agent, caller, subject, now)
        };
        let operator = agent.operator;
        let conflict = transaction!(self.store(), async |tx| {
            let conflict = change(tx, operator, &new).await?;
            if conflict.is_none() {
                query!(tx, audit::record(&act)).await?;
            }
            Ok(conflict)
        })
        .await?;
        if let Some(conflict) = conflict {
            return Err(refusal_of_conflict(&conflict).into());
        }
        self.0.portals.invalidate_all();
        Ok(())
    }
}

fn changed(
    old: &Settings,
    changes: &[(String, String)],
) -> Result<Settings, Failure<SettingsFormRefusal>> {
    let mut new = old.clone();
    let problems: Vec<_> = changes
        .iter()
        .filter_map(|(name, value)| new.set(name, value).err())
        .map(|refusal| refusal_of(&refusal))
        .collect();
    if problems.is_empty() { Ok(new) } else { Err(Failure::Refused(problems)) }
}

/// Returns the settings of the first that differ from the second.
fn difference(of: &Settings, from: &Settings) -> String {
    of.entries()
        .into_iter()
        .zip(from.entries())
        .filter(|(one, other)| one != other)
        .map(|((name, value), _)| format!("{name}={value}"))
        .collect::<Vec<_>>()
        .join(", ")
}
