//! Testing a provider by a round trip of the admin's browser.

mod bounds;
mod cas;
mod reports;

use super::{
    hostile_oidc::{FaultMode, HostileOidc},
    world::{ANA, World, settings, with_email},
};
use crate::agents::staff;
use accounts::{
    Caller,
    sso::{AuthorizationRequest, TestBegun, TicketOutcome},
    testing::{Database, TestApp},
};
use model::{
    Agent, EmailVerdict, Failure, ProviderId, ProviderTest, ProviderTestId, TestVerdict,
    refusals::TestProviderRefusal,
};
use rstest::rstest;
use serde_json::json;

/// A round trip, step by step.
struct ProviderTestRun<'a> {
    app: &'a TestApp,
    admin: Agent,
    provider: ProviderId,
    /// The admin's browser as a visitor of the portal.
    caller: Caller,
}

impl<'a> ProviderTestRun<'a> {
    fn of(app: &'a TestApp, admin: &Agent, provider: ProviderId) -> Self {
        Self { app, admin: admin.clone(), provider, caller: app.caller() }
    }

    /// Starts a test. Returns the secret of the browser's cookie.
    async fn begin(&self) -> String {
        match self.try_begin().await.expect("begun") {
            TestBegun::Ready { browser, .. } => browser.expose().to_owned(),
            TestBegun::Reported(id) => panic!("nobody was to go: test {id}"),
        }
    }

    async fn try_begin(&self) -> Result<TestBegun, Failure<TestProviderRefusal>> {
        let accounts = &self.app.accounts;
        accounts.provider_tests().begin(&self.admin, self.provider, None).await
    }

    /// Returns the ticket in the URL of the portal.
    async fn ticket(&self, browser: &str) -> Option<String> {
        let accounts = &self.app.accounts;
        let url =
            accounts.provider_tests().round_trip_url(&self.admin, self.provider, browser).await;
        let url = url.expect("an answer")?;
        let base = format!("https://tickets.example.test/sso/{}/test/", self.provider);
        let ticket = url.strip_prefix(&base).expect("the portal's address");
        assert!(!url.contains(browser), "the cookie's secret stays here");
        Some(ticket.to_owned())
    }

    async fn use_ticket(&self, ticket: &str) -> TicketOutcome {
        let accounts = &self.app.accounts;
        let outcome = accounts
            .provider_tests()
            .begin_authorization(&self.caller, self.provider, ticket)
            .await;
        outcome.expect("an answer")
    }

    async fn begin_authorization(&self, browser: &str) -> AuthorizationRequest {
        let ticket = self.ticket(browser).await.expect("a ticket");
        match self.use_ticket(&ticket).await {
            TicketOutcome::Authorize(authorization) => authorization,
            other => panic!("no departure: {other:?}"),
        }
    }

    async fn handle_callback(
        &self,
        authorization: &AuthorizationRequest,
        answer: &[(String, String)],
    ) {
        let flow = Some(authorization.flow.expose());
        let accounts = &self.app.accounts;
        let back = accounts
            .provider_tests()
            .handle_callback(&self.caller, self.provider, flow, answer)
            .await;
        let path = format!("/providers/{}/test/back?test=", self.provider);
        let wanted = format!("{}{path}", accounts::testing::BACKOFFICE);
        let back = back.expect("an answer").expect("the way back");
        assert!(back.starts_with(&wanted), "{back}");
    }

    async fn finish(&self, browser: &str) -> Option<ProviderTestId> {
        let accounts = &self.app.accounts;
        let caller = self.app.agent_caller();
        accounts
            .provider_tests()
            .finish(&self.admin, &caller, self.provider, browser)
            .await
            .expect("an answer")
    }

    async fn seen(&self, test: ProviderTestId) -> Option<ProviderTest> {
        let accounts = &self.app.accounts;
        let seen = accounts.provider_tests().get(&self.admin, self.provider, test).await;
        seen.expect("an answer")
    }

    /// Runs a whole round trip with the provider's response.
    async fn make(&self, answer: impl Fn(&str) -> Vec<(String, String)>) -> ProviderTest {
        let browser = self.begin().await;
        let authorization = self.begin_authorization(&browser).await;
        self.handle_callback(&authorization, &answer(&authorization.url)).await;
        let test = self.finish(&browser).await.expect("a test");
        self.seen(test).await.expect("a report")
    }

    async fn is_tested(&self) -> bool {
        let sql = format!(
            "SELECT COUNT(*) FROM providers WHERE id = {} AND tested_at IS NOT NULL",
            self.provider
        );
        self.app.number(&sql).await == 1
    }
}

fn good(hostile: &HostileOidc) -> impl Fn(&str) -> Vec<(String, String)> {
    |url| hostile.answer(url)
}

/// Runs a round trip that passes. Returns the test's id.
pub async fn passes(world: &World<'_>, admin: &Agent) -> ProviderTestId {
    let run = ProviderTestRun::of(world.app, admin, world.provider);
    let test = run.make(good(&world.hostile)).await;
    assert_eq!(test.report.verdict, TestVerdict::Admitted);
    test.id
}

async fn nothing_of_a_customer(world: &World<'_>) {
    for table in ["customers", "identities", "sessions", "sso_arrivals", "timeline", "devices"] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_test_shows_the_response_without_signing_in_even_while_single_sign_on_is_off(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| {
        provider.mapping.external_id = "employee".into();
    })
    .await;
    settings(app, &app.portal.host, &[("sso_enabled", "false")]).await;
    let (laura, _) = staff(app).await;
    let run = ProviderTestRun::of(app, &laura, world.provider);
    let mut claims = with_email("u-17", ANA);
    claims["given_name"] = json!("Ana\r\nMaría");
    claims["family_name"] = json!("Quiroga");
    claims["employee"] = json!("E-9");
    claims["groups"] = json!(["staff", "\u{202e}guests"]);
    world.hostile.know(claims);
    let browser = run.begin().await;
    let authorization = run.begin_authorization(&browser).await;
    assert!(authorization.url.contains("prompt=login"), "{}", authorization.url);
    run.handle_callback(&authorization, &world.hostile.answer(&authorization.url)).await;
    assert!(!run.is_tested().await, "it has not come back to its browser yet");
    let test = run.finish(&browser).await.expect("a test");
    let test = run.seen(test).await.expect("a report");
    assert_eq!(test.report.verdict, TestVerdict::Admitted);
    assert!(test.is_current && test.findings.iter().all(|finding| finding.ok));
    let received = test.report.received.expect("somebody");
    assert_eq!(received.subject, "u-17");
    let mapped = &received.mapped;
    assert_eq!((&*mapped.first_name, &*mapped.last_name), ("Ana María", "Quiroga"));
    assert_eq!((&*mapped.email, &*mapped.external_id), (ANA, "E-9"));
    assert_eq!(mapped.email_verdict, EmailVerdict::Verified);
    let groups = received.attributes.iter().find(|one| one.name == "groups");
    assert_eq!(groups.expect("groups").values, ["staff", "\u{fffd}guests"]);
    assert!(run.is_tested().await);
    nothing_of_a_customer(&world).await;
    assert_eq!(world.count("sso_flows").await, 0);
    let records = app.accounts.audit_log().page(&laura, None).await.expect("records").items;
    let record = (&*records[0].action, &*records[0].subject, records[0].after.as_deref());
    assert_eq!(record, ("provider-tested", "Plata ID", Some("admitted")));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_user_that_the_access_rule_refuses_is_shown_and_fails_the_test(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| {
        provider.property_to_validate = "groups".into();
        provider.value_to_match = "staff".into();
    })
    .await;
    let (laura, _) = staff(app).await;
    let run = ProviderTestRun::of(app, &laura, world.provider);
    let mut claims = with_email("u-1", ANA);
    claims["groups"] = json!(["guests"]);
    world.hostile.know(claims.clone());
    let test = run.make(good(&world.hostile)).await;
    assert_eq!(test.report.verdict, TestVerdict::NotAllowed);
    assert!(test.report.received.is_some() && !run.is_tested().await);
    claims["groups"] = json!(["guests", "staff"]);
    world.hostile.know(claims);
    let test = run.make(good(&world.hostile)).await;
    assert_eq!(test.report.verdict, TestVerdict::Admitted);
    assert!(run.is_tested().await);
    nothing_of_a_customer(&world).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_failure_without_a_user_starts_no_round_trip(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let run = ProviderTestRun::of(app, &laura, world.provider);
    for fault in [FaultMode::Fails, FaultMode::Babbles] {
        world.hostile.set_fault(fault);
        let Ok(TestBegun::Reported(test)) = run.try_begin().await else {
            panic!("nothing was reported");
        };
        let test = run.seen(test).await.expect("a report");
        assert_eq!(test.report.verdict, TestVerdict::NotReady);
        assert!(test.findings.iter().any(|finding| !finding.ok));
    }
    assert!(!run.is_tested().await);
}
