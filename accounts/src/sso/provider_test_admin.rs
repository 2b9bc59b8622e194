//! Provider tests in the backoffice: starting one, and its report, which only the starting browser gets.

use super::{provider_test_flow::REPORT_TTL, providers::summary, test_report::without_user};
use crate::{
    AccessError, AgentCaller, Secret, StoreError,
    access::allow,
    audit,
    groups::ProviderTests,
    store::{
        Tx, query, read,
        rows::{NewAudit, NewTest, ProviderRow, TestRow},
        transaction, write,
    },
    throttle::Quota,
    token::{derived, hash_of, sha256},
};
use chrono::TimeDelta;
use model::{
    Agent, AuditAction, Failure, Finding, Permission, PortalId, ProviderId, ProviderTest,
    ProviderTestId, TestReport, TestVerdict, refusals::TestProviderRefusal,
};
use serde::de::DeserializeOwned;

const TICKET_TTL: TimeDelta = TimeDelta::minutes(10);

/// A started test.
#[derive(Debug)]
pub enum TestBegun {
    /// The test failed without a browser round trip; the report has this id.
    Reported(ProviderTestId),
    /// The browser round trip may start. The secret is for the cookie; a browser may have several, each for the test of
    /// that id.
    Ready { test: ProviderTestId, browser: Secret },
}

impl ProviderTests<'_> {
    /// Tests without a user and, if nothing is wrong, prepares a browser round trip by that portal; 0 means the
    /// operator's first one. Returns the round trip, or the id of the report of a test that ended already.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such provider or portal, or the wait after too many tests.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn begin(
        self,
        agent: &Agent,
        provider: ProviderId,
        portal: Option<PortalId>,
    ) -> Result<TestBegun, Failure<TestProviderRefusal>> {
        allow(agent, Permission::ManageProviders)?;
        let operator = agent.operator;
        let row = read!(self.accounts.store(), providers::by_id(operator, provider)).await?;
        let row = row.ok_or(TestProviderRefusal::Unknown)?;
        let portals = read!(self.accounts.store(), providers::portals_of(operator)).await?;
        let (portal, _, origin) = portals
            .into_iter()
            .find(|(id, ..)| portal.is_none_or(|portal| portal == *id))
            .ok_or(TestProviderRefusal::Unknown)?;
        let quota = [Quota::provider_tests_by(operator, agent.id)];
        self.accounts.take_quotas(&quota).await?;
        let findings = self.accounts.providers().examine_provider(&row, &origin).await;
        let (test, secret) = self.new_test(agent, &row, portal, &findings)?;
        let id = write!(self.accounts.store(), provider_tests::insert(&test)).await?;
        Ok(if test.claimed {
            TestBegun::Reported(id)
        } else {
            TestBegun::Ready { test: id, browser: secret }
        })
    }

    fn new_test(
        self,
        agent: &Agent,
        row: &ProviderRow,
        portal: PortalId,
        findings: &[Finding],
    ) -> Result<(NewTest, Secret), StoreError> {
        let secret = Secret::random();
        let ticket = derived("ticket", secret.expose());
        let now = self.accounts.now();
        let report = findings
            .iter()
            .any(Finding::stops_round_trip)
            .then(|| serde_json::to_string(&without_user(TestVerdict::NotReady, "")))
            .transpose()?;
        let over = report.is_some();
        let test = NewTest {
            operator_id: agent.operator,
            provider_id: row.id,
            agent_id: agent.id,
            portal_id: portal,
            version: row.version,
            browser: secret.hash(),
            ticket: sha256(ticket.as_bytes()),
            departed: over,
            findings: serde_json::to_string(findings)?,
            report,
            finished_at: over.then_some(now),
            claimed: over,
            expires_at: now + if over { REPORT_TTL } else { TICKET_TTL },
        };
        Ok((test, secret))
    }

    /// Returns the URL that starts the round trip of a browser's cookie. `None` when it was already started, or is not
    /// this agent's.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn round_trip_url(
        self,
        agent: &Agent,
        provider: ProviderId,
        browser: &str,
    ) -> Result<Option<String>, AccessError> {
        let test = self.test_of(agent, provider, browser).await?;
        let Some(test) = test.filter(|test| !test.departed) else {
            return Ok(None);
        };
        let portals = read!(self.accounts.store(), providers::portals_of(agent.operator)).await?;
        let portal = portals.into_iter().find(|(id, ..)| *id == test.portal_id);
        Ok(portal.map(|(_, _, origin)| {
            let ticket = derived("ticket", browser);
            format!("{origin}/sso/{provider}/test/{ticket}")
        }))
    }

    /// Releases the report of a completed test to the browser that started it, and records success if the provider
    /// passed and is unchanged. Returns its id. `None` when this agent has no such test in this browser.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn finish(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        provider: ProviderId,
        browser: &str,
    ) -> Result<Option<ProviderTestId>, AccessError> {
        let Some(test) = self.test_of(agent, provider, browser).await? else {
            return Ok(None);
        };
        let Some(report) = report(&test) else {
            return Ok(None);
        };
        let (operator, now) = (agent.operator, self.accounts.now());
        let row = read!(self.accounts.store(), providers::by_id(operator, provider)).await?;
        let Some(name) = row.as_ref().and_then(super::parsed).map(|it| it.name) else {
            return Ok(None);
        };
        let verdict = serde_json::to_string(&report.verdict).map_err(StoreError::from)?;
        let record = NewAudit {
            after: Some(verdict.trim_matches('"').to_owned()),
            ..audit::new_record(AuditAction::ProviderTested, agent, caller, &name, now)
        };
        let passed = report.verdict == TestVerdict::Admitted;
        transaction!(self.accounts.store(), async |tx| { claim(tx, &test, passed, &record).await })
            .await?;
        Ok(Some(test.id))
    }

    /// Returns a test of the operator's provider, until an hour after it ended.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn get(
        self,
        agent: &Agent,
        provider: ProviderId,
        test: ProviderTestId,
    ) -> Result<Option<ProviderTest>, AccessError> {
        allow(agent, Permission::ManageProviders)?;
        let (operator, now) = (agent.operator, self.accounts.now());
        let test = read!(self.accounts.store(), provider_tests::by_id(operator, test, now)).await?;
        let Some(test) = test.filter(|test| test.claimed && test.provider_id == provider) else {
            return Ok(None);
        };
        let row = read!(self.accounts.store(), providers::by_id(operator, provider)).await?;
        let summary = row.as_ref().and_then(|row| summary(row, &[]));
        let findings = read_json(&test, &test.findings);
        let (Some(summary), Some(report), Some(findings)) = (summary, report(&test), findings)
        else {
            return Ok(None);
        };
        Ok(Some(ProviderTest {
            id: test.id,
            is_current: summary.version == test.version,
            provider: summary,
            findings,
            report,
            finished_at: test.finished_at.unwrap_or(now),
        }))
    }

    /// Returns the test that the agent started in that browser.
    async fn test_of(
        self,
        agent: &Agent,
        provider: ProviderId,
        browser: &str,
    ) -> Result<Option<TestRow>, AccessError> {
        allow(agent, Permission::ManageProviders)?;
        let Some(hash) = hash_of(browser) else {
            return Ok(None);
        };
        let (operator, now) = (agent.operator, self.accounts.now());
        let test =
            read!(self.accounts.store(), provider_tests::by_browser(operator, &hash, now)).await?;
        Ok(test.filter(|test| test.agent_id == agent.id && test.provider_id == provider))
    }
}

/// Releases the report to the operator, once. Records success if the test passed and the provider is unchanged.
async fn claim(
    tx: &mut Tx,
    test: &TestRow,
    passed: bool,
    record: &NewAudit,
) -> Result<(), StoreError> {
    let (operator, provider) = (test.operator_id, test.provider_id);
    if !query!(tx, provider_tests::claim(operator, test.id)).await? {
        return Ok(());
    }
    if passed {
        let (version, now) = (test.version, Some(record.at));
        query!(tx, providers::set_tested(operator, provider, version, now)).await?;
    }
    query!(tx, audit::record(record)).await?;
    Ok(())
}

/// Returns the report of a test that ended.
fn report(test: &TestRow) -> Option<TestReport> {
    read_json(test, test.report.as_deref()?)
}

/// Returns a part of a test. `None`, with a log message, when another release wrote it.
fn read_json<T: DeserializeOwned>(test: &TestRow, json: &str) -> Option<T> {
    serde_json::from_str(json)
        .inspect_err(|error| {
            let (operator, test) = (test.operator_id, test.id);
            tracing::error!(operator = operator.get(), test = test.get(), %error, "provider.test.unreadable");
        })
        .ok()
}
