//! Signing in, and the throttling of attempts.

use crate::story::{OUTDATED_HASH, PASSWORD, customer, register, sign_in};
use accounts::{
    Caller,
    testing::{Database, TestApp, repetitions},
};
use chrono::TimeDelta;
use model::{Failure, refusals::SignInRefusal};
use rstest::rstest;

const EMAIL: &str = "ana@example.test";
const WRONG: &str = "the river in spring";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn email_and_number_sign_in_in_every_spelling(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let number = customer(app, EMAIL).await.number;
    for identifier in
        ["ANA@Example.test ".to_owned(), number.to_string(), number.to_string().replace('-', " ")]
    {
        assert!(sign_in(app, &app.caller(), &identifier, PASSWORD).await.is_ok(), "{identifier}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_sign_ins_at_once_renew_a_hash_and_both_succeed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    app.execute(&format!("UPDATE accounts SET password_hash = '{OUTDATED_HASH}'")).await;
    let (one, other) = (app.caller(), app.caller());
    let (one, other) =
        tokio::join!(sign_in(app, &one, EMAIL, PASSWORD), sign_in(app, &other, EMAIL, PASSWORD));
    one.expect("signed in");
    other.expect("signed in as well");
    let outdated = "SELECT count(*) FROM accounts WHERE password_hash LIKE '%m=8,%'";
    assert_eq!(app.number(outdated).await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_failure_has_the_same_answer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let id = customer(app, EMAIL).await.id;
    let answer = async |identifier: &str, password: &str| {
        sign_in(app, &app.caller(), identifier, password).await.expect_err("refused")
    };
    let no_match = Failure::from(SignInRefusal::NoMatch);
    assert_eq!(answer(EMAIL, WRONG).await, no_match);
    assert_eq!(answer("nobody@example.test", PASSWORD).await, no_match);
    let nobody = model::CustomerNumber::from_draw(1).to_string();
    assert_eq!(answer(&nobody, PASSWORD).await, no_match);
    app.execute(&format!("UPDATE customers SET disabled = TRUE WHERE id = {id}")).await;
    assert_eq!(answer(EMAIL, PASSWORD).await, no_match, "a disabled customer");
    app.execute(&format!("UPDATE customers SET disabled = FALSE WHERE id = {id}")).await;
    app.execute(&format!("UPDATE accounts SET sign_in_email = NULL WHERE customer_id = {id}"))
        .await;
    assert_eq!(answer(EMAIL, PASSWORD).await, no_match, "an email that is not turned on");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn missing_input_is_reported_and_costs_no_attempt(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    use SignInRefusal as R;
    for (identifier, password, why) in [
        ("", "", vec![R::IdentifierMissing, R::PasswordMissing]),
        ("ana", "x", vec![R::IdentifierInvalid]),
        (EMAIL, "", vec![R::PasswordMissing]),
    ] {
        let refused = sign_in(app, &app.caller(), identifier, password).await.expect_err("refused");
        assert_eq!(refused, Failure::Refused(why));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn after_five_failures_known_and_unknown_customers_wait(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let number = customer(app, EMAIL).await.number.to_string();
    for identifier in [EMAIL, "nobody@example.test"] {
        for _ in 0..5 {
            let refused =
                sign_in(app, &app.caller(), identifier, WRONG).await.expect_err("refused");
            assert_eq!(refused, SignInRefusal::NoMatch.into(), "{identifier}");
        }
        let waits = sign_in(app, &app.caller(), identifier, PASSWORD).await.expect_err("waits");
        assert!(matches!(waits, Failure::Wait(30..=31)), "{identifier}: {waits:?}");
    }
    // Number and email share one counter, but no visible wait, which would reveal whose the number is.
    let refused = sign_in(app, &app.caller(), &number, PASSWORD).await;
    assert_eq!(refused.expect_err("refused"), SignInRefusal::NoMatch.into());
    app.clock.advance(TimeDelta::seconds(31));
    sign_in(app, &app.caller(), &number, PASSWORD).await.expect("signed in");
    // A success resets the failures.
    for _ in 0..4 {
        assert_eq!(
            sign_in(app, &app.caller(), EMAIL, WRONG).await.expect_err("x"),
            SignInRefusal::NoMatch.into()
        );
    }
    sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_known_device_cannot_be_locked_out(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let device = sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in").device;
    for _ in 0..40 {
        let _ = sign_in(app, &app.caller(), EMAIL, WRONG).await;
    }
    assert!(matches!(sign_in(app, &app.caller(), EMAIL, PASSWORD).await, Err(Failure::Wait(_))));
    let known = Caller { device: Some(device.expose().to_owned()), ..app.caller() };
    sign_in(app, &known, EMAIL, PASSWORD).await.expect("the customer gets in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_network_address_has_twenty_failures_in_five_minutes(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let caller = app.caller();
    let mut waits = 0;
    for person in 0..25 {
        let identifier = format!("person{person}@example.test");
        if matches!(sign_in(app, &caller, &identifier, WRONG).await, Err(Failure::Wait(_))) {
            waits += 1;
        }
    }
    assert_eq!(waits, 5);
    app.clock.advance(TimeDelta::minutes(5));
    let refused = sign_in(app, &caller, "fresh@example.test", WRONG).await.expect_err("refused");
    assert_eq!(refused, SignInRefusal::NoMatch.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn tries_made_at_once_are_all_counted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let tries: Vec<_> = (0..20)
        .map(|_| {
            let (accounts, caller) = (app.accounts.clone(), app.caller());
            tokio::spawn(async move {
                let form = accounts::SignInForm {
                    identifier: EMAIL.into(),
                    password: WRONG.into(),
                    remember: false,
                };
                accounts.sessions().sign_in(&caller, form).await.expect_err("refused")
            })
        })
        .collect();
    let mut judged = 0;
    for attempt in tries {
        if attempt.await.expect("no panic") == SignInRefusal::NoMatch.into() {
            judged += 1;
        }
    }
    assert_eq!(judged, 5);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_hash_made_at_another_cost_is_renewed_by_signing_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    app.execute(&format!("UPDATE accounts SET password_hash = '{OUTDATED_HASH}'")).await;
    sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in");
    // Only a renewed hash lets the second attempt succeed.
    app.execute("UPDATE accounts SET password_hash = NULL WHERE password_hash LIKE '%m=8,%'").await;
    sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_unknown_devices_share_five_attempts_and_the_customer_still_signs_in(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let device = sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in").device;
    let mut judged = 0;
    for _ in 0..repetitions("GUICHET_TEST_TRIES", 200) {
        let tried = sign_in(app, &app.caller(), EMAIL, WRONG).await.expect_err("refused");
        judged += u32::from(tried == SignInRefusal::NoMatch.into());
    }
    assert_eq!(judged, 5);
    let known = Caller { device: Some(device.expose().to_owned()), ..app.caller() };
    sign_in(app, &known, EMAIL, PASSWORD).await.expect("the customer gets in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn guessing_customer_numbers_reveals_nothing_and_is_throttled(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let real = customer(app, EMAIL).await.number.to_string();
    let caller = app.caller();
    let mut answers = Vec::new();
    let guesses = repetitions("GUICHET_TEST_TRIES", 30);
    for draw in (0..).take(guesses) {
        let guess = model::CustomerNumber::from_draw(draw).to_string();
        answers.push(sign_in(app, &caller, &guess, WRONG).await.expect_err("refused"));
    }
    assert_eq!(answers[0], sign_in(app, &app.caller(), &real, WRONG).await.expect_err("refused"));
    let waits = answers.iter().filter(|answer| matches!(answer, Failure::Wait(_)));
    assert_eq!(waits.count(), guesses - 20);
}
