//! What the report of a provider test says.

use super::{ProviderTestRun, good};
use crate::agents::{self, staff};
use crate::sso::{
    hostile_oidc::{HostileOidc, SECRET},
    world::{ANA, World, provider, with_email},
};
use crate::story::buy;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{EmailVerdict, Finding, FindingCode, TestVerdict};
use rstest::rstest;
use serde_json::json;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_report_says_whether_an_email_counts_and_why(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    buy(app, ANA, "Ana").await;
    let trip = ProviderTestRun::of(app, &laura, world.provider);
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
    let changed = app.accounts.providers().change_of_host(host, world.provider, &trust, None);
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
async fn a_hostile_provider_fails_the_test_with_a_reason(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let clock = app.clock.clone();
    let now = move || accounts::clock::Clock::now(&clock).and_utc().timestamp();
    let hostile = HostileOidc::start(now).await;
    for case in ["iss-missing", "nonce-wrong", "aud-wrong", "signature-empty", "userinfo-html"] {
        let mut provider = provider(&hostile, case);
        provider.name = case.into();
        let host = &app.portal.host;
        let secret = SECRET.into();
        let id = app.accounts.providers().add_to_host(host, &provider, Some(&secret));
        let trip = ProviderTestRun::of(app, &laura, id.await.expect("added"));
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
        .providers()
        .add_to_host(&app.portal.host, &provider(&hostile, "good"), Some(&SECRET.into()))
        .await;
    let trip = ProviderTestRun::of(app, &laura, id.expect("added"));
    let refused = |url: &str| {
        let mut answer = hostile.answer(url);
        answer.retain(|(name, _)| name != "code");
        answer.push(denied("error", "access_denied"));
        answer.push(denied("error_description", "<i>Not assigned\r</i>"));
        answer
    };
    let test = trip.make(refused).await;
    assert_eq!(test.report.verdict, TestVerdict::Denied);
    let said = Finding::bad(FindingCode::LoginAnswered)
        .because("access_denied")
        .saying("<i>Not assigned\r</i>");
    assert_eq!(said.words, "<i>Not assigned\u{fffd}</i>");
    assert_eq!(test.report.finding, Some(said));
    assert!(!trip.is_tested().await);
    // The response of another round trip leaves this one pending.
    let (browser, other) = (trip.begin().await, trip.begin().await);
    let (authorization, elsewhere) =
        (trip.begin_authorization(&browser).await, trip.begin_authorization(&other).await);
    let answer = hostile.answer(&authorization.url);
    let flow = Some(elsewhere.flow.expose());
    let taken = app
        .accounts
        .provider_tests()
        .handle_callback(&trip.caller, trip.provider, flow, &answer)
        .await;
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
async fn a_report_whose_findings_another_release_wrote_is_not_shown_without_them(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let trip = ProviderTestRun::of(app, &laura, world.provider);
    let test = trip.make(good(&world.hostile)).await;
    assert!(trip.seen(test.id).await.is_some());
    let findings = json!([{ "ok": true, "what": "of-a-later-release", "detail": "" }]);
    app.execute(&format!("UPDATE provider_tests SET findings = '{findings}'")).await;
    assert_eq!(trip.seen(test.id).await, None);
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
    let trip = ProviderTestRun::of(app, &laura, world.provider);
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
