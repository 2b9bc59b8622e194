//! The operator's first time zone, which its admin's browser sends.

use crate::access::AgentCaller;
use crate::{
    StoreError, audit,
    groups::OperatorSettings,
    store::{query, rows::NewAudit, transaction},
    time_zones,
};
use model::{AuditAction, Permission, Stage, TimeZone};

impl OperatorSettings<'_> {
    /// Chooses the browser's time zone for the operator of an admin's session, unless one is chosen already. A text
    /// that names no time zone changes nothing, because no person entered it.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn adopt_time_zone(
        self,
        caller: &AgentCaller,
        token: &str,
        zone: &str,
    ) -> Result<(), StoreError> {
        let Some(zone) = zone.parse::<TimeZone>().ok().filter(time_zones::is_known) else {
            return Ok(());
        };
        let Some(Stage::Open(agent)) = self.accounts.agents().stage(token).await? else {
            return Ok(());
        };
        if !zone.is_chosen() || !agent.may(Permission::ChangeSettings) {
            return Ok(());
        }
        let (operator, subject) = (agent.operator, &agent.operator_name);
        let record = NewAudit {
            before: Some(format!("time_zone={}", TimeZone::UNCHOSEN)),
            after: Some(format!("time_zone={zone}")),
            ..audit::new_record(
                AuditAction::SettingsChanged,
                &agent,
                caller,
                subject,
                self.accounts.now(),
            )
        };
        let name = zone.name();
        let is_adopted = transaction!(self.accounts.store(), async |tx| {
            let is_adopted = query!(tx, branding::adopt_time_zone(operator, name)).await?;
            if is_adopted {
                query!(tx, audit::record(&record)).await?;
            }
            Ok(is_adopted)
        })
        .await?;
        if is_adopted {
            self.accounts.0.portals.invalidate_all();
        }
        Ok(())
    }
}
