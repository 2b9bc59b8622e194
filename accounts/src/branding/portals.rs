//! Adding a portal, and giving one another name or host.

use super::difference;
use crate::{
    Accounts, AgentCaller,
    agents::allow,
    audit, names,
    once::{OneTimeKey, Sender},
    store::{
        rows::{NewAudit, NewPortalRow},
        write,
    },
};
use model::{
    Agent, AuditAction, Failure, HostName, Permission, PersonName, refusals::PortalRefusal,
};

/// What a portal is called and where it is, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct PortalForm {
    pub name: String,
    pub host: String,
    /// Of a form that adds one.
    pub once: OneTimeKey,
}

impl Accounts {
    /// Adds a portal to the operator. It begins as the operator's oldest one is, with all languages; tells its id. A form
    /// that arrives again adds none.
    ///
    /// # Errors
    /// What is wrong with the name or the host.
    pub async fn add_portal(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        form: &PortalForm,
    ) -> Result<i64, Failure<PortalRefusal>> {
        allow(agent, Permission::ManagePortals)?;
        let (name, host) = self.read_portal(form)?;
        let first = self.first_portal(agent.operator).await?;
        let first = first.ok_or(Failure::Unavailable)?;
        let origin = host.with_scheme_and_port_of(&first.origin);
        let new = NewPortalRow {
            operator_id: agent.operator,
            name: name.as_str(),
            host: host.as_str(),
            origin: &origin,
            accent: &first.accent,
        };
        let (default, now) = (first.default_locale.tag(), self.now());
        let act = NewAudit {
            became: Some(format!("origin={origin}")),
            ..audit::act(AuditAction::PortalAdded, agent, caller, name.as_str(), now)
        };
        let content = [form.name.as_str(), &form.host];
        let key = form
            .once
            .of("add-portal", Sender::Agent(agent.id), &content);
        let known = key.as_deref();
        let added = write!(self.store(), branding::add(new, default, known, &act)).await?;
        // Who asked for the host before was told that there is none.
        self.0.portals.invalidate_all();
        added.ok_or_else(|| PortalRefusal::HostTaken.into())
    }

    /// Gives a portal another name or host; scheme and port stay. Links that were mailed before keep the old host.
    ///
    /// # Errors
    /// What is wrong with the name or the host, or `Unknown`.
    pub async fn change_portal(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
        form: &PortalForm,
    ) -> Result<(), Failure<PortalRefusal>> {
        let old = self
            .known_portal(agent, id, PortalRefusal::Unknown)
            .await?
            .portal;
        let (name, host) = self.read_portal(form)?;
        let origin = host.with_scheme_and_port_of(&old.origin);
        let was = [("name", old.name.as_str()), ("origin", &old.origin)];
        let became = [("name", name.as_str()), ("origin", &origin)];
        if was == became {
            return Ok(());
        }
        let now = self.now();
        let act = NewAudit {
            was: Some(difference(&was, &became)),
            became: Some(difference(&became, &was)),
            ..audit::act(AuditAction::PortalChanged, agent, caller, &old.name, now)
        };
        let (name, address) = (name.as_str(), (host.as_str(), origin.as_str()));
        let outcome = write!(
            self.store(),
            branding::change_address(id, name, address, &act)
        )
        .await;
        self.changed(outcome, PortalRefusal::Unknown, PortalRefusal::HostTaken)
            .await
    }

    fn read_portal(
        &self,
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
            Some(host) if self.is_backoffice(host) => problems.push(PortalRefusal::HostReserved),
            Some(_) => {}
        }
        if problems.is_empty() {
            name.zip(host).ok_or(Failure::Unavailable)
        } else {
            Err(Failure::Refused(problems))
        }
    }

    /// A portal on the backoffice's host would never be seen.
    fn is_backoffice(&self, host: &HostName) -> bool {
        self.0
            .backoffice_origin
            .as_deref()
            .is_some_and(|origin| host.with_scheme_and_port_of(origin) == origin)
    }
}
