//! Changing settings, by admins.

use super::{AccessError, AgentCaller, allow, require_recent_code};
use crate::{
    audit,
    groups::OperatorSettings,
    settings::{Changed, Edit, change, failure_of_edit, refusal_of_conflict},
    store::{query, read, rows::NewAudit, transaction},
};
use model::{Agent, AuditAction, Failure, Permission, Settings, refusals::SettingsFormRefusal};

impl OperatorSettings<'_> {
    /// Returns the settings of the operator.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn get(self, agent: &Agent) -> Result<Settings, AccessError> {
        allow(agent, Permission::ChangeSettings)?;
        let operator = agent.operator;
        let row = read!(self.accounts.store(), portals::settings_of(operator)).await?;
        Ok(row.into())
    }

    /// Changes settings of the operator, all or none. Where `shown` says what the form showed ([`Settings::shown`]), only
    /// what was edited is changed. Takes effect at once on this instance, and within two seconds on every other one.
    ///
    /// # Errors
    /// Which value is rejected, and why; `ChangedMeanwhile` where another admin has changed the same setting.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        changes: &[(String, String)],
        shown: Option<&str>,
    ) -> Result<(), Failure<SettingsFormRefusal>> {
        allow(agent, Permission::ChangeSettings)?;
        require_recent_code(agent)?;
        let (operator, subject) = (agent.operator, &agent.operator_name);
        let record = audit::new_record(
            AuditAction::SettingsChanged,
            agent,
            caller,
            subject,
            self.accounts.now(),
        );
        let edit = Edit { values: changes, shown };
        let changed = transaction!(self.accounts.store(), async |tx| {
            let changed = change(tx, operator, edit).await?;
            if let Changed::Done(change) = &changed
                && change.before != change.after
            {
                let record = NewAudit {
                    before: Some(difference(&change.before, &change.after)),
                    after: Some(difference(&change.after, &change.before)),
                    ..record.clone()
                };
                query!(tx, audit::record(&record)).await?;
            }
            Ok(changed)
        })
        .await?;
        match changed {
            Changed::Done(_) => {
                self.accounts.0.portals.invalidate_all();
                Ok(())
            }
            Changed::Refused(why) => Err(failure_of_edit(&why)),
            Changed::Conflict(conflict) => Err(refusal_of_conflict(&conflict).into()),
        }
    }
}

/// Returns the settings of the first that differ from the second.
fn difference(of: &Settings, from: &Settings) -> String {
    of.entries()
        .into_iter()
        .zip(from.entries())
        .filter(|(one, other)| one != other)
        .map(|((setting, value), _)| format!("{}={value}", setting.name()))
        .collect::<Vec<_>>()
        .join(", ")
}
