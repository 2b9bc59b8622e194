//! The authorization flow.

use super::{
    hostile_oidc::FaultMode,
    world::{ANA, World, member, settings, with_email},
};
use accounts::{
    sso::CallbackOutcome,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Failure, refusals::SsoRefusal};
use rstest::rstest;

mod responses;

fn gone() -> Failure<SsoRefusal> {
    SsoRefusal::FlowGone.into()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_flow_lasts_ten_minutes_to_the_second(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.know(with_email("u-1", ANA));
    let caller = world.caller();
    for (seconds, in_time) in [(599, true), (600, false)] {
        let authorization = world.begin_authorization(&caller).await;
        app.clock.advance(TimeDelta::seconds(seconds));
        let answer = world.hostile.answer(&authorization.url);
        let flow = Some(authorization.flow.expose());
        let arrived =
            app.accounts.sso().handle_callback(&caller, world.provider, flow, &answer).await;
        match arrived {
            Ok(_) => assert!(in_time, "{seconds}"),
            Err(failed) => {
                assert_eq!((failed.failure, in_time), (gone(), false), "{seconds}");
                let path = failed.return_path.map(|path| path.to_string());
                assert_eq!(path.as_deref(), Some("/products/1"), "the page is not lost");
            }
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_failure_has_its_reason_and_keeps_the_requested_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let caller = world.caller();
    let with = async |change: fn(&mut Vec<(String, String)>)| {
        let authorization = world.begin_authorization(&caller).await;
        let mut answer = world.hostile.answer(&authorization.url);
        change(&mut answer);
        let flow = Some(authorization.flow.expose());
        let failed =
            app.accounts.sso().handle_callback(&caller, world.provider, flow, &answer).await;
        let failed = failed.expect_err("refused");
        let path = failed.return_path.expect("the page asked for").to_string();
        assert_eq!(path, "/products/1");
        failed.failure
    };
    let denied = with(|answer| {
        answer.retain(|(name, _)| name != "code");
        answer.push(("error".into(), "access_denied".into()));
    });
    assert_eq!(denied.await, SsoRefusal::Denied.into());
    world.hostile.set_fault(FaultMode::Fails);
    assert_eq!(with(|_| ()).await, SsoRefusal::ProviderFailed.into());
    world.hostile.set_fault(FaultMode::Well);
    assert_eq!(world.count("sso_flows").await, 0);
    assert_eq!(world.count("customers").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_does_not_answer_costs_only_its_own_button(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    crate::story::register(app, ANA).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.set_fault(FaultMode::Babbles);
    let departed =
        app.accounts.sso().begin_authorization(&world.caller(), world.provider, "/", false).await;
    assert_eq!(departed.expect_err("refused"), SsoRefusal::ProviderFailed.into());
    assert_eq!(world.count("sso_flows").await, 0);
    let password = crate::story::PASSWORD;
    let signed_in = crate::story::sign_in(app, &world.caller(), ANA, password).await;
    assert!(signed_in.is_ok());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn six_hundred_begin_at_once_from_one_network_then_two_a_second(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let caller = world.caller();
    for _ in 0..600 {
        world.begin_authorization(&caller).await;
    }
    let begin_authorization =
        async || app.accounts.sso().begin_authorization(&caller, world.provider, "/", false).await;
    assert!(matches!(begin_authorization().await, Err(Failure::Wait(1))));
    world.begin_authorization(&world.caller()).await;
    app.clock.advance(TimeDelta::milliseconds(500));
    assert!(begin_authorization().await.is_ok());
    assert!(begin_authorization().await.is_err());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_page_elsewhere_is_not_returned_to(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    for evil in ["//evil.test", "https://evil.test/", "/\\evil.test", "javascript:alert(1)", ""] {
        let caller = world.caller();
        world.hostile.know(with_email("u-1", ANA));
        let authorization =
            app.accounts.sso().begin_authorization(&caller, world.provider, evil, false).await;
        let authorization = authorization.expect("a departure");
        let answer = world.hostile.answer(&authorization.url);
        let flow = Some(authorization.flow.expose());
        let arrived =
            app.accounts.sso().handle_callback(&caller, world.provider, flow, &answer).await;
        let Ok(CallbackOutcome::SignedIn(signed_in)) = arrived else {
            panic!("not signed in: {arrived:?}");
        };
        assert_eq!(signed_in.return_path, None, "{evil}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn turning_a_provider_off_also_ends_pending_flows(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let mut world = World::new(app, |_| ()).await;
    let known = world.sign_in(member("u-1")).await;
    let authorization = world.begin_authorization(&world.caller()).await;
    let answer = world.hostile.answer(&authorization.url);
    settings(app, &app.portal.host, &[("sso_enabled", "false")]).await;
    world.portal = app.portal_now().await;
    assert!(world.portal.providers.is_empty());
    let caller = world.caller();
    let flow = Some(authorization.flow.expose());
    let arrived = app.accounts.sso().handle_callback(&caller, world.provider, flow, &answer).await;
    assert_eq!(arrived.expect_err("closed").failure, SsoRefusal::ProviderFailed.into());
    let departed =
        app.accounts.sso().begin_authorization(&caller, world.provider, "/", false).await;
    assert_eq!(departed.expect_err("closed"), SsoRefusal::ProviderFailed.into());
    assert!(world.session(&known).await.is_none(), "nobody is in by what is turned off");
    let leave = app.accounts.sessions().sign_out(&caller, known.signed_in.session.expose()).await;
    assert!(leave.expect("signed out").is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn abandoned_flows_are_purged(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    crate::story::register(app, ANA).await;
    world.must_prove(&world.caller(), with_email("u-1", ANA)).await;
    world.begin_authorization(&world.caller()).await;
    app.accounts.deployment().purge().await.expect("purged");
    assert_eq!(world.count("sso_flows").await + world.count("sso_arrivals").await, 2);
    app.clock.advance(TimeDelta::minutes(61));
    app.accounts.deployment().purge().await.expect("purged");
    assert_eq!(world.count("sso_flows").await + world.count("sso_arrivals").await, 0);
}
