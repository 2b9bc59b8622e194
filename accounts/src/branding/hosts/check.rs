//! Checking whether a host points to this deployment.

use super::{HostOutcome, confirmation::HostConfirmation};
use crate::{
    AgentCaller, Secret, StoreError,
    access::allow,
    audit,
    groups::Branding,
    sso::HttpError,
    store::{
        read,
        rows::{HostClaimRow, NewAudit},
        write,
    },
    throttle::Quota,
};
use chrono::TimeDelta;
use model::{
    Agent, AuditAction, Failure, HostClaimId, HostVerdict, Permission, refusals::PortalRefusal,
};
use url::Url;

/// Path that the check requests, up to the token.
const PROBE_PATH: &str = "/.well-known/guichet-host/";
/// Longer than a check takes.
const PROBE_TTL: TimeDelta = TimeDelta::minutes(1);

impl Branding<'_> {
    /// Checks whether a claimed host points to this deployment. If it does, its portal is served there from now on.
    /// Returns whether the portal is served at the host now.
    ///
    /// # Errors
    /// `Unknown` when the operator has not claimed it, `HostTaken` when another portal has it, or the wait after too
    /// many checks.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn check_host(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: HostClaimId,
    ) -> Result<HostOutcome, Failure<PortalRefusal>> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let claim = read!(self.accounts.store(), hosts::by_id(operator, id)).await?;
        let claim = claim.ok_or(PortalRefusal::Unknown)?;
        let quotas = [Quota::host_checks_by(operator, agent.id)];
        self.accounts.take_quotas(&quotas).await?;

        let (probe, answer) = (Secret::random(), Secret::random());
        let (hash, until) = (probe.hash(), self.accounts.now() + PROBE_TTL);
        let answer = answer.expose();
        write!(self.accounts.store(), hosts::begin_check(&claim, &hash, answer, until)).await?;
        if let Err(verdict) = self.ask_host(&claim, &probe, answer).await {
            tracing::info!(host = claim.host, reason = verdict.code(), "host.check.failed");
            let now = self.accounts.now();
            write!(self.accounts.store(), hosts::record_verdict(&claim, verdict, now)).await?;
            return Ok(HostOutcome::Waiting);
        }
        let record = self.act_of(agent, caller, &claim).await?;
        match self.confirm_claim(&claim, Some(&hash), Some(&record)).await? {
            HostConfirmation::Live(portal) => Ok(HostOutcome::Live(portal)),
            HostConfirmation::Taken => Err(PortalRefusal::HostTaken.into()),
            HostConfirmation::Gone => Err(PortalRefusal::Unknown.into()),
        }
    }

    async fn ask_host(
        self,
        claim: &HostClaimRow,
        probe: &Secret,
        expected: &str,
    ) -> Result<(), HostVerdict> {
        let url = format!("{}{PROBE_PATH}{}", claim.origin, probe.expose());
        let url: Url = url.parse().map_err(|_| HostVerdict::Unreachable)?;
        let http = self.accounts.0.sso.public_http().of(claim.operator_id);
        let answered = http.get(&url, "text/plain").await;
        let answered = answered.map(|answer| (answer.status().as_u16(), answer.into_body()));
        judge(answered, expected)
    }

    async fn act_of(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        claim: &HostClaimRow,
    ) -> Result<NewAudit, StoreError> {
        let (name, now) = (&claim.name, self.accounts.now());
        let after = Some(format!("origin={}", claim.origin));
        let Some(id) = claim.portal_id else {
            let record = audit::new_record(AuditAction::PortalAdded, agent, caller, name, now);
            return Ok(NewAudit { after, ..record });
        };
        let portal = self.accounts.portal_by_id(claim.operator_id, id).await?;
        Ok(NewAudit {
            before: portal.map(|portal| format!("origin={}", portal.origin)),
            after,
            ..audit::new_record(AuditAction::PortalChanged, agent, caller, name, now)
        })
    }
}

/// Checks that a host points to this deployment, by status and body of its answer.
///
/// # Errors
/// Where it leads instead.
fn judge(answered: Result<(u16, Vec<u8>), HttpError>, expected: &str) -> Result<(), HostVerdict> {
    match answered {
        Ok((200, body)) if body == expected.as_bytes() => Ok(()),
        Ok(_) | Err(HttpError::TooBig) => Err(HostVerdict::LeadsElsewhere),
        // A certificate for another name: the host does not point here, or not yet.
        Err(HttpError::UnknownAuthority | HttpError::BadCertificate) => {
            Err(HostVerdict::LeadsElsewhere)
        }
        // The log says which of the two it was.
        Err(HttpError::Unreachable | HttpError::Proxy) => Err(HostVerdict::Unreachable),
        Err(HttpError::TooSlow) => Err(HostVerdict::TooSlow),
        Err(HttpError::Forbidden | HttpError::Private) => Err(HostVerdict::NotPublic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_confirmed_only_by_the_answer_of_this_deployment() {
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
