//! Settings that a portal overrides.

use super::difference;
use crate::{
    AgentCaller,
    access::require_recent_code,
    audit,
    groups::Branding,
    settings::{Edit, EditRefusal, check_portals, failure_of_edit, providers_of, refusal_of},
    store::{StoreError, Tx, query, rows::NewAudit, transaction},
};
use model::{
    Agent, AuditAction, Failure, Overrides, PortalId, Setting, SettingsRefusal,
    refusals::SettingsFormRefusal,
};

/// Result of a change.
enum Outcome {
    Done,
    /// The portal is not one of the operator's.
    Unknown,
    /// A value is invalid, or another admin has changed the same setting.
    NotEdited(EditRefusal),
    /// It conflicts with others.
    Refused(SettingsRefusal),
}

impl Branding<'_> {
    /// Sets the overrides of a portal, all or none. An empty value removes its override. Where `edited_from` says what
    /// the form showed ([`Overrides::shown`]), only what was edited is changed.
    ///
    /// # Errors
    /// Which value is rejected, or what conflicts with the operator's settings; `ChangedMeanwhile` where another admin
    /// has changed the same setting.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change_overrides(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: PortalId,
        changes: &[(String, String)],
        edited_from: Option<&str>,
    ) -> Result<(), Failure<SettingsFormRefusal>> {
        let unknown = SettingsFormRefusal::Unknown;
        let name = self.known_portal(agent, id, unknown).await?.portal.name;
        require_recent_code(agent)?;
        let record = audit::new_record(
            AuditAction::PortalSettingsChanged,
            agent,
            caller,
            &name,
            self.accounts.now(),
        );
        let edit = Edit { values: changes, shown: edited_from };
        let outcome =
            transaction!(self.accounts.store(), async |tx| { change(tx, id, edit, &record).await })
                .await?;
        match outcome {
            Outcome::Done => {
                self.accounts.0.portals.invalidate_all();
                Ok(())
            }
            Outcome::Unknown => Err(unknown.into()),
            Outcome::NotEdited(why) => Err(failure_of_edit(&why)),
            Outcome::Refused(why) => Err(refusal_of(&why).into()),
        }
    }
}

/// Changes the edited overrides of a portal, unless they conflict with the operator's settings.
async fn change(
    tx: &mut Tx,
    portal: PortalId,
    edit: Edit<'_>,
    record: &NewAudit,
) -> Result<Outcome, StoreError> {
    let operator = record.operator_id;
    let Some(row) = query!(tx, portals::by_id(operator, portal)).await? else {
        return Ok(Outcome::Unknown);
    };
    let old = row.own();
    let own = match edit.applied_to(&old) {
        Ok(own) => own,
        Err(why) => return Ok(Outcome::NotEdited(why)),
    };
    if own == old {
        return Ok(Outcome::Done);
    }
    let providers = providers_of(tx, operator).await?;
    if let Err(why) = check_portals(&own, &row.operators(), &row.settings(), providers) {
        return Ok(Outcome::Refused(why));
    }
    query!(tx, branding::set_overrides(operator, portal, &own)).await?;
    let (before, after) = (shown(&old), shown(&own));
    let record = NewAudit {
        before: Some(difference(&before, &after)),
        after: Some(difference(&after, &before)),
        ..record.clone()
    };
    query!(tx, audit::record(&record)).await?;
    Ok(Outcome::Done)
}

/// Returns the overrides as the audit shows them.
fn shown(own: &Overrides) -> [(&'static str, String); Setting::OVERRIDABLE.len()] {
    own.entries().map(|(setting, value)| {
        (setting.name(), value.unwrap_or_else(|| Overrides::INHERITED.to_owned()))
    })
}
