//! TOTP codes and recovery codes.

use super::{LAURA, PASSWORD, Person, enrol, hire, open, person, sign_in, stage, stage_of};
use accounts::{
    Accounts, Config, Secret,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Failure, Role, Stage, refusals::SecondFactorRefusal as R};
use rstest::rstest;
use std::sync::Arc;

async fn laura(app: &TestApp) -> Person {
    person(app, &app.portal, LAURA, Role::Admin).await
}

async fn half(app: &TestApp) -> Secret {
    sign_in(app, LAURA, PASSWORD).await.expect("signed in")
}

async fn pass(app: &TestApp, half: &Secret, code: &str) -> Result<Secret, Failure<R>> {
    let caller = app.agent_caller();
    app.accounts.agents().second_factor(&caller, half.expose(), code).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_authenticator_is_enrolled_once_and_then_required(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    let first = half(app).await;
    let shown = app.accounts.agents().enrolment(first.expose()).await.expect("new");
    let again = app.accounts.agents().enrolment(first.expose()).await.expect("new");
    assert_eq!(shown, again, "looking twice does not change it");
    assert!(shown.uri.starts_with("otpauth://totp/"));
    let caller = app.agent_caller();
    for (code, why) in [("", R::CodeMissing), ("12", R::CodeWrong), ("abcdef", R::CodeWrong)] {
        let refused = app.accounts.agents().confirm_enrolment(&caller, first.expose(), code).await;
        assert_eq!(refused.expect_err(code), why.into());
    }
    let code = app.code(&shown.secret);
    let open = app
        .accounts
        .agents()
        .confirm_enrolment(&caller, first.expose(), &code)
        .await
        .expect("set up");
    assert!(matches!(stage(app, &open).await, Some(Stage::Open(_))));

    let second = half(app).await;
    let expected = Stage::SecondFactor { email: LAURA.to_owned(), enrolled: true };
    assert_eq!(stage(app, &second).await, Some(expected));
    let refused = app.accounts.agents().enrolment(second.expose()).await;
    assert_eq!(refused.expect_err("there is one"), R::AlreadyEnrolled.into());
    let refused = app.accounts.agents().enrolment(open.expose()).await;
    assert_eq!(refused.expect_err("another stage"), R::SignedOut.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_code_counts_twice_not_even_the_one_that_set_it_up(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = laura(app).await;
    let code = app.code(&laura.secret);
    let refused = pass(app, &half(app).await, &code).await;
    assert_eq!(refused.expect_err("set it up"), R::CodeWrong.into());
    app.clock.advance(TimeDelta::seconds(30));
    let code = app.code(&laura.secret);
    let spaced = format!(" {} {} ", &code[..3], &code[3..]);
    pass(app, &half(app).await, &spaced).await.expect("new");
    let refused = pass(app, &half(app).await, &code).await;
    assert_eq!(refused.expect_err("used"), R::CodeWrong.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn clocks_may_differ_by_one_step_and_older_codes_die_with_newer_ones(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let laura = laura(app).await;
    app.clock.advance(TimeDelta::minutes(10));
    let at = |seconds: i64| {
        app.clock.advance(TimeDelta::seconds(seconds));
        let code = app.code(&laura.secret);
        app.clock.advance(TimeDelta::seconds(-seconds));
        code
    };
    let (much_older, older, now) = (at(-60), at(-30), at(0));
    let (newer, much_newer) = (at(30), at(60));
    for code in [&much_older, &much_newer] {
        let refused = pass(app, &half(app).await, code).await;
        assert_eq!(refused.expect_err("too far"), R::CodeWrong.into());
    }
    pass(app, &half(app).await, &older).await.expect("slow");
    pass(app, &half(app).await, &newer).await.expect("fast");
    let refused = pass(app, &half(app).await, &now).await;
    assert_eq!(refused.expect_err("a newer was used"), R::CodeWrong.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_counts_once_and_new_ones_replace_the_old(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = laura(app).await;
    let typed = laura.recovery[3].to_lowercase().replace('-', " ");
    let cookie = pass(app, &half(app).await, &typed).await.expect("new");
    assert!(matches!(stage(app, &cookie).await, Some(Stage::Open(_))));
    let refused = pass(app, &half(app).await, &laura.recovery[3]).await;
    assert_eq!(refused.expect_err("used"), R::CodeWrong.into());
    pass(app, &half(app).await, &laura.recovery[4]).await.expect("another");
    let address = LAURA.parse().expect("an address");
    assert!(app.accounts.agents().forget_second_factor(&address).await.expect("done"));
    assert!(stage(app, &cookie).await.is_none(), "signed out");
    enrol(app, LAURA).await;
    let refused = pass(app, &half(app).await, &laura.recovery[5]).await;
    assert_eq!(refused.expect_err("old"), R::CodeWrong.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_persons_codes_are_rejected(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = laura(app).await;
    let pablo = person(app, &app.portal, super::PABLO, Role::Agent).await;
    app.clock.advance(TimeDelta::seconds(30));
    let half = half(app).await;
    for code in [&app.code(&pablo.secret), &pablo.recovery[0]] {
        let refused = pass(app, &half, code).await;
        assert_eq!(refused.expect_err("not hers"), R::CodeWrong.into());
    }
    pass(app, &half, &app.code(&laura.secret)).await.expect("hers");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn guessing_codes_waits_after_five_and_a_new_password_try_does_not_help(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let laura = laura(app).await;
    app.clock.advance(TimeDelta::seconds(30));
    let waiting = half(app).await;
    for guess in 0..5 {
        let code = if guess % 2 == 0 { "000000" } else { "AAAA-AAAA-AAAA-AAAA" };
        let refused = pass(app, &waiting, code).await;
        assert_eq!(refused.expect_err("a guess"), R::CodeWrong.into());
    }
    let right = app.code(&laura.secret);
    for cookie in [&waiting, &half(app).await] {
        let wait = pass(app, cookie, &right).await.expect_err("a wait");
        assert_eq!(wait, Failure::Wait(31));
    }
    app.clock.advance(TimeDelta::seconds(30));
    let right = app.code(&laura.secret);
    pass(app, &waiting, &right).await.expect("after the wait");
    open(app, &laura).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_four_who_use_a_code_at_once_one_succeeds(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = laura(app).await;
    app.clock.advance(TimeDelta::seconds(30));
    let mut halves = Vec::new();
    for _ in 0..4 {
        halves.push(half(app).await);
    }
    for code in [app.code(&laura.secret), laura.recovery[0].clone()] {
        let tries: Vec<_> = (0..4)
            .map(|place| {
                let (accounts, caller) = (app.accounts.clone(), app.agent_caller());
                let (half, code) = (halves[place].clone(), code.clone());
                tokio::spawn(async move {
                    let answer =
                        accounts.agents().second_factor(&caller, half.expose(), &code).await;
                    answer.is_ok()
                })
            })
            .collect();
        let mut won = 0;
        for attempt in tries {
            won += u32::from(attempt.await.expect("no panic"));
        }
        assert_eq!(won, 1, "{code}");
        halves.clear();
        for _ in 0..4 {
            halves.push(half(app).await);
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_keys_second_factors_can_neither_be_set_up_nor_verified(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    let keyless = |keys: Vec<secrecy::SecretString>| {
        let config = Config { secret_keys: keys, ..app.config.clone() };
        Accounts::connect(&config, Arc::new(app.clock.clone())).expect("it connects")
    };
    let none = keyless(Vec::new());
    let first = half(app).await;
    let refused = none.agents().enrolment(first.expose()).await;
    assert_eq!(refused.expect_err("no key"), R::NoKey.into());
    assert!(none.keys().check().await.is_ok());

    let laura = enrol(app, LAURA).await;
    app.clock.advance(TimeDelta::seconds(30));
    let other = keyless(vec!["OTg3NjU0MzIxMGFiY2RlZjk4NzY1NDMyMTBhYmNkZWY=".into()]);
    let caller = app.agent_caller();
    let code = app.code(&laura.secret);
    let refused = other.agents().second_factor(&caller, first.expose(), &code).await;
    assert_eq!(refused.expect_err("another key"), R::NoKey.into());
    assert!(
        other
            .keys()
            .check()
            .await
            .expect_err("another key")
            .contains("the second factor of agent sign-in")
    );
    assert!(stage_of(&other, &first).await.is_some());
}
