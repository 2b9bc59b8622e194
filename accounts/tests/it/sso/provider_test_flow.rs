//! Testing a provider by a round trip of the admin's browser.

mod bounds;

use super::{
    hostile_cas::HostileCas,
    hostile_oidc::{FaultMode, HostileOidc, SECRET},
    world::{ANA, World, settings, with_email},
};
use crate::agents::{self, staff};
use crate::story::buy;
use accounts::{
    Caller,
    sso::{AuthorizationRequest, TestBegun, TestWay},
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, EmailVerdict, Failure, Finding, Found, Protocol, Provider, ProviderId, ProviderTest,
    ProviderTestId, TestVerdict, refusals::TestProviderRefusal,
};
use rstest::rstest;
use serde_json::json;

/// A round trip, step by step.
struct Trip<'a> {
    app: &'a TestApp,
    admin: Agent,
    provider: ProviderId,
    /// The admin's browser as a visitor of the portal.
    caller: Caller,
}

impl<'a> Trip<'a> {
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
        accounts.begin_provider_test(&self.admin, self.provider, None).await
    }

    /// Returns the ticket in the URL of the portal.
    async fn ticket(&self, browser: &str) -> Option<String> {
        let accounts = &self.app.accounts;
        let way = accounts.way_to_test(&self.admin, self.provider, browser).await;
        let way = way.expect("an answer")?;
        let base = format!("https://tickets.example.test/sso/{}/test/", self.provider);
        let ticket = way.strip_prefix(&base).expect("the portal's address");
        assert!(!way.contains(browser), "the cookie's secret stays here");
        Some(ticket.to_owned())
    }

    async fn use_ticket(&self, ticket: &str) -> TestWay {
        let accounts = &self.app.accounts;
        let way = accounts.begin_test_authorization(&self.caller, self.provider, ticket).await;
        way.expect("an answer")
    }

    async fn begin_authorization(&self, browser: &str) -> AuthorizationRequest {
        let ticket = self.ticket(browser).await.expect("a ticket");
        match self.use_ticket(&ticket).await {
            TestWay::Go(authorization) => authorization,
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
        let back = accounts.handle_test_callback(&self.caller, self.provider, flow, answer).await;
        let path = format!("/providers/{}/test/back?test=", self.provider);
        let wanted = format!("{}{path}", accounts::testing::BACKOFFICE);
        let back = back.expect("an answer").expect("the way back");
        assert!(back.starts_with(&wanted), "{back}");
    }

    async fn finish(&self, browser: &str) -> Option<ProviderTestId> {
        let accounts = &self.app.accounts;
        let caller = self.app.agent_caller();
        accounts
            .finish_provider_test(&self.admin, &caller, self.provider, browser)
            .await
            .expect("an answer")
    }

    async fn seen(&self, test: ProviderTestId) -> Option<ProviderTest> {
        let accounts = &self.app.accounts;
        let seen = accounts.provider_test(&self.admin, self.provider, test).await;
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
    let trip = Trip::of(world.app, admin, world.provider);
    let test = trip.make(good(&world.hostile)).await;
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
    let trip = Trip::of(app, &laura, world.provider);
    let mut claims = with_email("u-17", ANA);
    claims["given_name"] = json!("Ana\r\nMaría");
    claims["family_name"] = json!("Quiroga");
    claims["employee"] = json!("E-9");
    claims["groups"] = json!(["staff", "\u{202e}guests"]);
    world.hostile.know(claims);
    let browser = trip.begin().await;
    let authorization = trip.begin_authorization(&browser).await;
    assert!(authorization.url.contains("prompt=login"), "{}", authorization.url);
    trip.handle_callback(&authorization, &world.hostile.answer(&authorization.url)).await;
    assert!(!trip.is_tested().await, "it has not come back to its browser yet");
    let test = trip.finish(&browser).await.expect("a test");
    let test = trip.seen(test).await.expect("a report");
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
    assert!(trip.is_tested().await);
    nothing_of_a_customer(&world).await;
    assert_eq!(world.count("sso_flows").await, 0);
    let acts = app.accounts.audit(&laura, None).await.expect("acts").items;
    let act = (&*acts[0].action, &*acts[0].subject, acts[0].became.as_deref());
    assert_eq!(act, ("provider-tested", "Plata ID", Some("admitted")));
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
    let trip = Trip::of(app, &laura, world.provider);
    let mut claims = with_email("u-1", ANA);
    claims["groups"] = json!(["guests"]);
    world.hostile.know(claims.clone());
    let test = trip.make(good(&world.hostile)).await;
    assert_eq!(test.report.verdict, TestVerdict::NotAllowed);
    assert!(test.report.received.is_some() && !trip.is_tested().await);
    claims["groups"] = json!(["guests", "staff"]);
    world.hostile.know(claims);
    let test = trip.make(good(&world.hostile)).await;
    assert_eq!(test.report.verdict, TestVerdict::Admitted);
    assert!(trip.is_tested().await);
    nothing_of_a_customer(&world).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_report_says_whether_an_email_counts_and_why(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    buy(app, ANA, "Ana").await;
    let trip = Trip::of(app, &laura, world.provider);
    let unverified = json!({ "sub": "u", "email": ANA, "email_verified": false });
    for (claims, wanted) in [
        (unverified, EmailVerdict::Unverified),
        (
            json!({ "sub": "u", "email": "ana at home", "email_verified": true }),
            EmailVerdict::Invalid,
        ),
        (json!({ "sub": "u", "email": null }), EmailVerdict::Missing),
        (with_email("u", agents::PABLO), EmailVerdict::Agents),
    ] {
        world.hostile.know(claims);
        let test = trip.make(good(&world.hostile)).await;
        let received = test.report.received.expect("somebody");
        assert_eq!(received.mapped.email_verdict, wanted);
    }
    let trust = [("trust_emails".to_owned(), "true".to_owned())];
    let host = &app.portal.host;
    let changed = app.accounts.change_provider(host, world.provider, &trust, None);
    changed.await.expect("changed");
    world.hostile.know(json!({ "sub": "u", "email": ANA, "email_verified": false }));
    let test = trip.make(good(&world.hostile)).await;
    let mapped = test.report.received.expect("somebody").mapped;
    assert_eq!(mapped.email_verdict, EmailVerdict::Trusted);
    assert_eq!(world.count("identities").await, 0, "the guest stays a guest");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_failure_without_a_user_starts_no_round_trip(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let trip = Trip::of(app, &laura, world.provider);
    for fault in [FaultMode::Fails, FaultMode::Babbles] {
        world.hostile.feel(fault);
        let Ok(TestBegun::Reported(test)) = trip.try_begin().await else {
            panic!("nothing was reported");
        };
        let test = trip.seen(test).await.expect("a report");
        assert_eq!(test.report.verdict, TestVerdict::NotReady);
        assert!(test.findings.iter().any(|finding| !finding.ok));
    }
    assert!(!trip.is_tested().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_provider_fails_the_test_with_a_reason(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let clock = app.clock.clone();
    let now = move || accounts::clock::Clock::now(&clock).and_utc().timestamp();
    let hostile = HostileOidc::start(now).await;
    for case in ["iss-missing", "nonce-wrong", "aud-wrong", "signature-empty", "userinfo-html"] {
        let mut provider = super::world::provider(&hostile, case);
        provider.name = case.into();
        let host = &app.portal.host;
        let secret = SECRET.into();
        let id = app.accounts.add_provider(host, &provider, Some(&secret));
        let trip = Trip::of(app, &laura, id.await.expect("added"));
        app.clock.advance(TimeDelta::seconds(30));
        let test = trip.make(good(&hostile)).await;
        assert_eq!(test.report.verdict, TestVerdict::Failed, "{case}");
        let (detail, finding) = (&test.report.detail, &test.report.finding);
        assert!(!detail.is_empty() || finding.is_some(), "{case}");
        assert!(test.report.received.is_none());
        assert!(!trip.is_tested().await, "{case}");
    }
    let denied = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let id = app
        .accounts
        .add_provider(
            &app.portal.host,
            &super::world::provider(&hostile, "good"),
            Some(&SECRET.into()),
        )
        .await;
    let trip = Trip::of(app, &laura, id.expect("added"));
    let refused = |url: &str| {
        let mut answer = hostile.answer(url);
        answer.retain(|(name, _)| name != "code");
        answer.push(denied("error", "access_denied"));
        answer.push(denied("error_description", "<i>Not assigned\r</i>"));
        answer
    };
    let test = trip.make(refused).await;
    assert_eq!(test.report.verdict, TestVerdict::Denied);
    let said =
        Finding::bad(Found::LoginAnswered).because("access_denied").saying("<i>Not assigned\r</i>");
    assert_eq!(said.words, "<i>Not assigned\u{fffd}</i>");
    assert_eq!(test.report.finding, Some(said));
    assert!(!trip.is_tested().await);
    // The response of another round trip leaves this one pending.
    let (browser, other) = (trip.begin().await, trip.begin().await);
    let (authorization, elsewhere) =
        (trip.begin_authorization(&browser).await, trip.begin_authorization(&other).await);
    let answer = hostile.answer(&authorization.url);
    let flow = Some(elsewhere.flow.expose());
    let taken = app.accounts.handle_test_callback(&trip.caller, trip.provider, flow, &answer).await;
    assert_eq!(taken.expect("an answer"), None);
    for (browser, authorization) in [(&other, &elsewhere), (&browser, &authorization)] {
        trip.handle_callback(authorization, &hostile.answer(&authorization.url)).await;
        let test = trip.finish(browser).await.expect("a test");
        let test = trip.seen(test).await.expect("a report");
        assert_eq!(test.report.verdict, TestVerdict::Admitted);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_cas_server_is_tested_the_same_way(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let hostile = HostileCas::start().await;
    let mut campus = Provider::new(Protocol::Cas);
    campus.name = "Campus".into();
    campus.url = hostile.url("good");
    campus.mapping.first_name = "givenName".into();
    let host = &app.portal.host;
    let id = app.accounts.add_provider(host, &campus, None).await;
    let trip = Trip::of(app, &laura, id.expect("added"));
    hostile.know("ana", "<cas:givenName>Ana</cas:givenName><cas:g>a</cas:g><cas:g>b</cas:g>");
    let browser = trip.begin().await;
    let authorization = trip.begin_authorization(&browser).await;
    assert!(authorization.url.contains("renew=true"), "{}", authorization.url);
    trip.handle_callback(&authorization, &hostile.answer(&authorization.url)).await;
    let test = trip.finish(&browser).await.expect("a test");
    let test = trip.seen(test).await.expect("a report");
    assert_eq!(test.report.verdict, TestVerdict::Admitted);
    let received = test.report.received.expect("somebody");
    assert_eq!((&*received.subject, &*received.mapped.first_name), ("ana", "Ana"));
    let several = received.attributes.iter().find(|one| one.name == "g");
    assert_eq!(several.expect("an attribute").values, ["a", "b"]);
    assert!(trip.is_tested().await);
    let test = trip.make(|url| {
        let mut answer = hostile.answer(url);
        answer.retain(|(name, _)| name != "ticket");
        answer.push(("ticket".to_owned(), "ST-9-made-up".to_owned()));
        answer
    });
    assert_eq!(test.await.report.verdict, TestVerdict::Failed);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_report_shows_what_is_inside_claims_what_was_cut_and_what_was_ignored(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| {
        provider.property_to_validate = "realm_access.roles".into();
        provider.set("value_to_match", "boss\nbuyer").expect("a part");
        provider.mapping.email = "emails[1]".into();
        provider.mapping.email_verified = "https://example.test/sure".into();
    })
    .await;
    let (laura, _) = staff(app).await;
    let many: Vec<_> = (0..25).map(|number| format!("g{number}")).collect();
    world.hostile.know(json!({
        "sub": "u-17", "email": null, "given_name": null, "family_name": null, "name": "Ana Quiroga",
        "realm_access": { "roles": ["buyer"] }, "emails": ["old@example.test", ANA],
        "https://example.test/sure": "True", "groups": many, "locale": { "language": "es" },
    }));
    let trip = Trip::of(app, &laura, world.provider);
    let test = trip.make(good(&world.hostile)).await;
    assert_eq!(test.report.verdict, TestVerdict::Admitted);
    let received = test.report.received.expect("somebody");
    let mapped = &received.mapped;
    assert_eq!((&*mapped.first_name, &*mapped.last_name), ("Ana", "Quiroga"));
    assert_eq!((&*mapped.email, mapped.email_verdict), (ANA, EmailVerdict::Verified));
    let named = |name: &str| received.attributes.iter().find(|one| one.name == name);
    assert_eq!(named("realm_access.roles").expect("roles").values, ["buyer"]);
    let groups = named("groups").expect("groups");
    assert_eq!((groups.values.len(), groups.more), (20, 5));
    assert!(received.ignored.contains(&"userinfo: locale".to_owned()));
    assert_eq!(received.more, 0);

    // Others are not admitted, with a role that is neither of the two.
    world.hostile.know(json!({ "realm_access": { "roles": ["guest"] } }));
    let test = trip.make(good(&world.hostile)).await;
    assert_eq!(test.report.verdict, TestVerdict::NotAllowed);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unconfirmed_cas_service_passes_only_by_a_sign_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let hostile = HostileCas::start().await;
    let mut campus = Provider::new(Protocol::Cas);
    campus.name = "Campus".into();
    campus.url = hostile.url("no-gateway");
    let host = &app.portal.host;
    let id = app.accounts.add_provider(host, &campus, None).await;
    let trip = Trip::of(app, &laura, id.expect("added"));
    let findings = app.accounts.test_provider(host, trip.provider).await;
    let unconfirmed = Finding::bad(Found::ServiceUnconfirmed);
    assert!(findings.expect("a test").contains(&unconfirmed));
    assert!(!trip.is_tested().await);
    let test = trip.make(|url| hostile.answer(url)).await;
    assert_eq!(test.report.verdict, TestVerdict::Admitted);
    assert!(trip.is_tested().await);
}
