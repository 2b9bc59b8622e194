//! Browser round trip of a provider test. It starts at a portal, because that is the client that is registered at the
//! provider. It creates no session and links nothing.

use super::{
    AuthorizationRequest,
    authorize::FLOW_TTL,
    flow::FlowPurpose,
    protocol::FlowSecrets,
    test_report::{failed, without_user},
};
use crate::{
    Caller, StoreError,
    groups::ProviderTests,
    store::{
        query, read,
        rows::{FlowRow, NewFlow, ProviderRow, TestRow},
        transaction, write,
    },
    token::hash_of,
};
use chrono::TimeDelta;
use model::{ProviderId, ProviderTestId, TestReport, TestVerdict};

/// How long a report is available.
pub(super) const REPORT_TTL: TimeDelta = TimeDelta::hours(1);

/// Result of using a test's ticket.
#[derive(Debug)]
pub enum TicketOutcome {
    /// The round trip begins at the provider.
    Authorize(AuthorizationRequest),
    /// The ticket was used or there is no round trip: back to the backoffice, at that URL.
    Back(String),
    /// There is no such ticket here.
    Unknown,
}

/// How a round trip begins.
enum TestStart {
    Ready(Box<NewFlow>, AuthorizationRequest),
    /// It cannot begin, as the report says.
    Ended(Box<TestReport>),
}

impl TestStart {
    fn ended(report: TestReport) -> Self {
        Self::Ended(Box::new(report))
    }
}

impl ProviderTests<'_> {
    /// Redirects the browser with that ticket to the provider, requesting a new login. The ticket works once. Returns
    /// the provider's URL, or the way back to the backoffice.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn begin_authorization(
        self,
        caller: &Caller,
        provider: ProviderId,
        ticket: &str,
    ) -> Result<TicketOutcome, StoreError> {
        let (portal, now) = (&caller.portal, self.accounts.now());
        let Some(hash) = hash_of(ticket) else {
            return Ok(TicketOutcome::Unknown);
        };
        let operator = portal.operator;
        let test =
            read!(self.accounts.store(), provider_tests::by_ticket(operator, &hash, now)).await?;
        let here = |test: &TestRow| test.provider_id == provider && test.portal_id == portal.id;
        let Some(test) = test.filter(here) else {
            return Ok(TicketOutcome::Unknown);
        };
        let Some(back) = self.back_from_test(provider, test.id) else {
            return Ok(TicketOutcome::Unknown);
        };
        if test.departed {
            return Ok(TicketOutcome::Back(back));
        }
        match self.prepare_test(caller, &test).await? {
            TestStart::Ready(flow, authorization) => {
                let until = flow.expires_at + FLOW_TTL;
                let first = transaction!(self.accounts.store(), async |tx| {
                    let first = query!(tx, provider_tests::spend(operator, test.id, until)).await?;
                    if first {
                        query!(tx, sso::begin_flow(&flow)).await?;
                    }
                    Ok(first)
                })
                .await?;
                Ok(if first {
                    TicketOutcome::Authorize(authorization)
                } else {
                    TicketOutcome::Back(back)
                })
            }
            TestStart::Ended(report) => {
                self.keep_report(&test, &report).await?;
                Ok(TicketOutcome::Back(back))
            }
        }
    }

    async fn prepare_test(self, caller: &Caller, test: &TestRow) -> Result<TestStart, StoreError> {
        let Some(row) = self.tested_row(test).await? else {
            return Ok(TestStart::ended(without_user(TestVerdict::Changed, "")));
        };
        let Some(loaded) = self.accounts.sso().opened(&row) else {
            return Ok(TestStart::ended(without_user(TestVerdict::NotReady, "")));
        };
        let secrets = FlowSecrets::random();
        let url = match self.accounts.sso().login_url(caller, &loaded, &secrets, true).await {
            Ok(url) => url,
            Err(error) => return Ok(TestStart::ended(failed(&error))),
        };
        let (flow, secret) =
            self.accounts.sso().new_flow(&caller.portal, loaded.id, FlowPurpose::Test, secrets);
        let flow = NewFlow { test_id: Some(test.id), fresh_login: true, ..flow };
        let authorization = AuthorizationRequest::new(url, secret, &flow);
        Ok(TestStart::Ready(Box::new(flow), authorization))
    }

    /// Handles the callback of a test: verifies the response as in a sign-in, and stores a report instead of signing
    /// in. Returns where the browser continues. `None` when the flow is no test's.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn handle_callback(
        self,
        caller: &Caller,
        provider: ProviderId,
        flow: Option<&str>,
        answer: &[(String, String)],
    ) -> Result<Option<String>, StoreError> {
        let portal = &caller.portal;
        let row = self
            .accounts
            .sso()
            .spend_flow(portal, provider, flow, answer, FlowPurpose::Test)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let (operator, id, now) =
            (portal.operator, row.test_id.unwrap_or_default(), self.accounts.now());
        let test = read!(self.accounts.store(), provider_tests::by_id(operator, id, now)).await?;
        if let Some(test) = test {
            let report = self.report_of(caller, &test, row, answer).await?;
            self.keep_report(&test, &report).await?;
        }
        Ok(self.back_from_test(provider, id))
    }

    async fn report_of(
        self,
        caller: &Caller,
        test: &TestRow,
        flow: FlowRow,
        answer: &[(String, String)],
    ) -> Result<TestReport, StoreError> {
        if flow.expires_at <= self.accounts.now() {
            return Ok(without_user(TestVerdict::Late, ""));
        }
        let loaded = self.tested_row(test).await?;
        let Some(loaded) = loaded.and_then(|row| self.accounts.sso().opened(&row)) else {
            return Ok(without_user(TestVerdict::Changed, ""));
        };
        match self.accounts.sso().verified(caller, &loaded, flow, answer).await {
            Ok(assertion) => self.report_on(caller, &loaded, &assertion).await,
            Err(error) => Ok(failed(&error)),
        }
    }

    /// Returns the provider of a test, if it is unchanged.
    async fn tested_row(self, test: &TestRow) -> Result<Option<ProviderRow>, StoreError> {
        let (operator, provider) = (test.operator_id, test.provider_id);
        let row = read!(self.accounts.store(), providers::by_id(operator, provider)).await?;
        Ok(row.filter(|row| row.version == test.version))
    }

    async fn keep_report(self, test: &TestRow, report: &TestReport) -> Result<(), StoreError> {
        let (report, now) = (serde_json::to_string(report)?, self.accounts.now());
        let (operator, id, until) = (test.operator_id, test.id, now + REPORT_TTL);
        write!(self.accounts.store(), provider_tests::finish(operator, id, &report, now, until))
            .await
    }

    /// Returns the URL in the backoffice where a test ends.
    fn back_from_test(self, provider: ProviderId, test: ProviderTestId) -> Option<String> {
        let origin = self.accounts.0.backoffice_origin.as_ref()?;
        Some(format!("{origin}/providers/{provider}/test/back?test={test}"))
    }
}
