//! Testing a provider by a round trip of the admin's own browser. It departs from a portal, because that is whom the
//! provider knows; it begins no session and links nothing; and what came of it is shown only where it was begun.

use super::{
    Departure,
    flow::{FLOW_LASTS, Trip},
    protocol::FlowSecrets,
    providers::summary,
    test_report::{failed, nobody},
};
use crate::{
    AccessError, Accounts, AgentCaller, Caller, Secret, StoreError,
    agents::allow,
    audit,
    store::{
        read,
        rows::{
            FlowRow, NewAudit, NewFlow, NewTest, ProviderRow, TestClaim, TestDeparture, TestRow,
        },
        write,
    },
    throttle::{Quota, pass},
    token::{derived, hash_of},
};
use chrono::TimeDelta;
use model::{
    Agent, AuditAction, Failure, Finding, Permission, ProviderTest, TestReport, TestVerdict,
    refusals::TestProviderRefusal,
};

const TICKET_LASTS: TimeDelta = TimeDelta::minutes(10);
const REPORT_LASTS: TimeDelta = TimeDelta::hours(1);

/// A test that an agent has begun.
#[derive(Debug)]
pub enum TestBegun {
    /// Nobody needs to go there: what was found out without a person is the report of this id.
    Reported(i64),
    /// The browser may go. The secret is for its cookie.
    Ready(Secret),
}

/// What the ticket of a test is good for.
#[derive(Debug)]
pub enum TestWay {
    Go(Departure),
    /// It was used, or there is no way: back to the backoffice, at that address.
    Back(String),
    /// It is none, or not here.
    Unknown,
}

impl Accounts {
    /// Finds out what can be found out without a person and, if nothing is wrong, prepares a round trip by that portal; by
    /// the operator's first one for 0.
    ///
    /// # Errors
    /// `Unknown`, or a wait.
    pub async fn begin_provider_test(
        &self,
        agent: &Agent,
        provider: i64,
        portal: i64,
    ) -> Result<TestBegun, Failure<TestProviderRefusal>> {
        allow(agent, Permission::ManageProviders)?;
        let operator = agent.operator;
        let row = read!(self.store(), providers::by_id(operator, provider)).await?;
        let row = row.ok_or(TestProviderRefusal::Unknown)?;
        let portals = read!(self.store(), providers::portals_of(operator)).await?;
        let (portal, _, origin) = portals
            .into_iter()
            .find(|(id, ..)| portal == 0 || portal == *id)
            .ok_or(TestProviderRefusal::Unknown)?;
        let quota = [Quota::provider_tests_by(operator, agent.id)];
        pass(write!(self.store(), throttles::take(&quota, self.now())).await)?;
        let findings = self.examine_provider(&row, &origin).await;
        let (test, secret) = self.new_test(agent, &row, portal, &findings)?;
        let id = write!(self.store(), provider_tests::insert(&test)).await?;
        Ok(if test.claimed {
            TestBegun::Reported(id)
        } else {
            TestBegun::Ready(secret)
        })
    }

    fn new_test(
        &self,
        agent: &Agent,
        row: &ProviderRow,
        portal: i64,
        findings: &[Finding],
    ) -> Result<(NewTest, Secret), StoreError> {
        let secret = Secret::random();
        let ticket = derived("ticket", secret.expose());
        let now = self.now();
        let report = (!findings.iter().all(|finding| finding.ok))
            .then(|| serde_json::to_string(&nobody(TestVerdict::NotReady, "")))
            .transpose()?;
        let over = report.is_some();
        let test = NewTest {
            operator_id: agent.operator,
            provider_id: row.id,
            agent_id: agent.id,
            portal_id: portal,
            version: row.version,
            browser: secret.hash(),
            ticket: hash_of(&ticket).unwrap_or_default(),
            departed: over,
            findings: serde_json::to_string(findings)?,
            report,
            finished_at: over.then_some(now),
            claimed: over,
            expires_at: now + if over { REPORT_LASTS } else { TICKET_LASTS },
        };
        Ok((test, secret))
    }

    /// Where the round trip of a browser's cookie begins. None when it was begun already, by somebody else, or not at all.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn way_to_test(
        &self,
        agent: &Agent,
        provider: i64,
        browser: &str,
    ) -> Result<Option<String>, AccessError> {
        let test = self.test_of(agent, provider, browser).await?;
        let Some(test) = test.filter(|test| !test.departed) else {
            return Ok(None);
        };
        let portals = read!(self.store(), providers::portals_of(agent.operator)).await?;
        let portal = portals.into_iter().find(|(id, ..)| *id == test.portal_id);
        Ok(portal.map(|(_, _, origin)| {
            let ticket = derived("ticket", browser);
            format!("{origin}/sso/{provider}/test/{ticket}")
        }))
    }

    /// Sends the browser with that ticket to the provider, which is made to ask who it is. The ticket works once.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn depart_for_test(
        &self,
        caller: &Caller,
        provider: i64,
        ticket: &str,
    ) -> Result<TestWay, StoreError> {
        let (portal, now) = (&caller.portal, self.now());
        let (Some(hash), Some(back)) = (hash_of(ticket), self.back_from_test(provider)) else {
            return Ok(TestWay::Unknown);
        };
        let operator = portal.operator;
        let test = read!(
            self.store(),
            provider_tests::by_ticket(operator, &hash, now)
        )
        .await?;
        let here = |test: &TestRow| test.provider_id == provider && test.portal_id == portal.id;
        let Some(test) = test.filter(here) else {
            return Ok(TestWay::Unknown);
        };
        if test.departed {
            return Ok(TestWay::Back(back));
        }
        match self.trip_of_test(caller, &test).await? {
            Ok((flow, departure)) => {
                let leaving = TestDeparture {
                    expires_at: flow.expires_at + FLOW_LASTS,
                    flow: &flow,
                };
                let id = test.id;
                let first = write!(self.store(), provider_tests::depart(id, &leaving)).await?;
                Ok(if first {
                    TestWay::Go(departure)
                } else {
                    TestWay::Back(back)
                })
            }
            Err(report) => {
                self.keep_report(test.id, &report).await?;
                Ok(TestWay::Back(back))
            }
        }
    }

    async fn trip_of_test(
        &self,
        caller: &Caller,
        test: &TestRow,
    ) -> Result<Result<(NewFlow, Departure), TestReport>, StoreError> {
        let Some(row) = self.tested_row(test).await? else {
            return Ok(Err(nobody(TestVerdict::Changed, "")));
        };
        let Some(known) = self.opened(&row) else {
            return Ok(Err(nobody(TestVerdict::NotReady, "")));
        };
        let secrets = FlowSecrets::random();
        let url = match self.login_url(caller, &known, &secrets, true).await {
            Ok(url) => url,
            Err(error) => return Ok(Err(failed(&error))),
        };
        let (flow, secret) = self.new_flow(&caller.portal, known.id, Trip::Test, secrets);
        let flow = NewFlow {
            test_id: Some(test.id),
            ..flow
        };
        Ok(Ok((flow, Departure { url, flow: secret })))
    }

    /// Takes a browser back whose trip is a test: verifies the answer as at every sign-in, and keeps a report instead of
    /// signing anybody in. Tells where the browser goes on; nothing when its trip is none of those.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn arrive_from_test(
        &self,
        caller: &Caller,
        provider: i64,
        flow: Option<&str>,
        answer: &[(String, String)],
    ) -> Result<Option<String>, StoreError> {
        let portal = &caller.portal;
        let row = self
            .spend_flow(portal, Some(provider), flow, Trip::Test)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let (operator, id, now) = (portal.operator, row.test_id.unwrap_or_default(), self.now());
        let test = read!(self.store(), provider_tests::by_id(operator, id, now)).await?;
        if let Some(test) = test {
            let report = self.report_of(caller, &test, row, answer).await?;
            self.keep_report(test.id, &report).await?;
        }
        Ok(self.back_from_test(provider))
    }

    async fn report_of(
        &self,
        caller: &Caller,
        test: &TestRow,
        flow: FlowRow,
        answer: &[(String, String)],
    ) -> Result<TestReport, StoreError> {
        if flow.expires_at <= self.now() {
            return Ok(nobody(TestVerdict::Late, ""));
        }
        let known = self.tested_row(test).await?;
        let Some(known) = known.and_then(|row| self.opened(&row)) else {
            return Ok(nobody(TestVerdict::Changed, ""));
        };
        match self.verified(caller, &known, flow, answer).await {
            Ok(assertion) => self.report_on(caller, &known, &assertion).await,
            Err(error) => Ok(failed(&error)),
        }
    }

    /// Shows a test that has come back to the browser that began it, and keeps that the provider passed, if it did and is
    /// still as it was. None when this browser has no such test of this agent's.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn finish_provider_test(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        provider: i64,
        browser: &str,
    ) -> Result<Option<i64>, AccessError> {
        let Some(test) = self.test_of(agent, provider, browser).await? else {
            return Ok(None);
        };
        let Some(report) = report(&test) else {
            return Ok(None);
        };
        let (operator, now) = (agent.operator, self.now());
        let row = read!(self.store(), providers::by_id(operator, provider)).await?;
        let Some(name) = row.as_ref().and_then(super::parsed).map(|it| it.name) else {
            return Ok(None);
        };
        let verdict = serde_json::to_string(&report.verdict).map_err(StoreError::from)?;
        let act = NewAudit {
            became: Some(verdict.trim_matches('"').to_owned()),
            ..audit::act(AuditAction::ProviderTested, agent, caller, &name, now)
        };
        let claim = TestClaim {
            test: &test,
            passed: report.verdict == TestVerdict::Admitted,
            act: &act,
        };
        write!(self.store(), provider_tests::claim(&claim, now)).await?;
        Ok(Some(test.id))
    }

    /// A test of the operator's provider, for an hour after it ended.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn provider_test(
        &self,
        agent: &Agent,
        provider: i64,
        test: i64,
    ) -> Result<Option<ProviderTest>, AccessError> {
        allow(agent, Permission::ManageProviders)?;
        let (operator, now) = (agent.operator, self.now());
        let test = read!(self.store(), provider_tests::by_id(operator, test, now)).await?;
        let Some(test) = test.filter(|test| test.claimed && test.provider_id == provider) else {
            return Ok(None);
        };
        let row = read!(self.store(), providers::by_id(operator, provider)).await?;
        let summary = row.as_ref().and_then(|row| summary(row, &[]));
        let (Some(summary), Some(report)) = (summary, report(&test)) else {
            return Ok(None);
        };
        Ok(Some(ProviderTest {
            id: test.id,
            is_current: summary.version == test.version,
            provider: summary,
            findings: serde_json::from_str(&test.findings).unwrap_or_default(),
            report,
            finished_at: test.finished_at.unwrap_or(now),
        }))
    }

    /// The test that a browser began for that agent.
    async fn test_of(
        &self,
        agent: &Agent,
        provider: i64,
        browser: &str,
    ) -> Result<Option<TestRow>, AccessError> {
        allow(agent, Permission::ManageProviders)?;
        let Some(hash) = hash_of(browser) else {
            return Ok(None);
        };
        let (operator, now) = (agent.operator, self.now());
        let test = read!(
            self.store(),
            provider_tests::by_browser(operator, &hash, now)
        )
        .await?;
        Ok(test.filter(|test| test.agent_id == agent.id && test.provider_id == provider))
    }

    /// The provider of a test, if it is still as it was.
    async fn tested_row(&self, test: &TestRow) -> Result<Option<ProviderRow>, StoreError> {
        let (operator, provider) = (test.operator_id, test.provider_id);
        let row = read!(self.store(), providers::by_id(operator, provider)).await?;
        Ok(row.filter(|row| row.version == test.version))
    }

    async fn keep_report(&self, test: i64, report: &TestReport) -> Result<(), StoreError> {
        let (report, now) = (serde_json::to_string(report)?, self.now());
        let until = now + REPORT_LASTS;
        write!(
            self.store(),
            provider_tests::finish(test, &report, now, until)
        )
        .await
    }

    /// Where a test ends in the backoffice.
    fn back_from_test(&self, provider: i64) -> Option<String> {
        let origin = self.0.backoffice_origin.as_ref()?;
        Some(format!("{origin}/providers/{provider}/test/back"))
    }
}

/// None, and a line in the log, when it was written by another release.
fn report(test: &TestRow) -> Option<TestReport> {
    serde_json::from_str(test.report.as_deref()?)
        .inspect_err(|error| tracing::error!(test = test.id, %error, "the test cannot be read"))
        .ok()
}
