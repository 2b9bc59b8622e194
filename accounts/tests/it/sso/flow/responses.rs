//! Which response belongs to which flow, and that it works once.

use super::gone;
use crate::sso::world::{ANA, World, provider, with_email};
use accounts::{
    sso::CallbackOutcome,
    testing::{Database, TestApp},
};
use rstest::rstest;

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
async fn a_response_of_another_provider_is_rejected_and_leaves_the_flow_pending(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.know(with_email("u-1", ANA));
    let secret = super::super::hostile_oidc::SECRET.into();
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
