//! A hostile OpenID provider either creates a valid session or none, on both databases.

use super::{
    hostile_oidc::{
        cases::{ANSWERS, Case, EXTRAS, FRESH_LOGINS, PROFILES, put},
        logouts::LOGOUTS,
    },
    world::{World, member},
};
use accounts::{
    sso::{CallbackOutcome, LogoutRefused},
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Failure, refusals::SsoRefusal};
use rstest::rstest;

/// Runs a flow at the provider of the case. Returns its result.
async fn round_trip(world: &World<'_>, case: &str) -> Result<CallbackOutcome, Failure<SsoRefusal>> {
    round_trip_asking(world, case, false).await
}

async fn round_trip_asking(
    world: &World<'_>,
    case: &str,
    again: bool,
) -> Result<CallbackOutcome, Failure<SsoRefusal>> {
    let url = vec![("url".to_owned(), world.hostile.issuer(case))];
    let accounts = &world.app.accounts;
    let host = &world.portal.host;
    let changed = accounts.providers().change_of_host(host, world.provider, &url, None).await;
    changed.expect("changed");
    let caller = world.caller();
    let authorization =
        accounts.sso().begin_authorization(&caller, world.provider, "/", again).await?;
    let answer = world.hostile.answer(&authorization.url);
    let flow = Some(authorization.flow.expose());
    let outcome = accounts.sso().handle_callback(&caller, world.provider, flow, &answer).await;
    outcome.map_err(|failed| failed.failure)
}

async fn run(app: &TestApp, row: &str, cases: &[Case]) {
    let world = World::new(app, |_| ()).await;
    world.hostile.know(member("ana"));
    let (mut wrong, mut sessions, mut open) = (Vec::new(), 0, 0);
    for case in cases {
        let outcome = round_trip(&world, case.name).await;
        let expected = match &outcome {
            Ok(CallbackOutcome::SignedIn(signed_in)) => {
                sessions += 1;
                case.accepted && world.session(signed_in).await.is_some()
            }
            Ok(CallbackOutcome::MustProve(_) | CallbackOutcome::MustAgree(_)) => false,
            Err(failure) => {
                let expected = [SsoRefusal::ProviderFailed, SsoRefusal::FlowGone];
                !case.accepted && expected.into_iter().any(|refusal| *failure == refusal.into())
            }
        };
        let kept = world.count("sessions").await;
        let people = world.count("customers").await;
        // Every flow is used, except by responses to another one.
        let left = world.count("sso_flows").await;
        let is_gone = |failure: &Failure<_>| *failure == SsoRefusal::FlowGone.into();
        let as_left = left == open || outcome.as_ref().is_err_and(is_gone);
        open = left;
        if !expected || !as_left || kept != sessions || people != sessions {
            wrong.push(format!(
                "{}: {outcome:?}, {kept} sessions, {people} customers, {left} flows",
                case.name
            ));
        }
    }
    println!("{row}: {} of {}", cases.len() - wrong.len(), cases.len());
    assert!(wrong.is_empty(), "{row}: {wrong:#?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn o01_only_vouched_for_users_have_a_session(#[case] database: Database) {
    run(&TestApp::on(database).await, "O01", PROFILES).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn o02_times_audiences_algorithms_and_keys_decide_on_the_session(#[case] database: Database) {
    run(&TestApp::on(database).await, "O02", EXTRAS).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn o10_malformed_responses_create_no_session(#[case] database: Database) {
    run(&TestApp::on(database).await, "O10", ANSWERS).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_login_that_was_asked_for_has_to_be_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.know(member("ana"));
    for case in FRESH_LOGINS {
        let outcome = round_trip_asking(&world, case.name, true).await;
        let as_wanted = match &outcome {
            Ok(CallbackOutcome::SignedIn(_)) => case.accepted,
            Ok(CallbackOutcome::MustProve(_) | CallbackOutcome::MustAgree(_)) => false,
            Err(failure) => !case.accepted && *failure == SsoRefusal::OldLogin.into(),
        };
        assert!(as_wanted, "{}: {outcome:?}", case.name);
        // Without a required new login, these deviations do not matter.
        let usual = round_trip(&world, case.name).await;
        assert!(matches!(usual, Ok(CallbackOutcome::SignedIn(_))), "{}: {usual:?}", case.name);
    }
    assert_eq!(world.count("sso_flows").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_login_made_while_the_provider_was_asked_counts_however_long_it_took(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.know(member("ana"));
    let caller = world.caller();
    let accounts = &app.accounts;
    for (case, counts) in [("login-now", true), ("login-an-hour-ago", false)] {
        let host = &world.portal.host;
        let url = vec![("url".to_owned(), world.hostile.issuer(case))];
        let changed = accounts.providers().change_of_host(host, world.provider, &url, None);
        changed.await.expect("changed");
        let authorization =
            accounts.sso().begin_authorization(&caller, world.provider, "/", true).await;
        let authorization = authorization.expect("a departure");
        let answer = world.hostile.answer(&authorization.url);
        app.clock.advance(TimeDelta::seconds(599));
        let flow = Some(authorization.flow.expose());
        let arrived = accounts.sso().handle_callback(&caller, world.provider, flow, &answer).await;
        assert_eq!(arrived.is_ok(), counts, "{case}: {arrived:?}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn o06_a_code_signs_in_once_and_only_in_its_own_flow(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.know(member("ana"));
    let caller = world.caller();
    let code = |answer: &[(String, String)]| {
        let code = answer.iter().find(|(name, _)| name == "code");
        code.expect("a code").1.clone()
    };
    let handle_callback = async |code: &str| {
        let authorization = world.begin_authorization(&caller).await;
        let mut answer = world.hostile.answer(&authorization.url);
        put(&mut answer, "code", code);
        let flow = Some(authorization.flow.expose());
        app.accounts.sso().handle_callback(&caller, world.provider, flow, &answer).await
    };
    // A code used by another flow, an unused one of another flow, and a made-up one.
    let first = world.begin_authorization(&caller).await;
    let answer = world.hostile.answer(&first.url);
    let flow = Some(first.flow.expose());
    let arrived = app.accounts.sso().handle_callback(&caller, world.provider, flow, &answer).await;
    assert!(matches!(arrived, Ok(CallbackOutcome::SignedIn(_))), "{arrived:?}");
    let open = world.hostile.answer(&world.begin_authorization(&caller).await.url);
    for stolen in [code(&answer), code(&open), "code-999".to_owned()] {
        let failed = handle_callback(&stolen).await.expect_err("refused");
        assert_eq!(failed.failure, SsoRefusal::ProviderFailed.into());
    }
    assert_eq!(world.count("sessions").await, 1);
    let failed = round_trip(&world, "nonce-wrong").await.expect_err("refused");
    assert_eq!(failed, SsoRefusal::ProviderFailed.into());
    assert_eq!(world.count("sessions").await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn o04_a_mixed_up_response_requests_no_token_and_creates_no_session(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let cases = ["iss-parameter-missing", "iss-parameter-foreign", "iss-parameter-twice"];
    for case in cases {
        round_trip(&world, case).await.expect_err("refused");
        assert_eq!(world.hostile.hits(&format!("{case}/token")), 0, "{case}");
    }
    assert_eq!(world.count("sessions").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn o08_only_a_logout_token_ends_a_session(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let person = serde_json::json!({ "sub": "ana", "sid": "session-1", "email": null });
    let mut signed_in = world.sign_in(person.clone()).await;
    let mut wrong = Vec::new();
    for logout in LOGOUTS {
        let token = world.hostile.logout_token("good", logout.spoil);
        let accounts = &app.accounts;
        let send = async || {
            accounts.sso().back_channel_logout(&world.portal, world.provider, &token).await
        };
        let answer = send().await;
        let is_over = world.session(&signed_in).await.is_none();
        let is_true = match &answer {
            Ok(()) => is_over,
            Err(LogoutRefused::Invalid(_)) => !is_over,
            Err(LogoutRefused::Store(_)) => false,
        };
        if !is_true || answer.is_ok() != logout.accepted {
            wrong.push(format!("{}: {answer:?}, over: {is_over}", logout.name));
        }
        if is_over {
            signed_in = world.sign_in(person.clone()).await;
        }
        let again = send().await;
        let replayed = matches!(again, Err(LogoutRefused::Invalid(_)));
        if !replayed || world.session(&signed_in).await.is_none() {
            wrong.push(format!("{} once more: {again:?}", logout.name));
        }
    }
    println!("O08: {} of {}", 2 * LOGOUTS.len() - wrong.len(), 2 * LOGOUTS.len());
    assert!(wrong.is_empty(), "O08: {wrong:#?}");
}
