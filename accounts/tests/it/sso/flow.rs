//! The authorization flow.

use super::{
    hostile_oidc::FaultMode,
    world::{ANA, World, member, provider, settings, with_email},
};
use accounts::{
    sso::CallbackOutcome,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Failure, refusals::SsoRefusal};
use rstest::rstest;

fn gone() -> Failure<SsoRefusal> {
    SsoRefusal::FlowGone.into()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_response_works_once_and_only_in_its_browser(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.know(with_email("u-1", ANA));
    let caller = world.caller();
    let handle_callback = async |flow: Option<&str>, answer: &[(String, String)]| {
        let arrived =
            app.accounts.sso().handle_callback(&caller, world.provider, flow, answer).await;
        arrived.map_err(|failed| failed.failure)
    };
    let mine = world.begin_authorization(&caller).await;
    let answer = world.hostile.answer(&mine.url);
    for foreign in [None, Some(""), Some("x"), Some("a".repeat(43).as_str())] {
        assert_eq!(handle_callback(foreign, &answer).await.expect_err("refused"), gone());
    }
    // Login CSRF: the response of an attacker's flow. It does not affect the victim's flow.
    let theirs = world.begin_authorization(&caller).await;
    let crossed = handle_callback(Some(theirs.flow.expose()), &answer).await;
    assert_eq!(crossed.expect_err("refused"), gone());
    assert_eq!(world.count("sso_flows").await, 2);
    assert_eq!(world.hostile.hits("good/token"), 0);
    let arrived = handle_callback(Some(mine.flow.expose()), &answer).await;
    assert!(matches!(arrived, Ok(CallbackOutcome::SignedIn(_))));
    let replayed = handle_callback(Some(mine.flow.expose()), &answer).await;
    assert_eq!(replayed.expect_err("replayed"), gone());
    let answer = world.hostile.answer(&theirs.url);
    let arrived = handle_callback(Some(theirs.flow.expose()), &answer).await;
    assert!(matches!(arrived, Ok(CallbackOutcome::SignedIn(_))));
    assert_eq!(world.count("sso_flows").await, 0);
    assert_eq!(world.hostile.hits("good/token"), 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn concurrent_flows_each_return_to_their_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.know(with_email("u-1", ANA));
    let caller = world.caller();
    let mut round_trips = Vec::new();
    for page in 1..=5 {
        let path = format!("/products/{page}");
        let authorization = app
            .accounts
            .sso()
            .begin_authorization(&caller, world.provider, &path, page % 2 == 0)
            .await;
        round_trips.push((path, authorization.expect("a departure")));
    }
    round_trips.reverse();
    round_trips.swap(1, 3);
    for (path, authorization) in &round_trips {
        let answer = world.hostile.answer(&authorization.url);
        assert_eq!(accounts::sso::flow_key(&answer), Some(authorization.key.as_str()));
        let flow = Some(authorization.flow.expose());
        let arrived =
            app.accounts.sso().handle_callback(&caller, world.provider, flow, &answer).await;
        let Ok(CallbackOutcome::SignedIn(signed_in)) = arrived else {
            panic!("{path}: {arrived:?}");
        };
        let led_to = signed_in.return_path.map(|path| path.to_string());
        assert_eq!(led_to.as_deref(), Some(path.as_str()));
    }
    assert_eq!(world.count("sso_flows").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_response_without_its_state_uses_no_flow(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let caller = world.caller();
    let authorization = world.begin_authorization(&caller).await;
    let good = world.hostile.answer(&authorization.url);
    let (state, others): (Vec<_>, Vec<_>) =
        good.iter().cloned().partition(|(name, _)| name == "state");
    let with = |value: String| [others.clone(), vec![("state".to_owned(), value)]].concat();
    let own = state[0].1.clone();
    let key = own[..12].to_owned();
    for answer in [
        Vec::new(),
        others.clone(),
        with(String::new()),
        with(key.clone()),
        with(format!("{key}{}", "A".repeat(31))),
        with(format!("{own}A")),
        [good.clone(), state.clone()].concat(),
    ] {
        let flow = Some(authorization.flow.expose());
        let failed = app
            .accounts
            .sso()
            .handle_callback(&caller, world.provider, flow, &answer)
            .await
            .expect_err("refused");
        assert_eq!((failed.failure, failed.flow_spent), (gone(), false), "{answer:?}");
        assert_eq!(world.count("sso_flows").await, 1);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_twenty_callbacks_at_once_one_signs_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.know(with_email("u-1", ANA));
    let caller = world.caller();
    let authorization = world.begin_authorization(&caller).await;
    let answer = world.hostile.answer(&authorization.url);
    let tries: Vec<_> = (0..20)
        .map(|_| {
            let (accounts, provider, caller) =
                (app.accounts.clone(), world.provider, caller.clone());
            let (flow, answer) = (authorization.flow.clone(), answer.clone());
            tokio::spawn(async move {
                accounts
                    .sso()
                    .handle_callback(&caller, provider, Some(flow.expose()), &answer)
                    .await
                    .is_ok()
            })
        })
        .collect();
    let mut won = 0;
    for attempt in tries {
        won += u32::from(attempt.await.expect("no panic"));
    }
    assert_eq!(won, 1);
    assert_eq!(world.count("sessions").await, 1);
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
async fn a_response_of_another_provider_is_rejected_and_leaves_the_flow_pending(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.know(with_email("u-1", ANA));
    let secret = super::hostile_oidc::SECRET.into();
    let second = provider(&world.hostile, "second");
    let host = &app.portal.host;
    let second =
        app.accounts.providers().add_to_host(host, &second, Some(&secret)).await.expect("added");
    let caller = accounts::Caller { portal: app.portal_now().await, ..app.caller() };
    let authorization = world.begin_authorization(&caller).await;
    let answer = world.hostile.answer(&authorization.url);
    let flow = Some(authorization.flow.expose());
    let mixed_up = app.accounts.sso().handle_callback(&caller, second, flow, &answer).await;
    assert_eq!(mixed_up.expect_err("refused").failure, gone());
    assert_eq!(world.hostile.hits("second/token"), 0);
    let arrived = app.accounts.sso().handle_callback(&caller, world.provider, flow, &answer).await;
    assert!(arrived.is_ok());
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
