//! Whether a host leads to this deployment: until it was seen to, nobody has it. The host is asked for an address that
//! works once, through its public name, and only this deployment knows the answer. A request that arrives with the host's
//! name proves nothing: anybody can write any name into one.

use crate::{
    AccessError, Accounts, AgentCaller, Secret, StoreError,
    agents::allow,
    audit,
    sso::HttpError,
    store::{
        read,
        rows::{ClaimOutcome, ConfirmOutcome, HostClaimRow, NewAudit, NewHostClaim},
        write,
    },
    throttle::{self, Quota},
    token::hash_of,
};
use chrono::TimeDelta;
use model::{
    Agent, AuditAction, Failure, HostClaim, HostVerdict, Permission, refusals::PortalRefusal,
};
use url::Url;

/// The path that a host is asked for, up to what is asked.
const PROBE_PATH: &str = "/.well-known/guichet-host/";
/// Longer than a check takes.
const PROBE_TTL: TimeDelta = TimeDelta::minutes(1);

/// What became of a host that an admin asked for, or had checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostOutcome {
    /// The portal of that id answers there.
    Live(i64),
    /// It does not lead here yet.
    Waiting,
}

/// Why a host was not vouched for.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    #[error("no portal has the host {0}")]
    UnknownHost(String),
    #[error("the operator has not asked for the host {0}")]
    NotAskedFor(String),
    #[error("another portal has the host {0}")]
    Taken(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Accounts {
    /// Returns the hosts that the operator's admins asked for and that do not lead here yet.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn host_claims(&self, agent: &Agent) -> Result<Vec<HostClaim>, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let rows = read!(self.store(), hosts::of_operator(operator)).await?;
        Ok(rows.into_iter().map(shown).collect())
    }

    /// Keeps the host that an admin asks for, and checks it at once. `form` is what the form is known by when it arrives again.
    pub(super) async fn claim_host(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        new: NewHostClaim<'_>,
        form: Option<&[u8]>,
        acts: &[NewAudit],
    ) -> Result<HostOutcome, Failure<PortalRefusal>> {
        match write!(self.store(), hosts::claim(new, form, acts)).await? {
            ClaimOutcome::Live(portal) => Ok(HostOutcome::Live(portal)),
            ClaimOutcome::Taken => Err(PortalRefusal::HostTaken.into()),
            ClaimOutcome::TooMany => Err(PortalRefusal::TooManyHosts.into()),
            ClaimOutcome::Unknown => Err(PortalRefusal::Unknown.into()),
            ClaimOutcome::Waiting(id) => match self.check_host(agent, caller, id).await {
                Err(Failure::Wait(_)) => Ok(HostOutcome::Waiting),
                checked => checked,
            },
        }
    }

    /// Asks whether a host that an admin asked for leads here; if it does, the portal answers there from now on.
    ///
    /// # Errors
    /// `Unknown` where the operator has not asked for it, `HostTaken`, or a wait.
    pub async fn check_host(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
    ) -> Result<HostOutcome, Failure<PortalRefusal>> {
        allow(agent, Permission::ManagePortals)?;
        let (operator, now) = (agent.operator, self.now());
        let claim = read!(self.store(), hosts::by_id(operator, id)).await?;
        let claim = claim.ok_or(PortalRefusal::Unknown)?;
        let quotas = [Quota::host_checks_by(operator, agent.id)];
        throttle::pass(write!(self.store(), throttles::take(&quotas, now)).await)?;

        let (probe, answer) = (Secret::random(), Secret::random());
        let (hash, until) = (probe.hash(), now + PROBE_TTL);
        let told = answer.expose();
        write!(self.store(), hosts::begin_check(&claim, &hash, told, until)).await?;
        if let Err(verdict) = self.ask_host(&claim.origin, &probe, answer.expose()).await {
            tracing::info!(host = claim.host, verdict = verdict.code(), "host.check.failed");
            let now = self.now();
            write!(self.store(), hosts::note_verdict(&claim, verdict, now)).await?;
            return Ok(HostOutcome::Waiting);
        }
        let act = self.act_of(agent, caller, &claim).await?;
        match self.confirm_claim(&claim, Some(&hash), Some(&act)).await? {
            ConfirmOutcome::Live(portal) => Ok(HostOutcome::Live(portal)),
            ConfirmOutcome::Taken => Err(PortalRefusal::HostTaken.into()),
            ConfirmOutcome::Gone => Err(PortalRefusal::Unknown.into()),
        }
    }

    /// Forgets a host that an admin asked for.
    ///
    /// # Errors
    /// `Unknown` where the operator has not asked for it.
    pub async fn withdraw_host(
        &self,
        agent: &Agent,
        id: i64,
    ) -> Result<(), Failure<PortalRefusal>> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        if write!(self.store(), hosts::withdraw(operator, id)).await? {
            Ok(())
        } else {
            Err(PortalRefusal::Unknown.into())
        }
    }

    /// Returns what this deployment answers to a check at that host; none where there is no such check.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn answer_to_probe(
        &self,
        host: &str,
        probe: &str,
    ) -> Result<Option<String>, StoreError> {
        let Some(hash) = hash_of(probe) else {
            return Ok(None);
        };
        let now = self.now();
        read!(self.store(), hosts::answer(host, &hash, now)).await
    }

    /// Has the portal answer at a host that the operator's admins asked for, by the word of whoever runs the deployment:
    /// for hosts that are not reached from here by their public name. `of` is the host of one of its portals.
    ///
    /// # Errors
    /// [`HostError`].
    pub async fn vouch_for_host(&self, of: &str, host: &str) -> Result<i64, HostError> {
        let portal = self.portal(of).await?;
        let portal = portal.ok_or_else(|| HostError::UnknownHost(of.to_owned()))?;
        let operator = portal.operator;
        let claims = read!(self.store(), hosts::of_operator(operator)).await?;
        let claim = claims.into_iter().find(|claim| claim.host == host);
        let claim = claim.ok_or_else(|| HostError::NotAskedFor(host.to_owned()))?;
        match self.confirm_claim(&claim, None, None).await? {
            ConfirmOutcome::Live(portal) => Ok(portal),
            ConfirmOutcome::Taken => Err(HostError::Taken(host.to_owned())),
            ConfirmOutcome::Gone => Err(HostError::NotAskedFor(host.to_owned())),
        }
    }

    async fn ask_host(
        &self,
        origin: &str,
        probe: &Secret,
        expected: &str,
    ) -> Result<(), HostVerdict> {
        let url = format!("{origin}{PROBE_PATH}{}", probe.expose());
        let url: Url = url.parse().map_err(|_| HostVerdict::Unreachable)?;
        let answered = self.0.sso.public_http().get(&url, "text/plain").await;
        let answered = answered.map(|answer| (answer.status().as_u16(), answer.into_body()));
        judge(answered, expected)
    }

    async fn act_of(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        claim: &HostClaimRow,
    ) -> Result<NewAudit, StoreError> {
        let (name, now) = (&claim.name, self.now());
        let became = Some(format!("origin={}", claim.origin));
        let Some(id) = claim.portal_id else {
            let act = audit::act(AuditAction::PortalAdded, agent, caller, name, now);
            return Ok(NewAudit { became, ..act });
        };
        let portal = self.portal_by_id(claim.operator_id, id).await?;
        Ok(NewAudit {
            was: portal.map(|portal| format!("origin={}", portal.origin)),
            became,
            ..audit::act(AuditAction::PortalChanged, agent, caller, name, now)
        })
    }

    async fn confirm_claim(
        &self,
        claim: &HostClaimRow,
        seen: Option<&[u8]>,
        act: Option<&NewAudit>,
    ) -> Result<ConfirmOutcome, StoreError> {
        let first = self.first_portal(claim.operator_id).await?;
        let Some(first) = first else {
            return Ok(ConfirmOutcome::Gone);
        };
        let (look, now) = ((first.accent.as_str(), first.default_locale.tag()), self.now());
        let outcome = write!(self.store(), hosts::confirm(claim, seen, look, act, now)).await?;
        // Who asked for the host before was told that there is none.
        self.0.portals.invalidate_all();
        Ok(outcome)
    }
}

/// Returns whether a host leads here, by what it answered with which status.
fn judge(answered: Result<(u16, Vec<u8>), HttpError>, expected: &str) -> Result<(), HostVerdict> {
    match answered {
        Ok((200, body)) if body == expected.as_bytes() => Ok(()),
        Ok(_) | Err(HttpError::TooBig) => Err(HostVerdict::LeadsElsewhere),
        // A name that this deployment's certificate is not for leads to somebody else, or not here yet.
        Err(HttpError::UnknownAuthority | HttpError::BadCertificate) => {
            Err(HostVerdict::LeadsElsewhere)
        }
        // The log says which of them it was.
        Err(HttpError::Unreachable | HttpError::Proxy) => Err(HostVerdict::Unreachable),
        Err(HttpError::TooSlow) => Err(HostVerdict::TooSlow),
        Err(HttpError::Forbidden | HttpError::Private) => Err(HostVerdict::NotPublic),
    }
}

fn shown(row: HostClaimRow) -> HostClaim {
    HostClaim {
        id: row.id,
        portal: row.portal_id,
        name: row.name,
        host: row.host,
        origin: row.origin,
        verdict: row.verdict.as_deref().and_then(HostVerdict::from_code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_leads_here_only_if_it_answers_what_only_this_deployment_knows() {
        let answer = |status, body: &str| Ok((status, body.as_bytes().to_vec()));
        for (answered, verdict) in [
            (answer(200, "secret"), Ok(())),
            (answer(200, "secret "), Err(HostVerdict::LeadsElsewhere)),
            (answer(200, ""), Err(HostVerdict::LeadsElsewhere)),
            (answer(200, "<html>"), Err(HostVerdict::LeadsElsewhere)),
            (answer(302, "secret"), Err(HostVerdict::LeadsElsewhere)),
            (answer(404, "secret"), Err(HostVerdict::LeadsElsewhere)),
            (Err(HttpError::TooBig), Err(HostVerdict::LeadsElsewhere)),
            (Err(HttpError::Unreachable), Err(HostVerdict::Unreachable)),
            (Err(HttpError::Proxy), Err(HostVerdict::Unreachable)),
            (Err(HttpError::TooSlow), Err(HostVerdict::TooSlow)),
            (Err(HttpError::Forbidden), Err(HostVerdict::NotPublic)),
        ] {
            let text = format!("{answered:?}");
            assert_eq!(judge(answered, "secret"), verdict, "{text}");
        }
    }
}
