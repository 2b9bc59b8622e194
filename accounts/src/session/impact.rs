//! How many customers a change of settings or of a provider would sign out, counted before the change.

use super::acceptance::{SessionOrigin, SignInMethod, is_accepted};
use crate::{
    AccessError,
    access::allow,
    groups::Sessions,
    portals::{choice, from_row},
    store::{StoreError, read, rows::SessionGroup},
};
use model::{Agent, OperatorId, Permission, Portal, PortalId, ProviderId, Settings, SwitchImpact};
use std::iter;

/// A portal before and after a change.
struct PortalChange {
    before: Portal,
    after: Portal,
}

impl Sessions<'_> {
    /// Returns how many customers each switch would sign out: on every portal of the operator, or on one portal with
    /// settings of its own.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn switch_impact(
        self,
        agent: &Agent,
        portal: Option<PortalId>,
    ) -> Result<SwitchImpact, AccessError> {
        let permission = match portal {
            None => Permission::ChangeSettings,
            Some(_) => Permission::ManagePortals,
        };
        allow(agent, permission)?;
        let operator = agent.operator;
        let count = |switch: fn(&mut Settings)| self.count_switched(operator, portal, switch);
        Ok(SwitchImpact {
            accounts_off: count(|it| it.customer_accounts_enabled = false).await?,
            sso_off: count(|it| it.sso_enabled = false).await?,
            sso_only: count(|it| (it.sso_enabled, it.sso_only) = (true, true)).await?,
        })
    }

    async fn count_switched(
        self,
        operator: OperatorId,
        portal: Option<PortalId>,
        switch: fn(&mut Settings),
    ) -> Result<i64, StoreError> {
        let rows = read!(self.accounts.store(), portals::of_operator(operator)).await?;
        let mut changed = Vec::new();
        for row in rows {
            // A portal's overrides are kept when the operator's settings change.
            let settings = if portal.is_none() {
                let mut operators = row.operators();
                switch(&mut operators);
                row.own().applied_to(&operators)
            } else {
                let mut own = row.settings();
                switch(&mut own);
                own
            };
            changed.push((row, settings));
        }
        let providers = read!(self.accounts.store(), providers::of_operator(operator)).await?;
        let changes = changed
            .into_iter()
            .filter(|(row, _)| portal.is_none_or(|id| id == row.id))
            .filter_map(|(row, settings)| {
                let before = Portal {
                    providers: providers.iter().filter_map(choice).collect(),
                    ..from_row(row)?
                };
                let after = Portal { settings, ..before.clone() };
                Some(PortalChange { before, after })
            });
        self.count_closed(operator, &changes.collect::<Vec<_>>()).await
    }

    /// Returns how many customers are signed in by that provider, and would be signed out by its removal or by a
    /// changed access rule.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn count_signed_in_by(
        self,
        operator: OperatorId,
        provider: ProviderId,
    ) -> Result<i64, StoreError> {
        let rows = read!(self.accounts.store(), portals::of_operator(operator)).await?;
        let providers = read!(self.accounts.store(), providers::of_operator(operator)).await?;
        let changes = rows.into_iter().filter_map(|row| {
            let before = Portal {
                providers: providers.iter().filter_map(choice).collect(),
                ..from_row(row)?
            };
            let mut after = before.clone();
            after.providers.retain(|one| one.id != provider);
            Some(PortalChange { before, after })
        });
        self.count_closed(operator, &changes.collect::<Vec<_>>()).await
    }

    async fn count_closed(
        self,
        operator: OperatorId,
        changes: &[PortalChange],
    ) -> Result<i64, StoreError> {
        let closed: &Vec<_> = &changes.iter().flat_map(closed).collect();
        let now = self.accounts.now();
        read!(self.accounts.store(), session_groups::count_customers(operator, closed, now)).await
    }
}

/// Returns the sessions that are accepted before the change and not after it.
fn closed(change: &PortalChange) -> impl Iterator<Item = SessionGroup> {
    let PortalChange { before, after } = change;
    let by_providers = before
        .providers
        .iter()
        .map(|one| SignInMethod::Provider { id: one.id, access_rule: one.access_rule });
    iter::once(SignInMethod::Password)
        .chain(by_providers)
        .map(|method| SessionOrigin { portal: before.id, method })
        .filter(|&origin| is_accepted(Some(origin), before) && !is_accepted(Some(origin), after))
        .map(|origin| SessionGroup {
            origin: origin.into(),
            idle_limits: [
                before.settings.session_idle_minutes,
                before.settings.remember_me_minutes,
            ],
        })
}
