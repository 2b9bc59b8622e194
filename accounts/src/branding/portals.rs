//! Adding portals, and changing their name or host.

use super::HostOutcome;
use crate::{
    AgentCaller,
    access::{allow, require_recent_code},
    audit,
    groups::Branding,
    names,
    once::{FormSender, OneTimeKey},
    store::{
        query,
        rows::{NewAudit, NewHostClaim},
        transaction,
    },
};
use model::{
    Agent, AuditAction, Failure, HostName, Permission, PersonName, Portal, PortalId,
    refusals::PortalRefusal,
};

/// Name and host of a portal, as typed.
#[derive(Debug, Clone, Default)]
pub struct PortalForm {
    pub name: String,
    pub host: String,
    /// Used when a portal is added.
    pub once: OneTimeKey,
}

impl PortalForm {
    /// Returns the idempotency key of the form that adds a portal.
    fn hash(&self, agent: &Agent) -> Option<Vec<u8>> {
        let content = [&*self.name, &*self.host];
        self.once.of("add-portal", FormSender::Agent(agent.id), &content)
    }
}

impl Branding<'_> {
    /// Adds a portal to the operator once its host is confirmed. Settings and look start as those of the operator's
    /// oldest portal, with all languages. The same form again adds nothing and repeats the check of its host. Returns
    /// whether the portal is served now.
    ///
    /// # Errors
    /// What is wrong with the name or the host.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn add_portal(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        form: &PortalForm,
    ) -> Result<HostOutcome, Failure<PortalRefusal>> {
        allow(agent, Permission::ManagePortals)?;
        require_recent_code(agent)?;
        let (name, host) = self.read_portal(form)?;
        let first = self.accounts.first_portal(agent.operator).await?;
        let first = first.ok_or(Failure::Unavailable)?;
        let origin = host.with_scheme_and_port_of(&first.origin);
        let new = NewHostClaim {
            operator_id: agent.operator,
            portal_id: None,
            name: name.as_str(),
            host: host.as_str(),
            origin: &origin,
            created_at: self.accounts.now(),
        };
        let records = [claimed(agent, caller, &new)];
        let form = form.hash(agent);
        self.claim_host(agent, caller, new, form.as_deref(), &records).await
    }

    /// Changes a portal's name at once, and its host once that is confirmed; scheme and port stay. Links mailed before
    /// keep the old host. Returns whether the portal is served at the host now.
    ///
    /// # Errors
    /// What is wrong with the name or the host, or `Unknown` when the operator has no such portal.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change_portal(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: PortalId,
        form: &PortalForm,
    ) -> Result<HostOutcome, Failure<PortalRefusal>> {
        let old = self.known_portal(agent, id, PortalRefusal::Unknown).await?.portal;
        require_recent_code(agent)?;
        let (name, host) = self.read_portal(form)?;
        let now = self.accounts.now();
        let renamed = (old.name != name.as_str()).then(|| NewAudit {
            before: Some(format!("name={}", old.name)),
            after: Some(format!("name={name}")),
            ..audit::new_record(AuditAction::PortalChanged, agent, caller, &old.name, now)
        });
        if old.host == host.as_str() {
            return self.keep_host(agent, &old, &name, renamed).await;
        }
        let origin = host.with_scheme_and_port_of(&old.origin);
        let new = NewHostClaim {
            operator_id: agent.operator,
            portal_id: Some(id),
            name: name.as_str(),
            host: host.as_str(),
            origin: &origin,
            created_at: now,
        };
        let records: Vec<_> = renamed.into_iter().chain([claimed(agent, caller, &new)]).collect();
        let outcome = self.claim_host(agent, caller, new, None, &records).await;
        self.accounts.0.portals.invalidate_all();
        outcome
    }

    /// Keeps the portal's host: sets its name, and deletes a pending claim.
    async fn keep_host(
        self,
        agent: &Agent,
        portal: &Portal,
        name: &PersonName,
        renamed: Option<NewAudit>,
    ) -> Result<HostOutcome, Failure<PortalRefusal>> {
        let (operator, id) = (agent.operator, portal.id);
        let renamed = renamed.as_ref().map(|record| (name.as_str(), record));
        let is_known = transaction!(self.accounts.store(), async |tx| {
            if let Some((name, record)) = renamed {
                if !query!(tx, branding::rename(operator, id, name)).await? {
                    return Ok(false);
                }
                query!(tx, audit::record(record)).await?;
            }
            query!(tx, hosts::withdraw_of_portal(operator, id)).await?;
            Ok(true)
        })
        .await?;
        self.changed(is_known, PortalRefusal::Unknown)?;
        Ok(HostOutcome::Live(id))
    }

    fn read_portal(
        self,
        form: &PortalForm,
    ) -> Result<(PersonName, HostName), Failure<PortalRefusal>> {
        let mut problems = Vec::new();
        let name = names::read(
            &form.name,
            PortalRefusal::NameMissing,
            PortalRefusal::NameInvalid,
            &mut problems,
        );
        let host: Option<HostName> = form.host.parse().ok();
        match &host {
            None => problems.push(PortalRefusal::HostInvalid),
            Some(host) if self.accounts.is_backoffice_host(host.as_str()) => {
                problems.push(PortalRefusal::HostReserved)
            }
            Some(_) => {}
        }
        if problems.is_empty() {
            name.zip(host).ok_or(Failure::Unavailable)
        } else {
            Err(Failure::Refused(problems))
        }
    }
}

fn claimed(agent: &Agent, caller: &AgentCaller, new: &NewHostClaim<'_>) -> NewAudit {
    NewAudit {
        after: Some(format!("origin={}", new.origin)),
        ..audit::new_record(AuditAction::HostClaimed, agent, caller, new.name, new.created_at)
    }
}
