//! Forgotten passwords and numbers, and links that set a password.

use crate::story::{PASSWORD, buy, customer, register, session, sign_in, unused_numbers};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{
    Failure, Link,
    refusals::{PasswordRefusal, RecoveryRefusal},
};
use rstest::rstest;

const EMAIL: &str = "ana@example.test";
const NEW: &str = "the mountain in winter";
const BEFORE: &str = "ana.before@example.test";

async fn reset_link(app: &TestApp, identifier: &str) -> String {
    app.accounts.recovery().forgot_password(&app.caller(), identifier, "").await.expect("asked");
    app.mail_to(EMAIL).await.token("set-password").expect("a link")
}

/// Makes a customer who signs in with an address that more guests bought with, and later, than a look-up by the address
/// on file returns.
pub async fn share_with_guests(app: &TestApp) {
    let guests = format!(
        "WITH n (number) AS (VALUES {}) \
         INSERT INTO customers (operator_id, number, first_name, last_name, email, email_key, locale, disabled, \
         last_purchase_at, created_at, first_key, last_key, phone_key) SELECT {}, n.number, 'Eva', 'Zabala', \
         '{EMAIL}', '{EMAIL}', 'en', FALSE, '2026-01-01 00:00:00', '2026-01-01 00:00:00', '', '', '' FROM n",
        unused_numbers(120),
        app.portal.operator
    );
    app.execute(&guests).await;
    register(app, BEFORE).await;
    let moved = format!(
        "UPDATE customers SET email = '{EMAIL}', email_key = '{EMAIL}' WHERE email_key = '{BEFORE}'; \
         UPDATE accounts SET sign_in_email = '{EMAIL}' WHERE sign_in_email = '{BEFORE}'"
    );
    app.execute(&moved).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_by_mail_ends_every_session_and_the_old_password(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let cookie = sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in").session;
    let number = customer(app, EMAIL).await.number.to_string();
    let link = reset_link(app, &number).await;
    let set =
        app.accounts.recovery().set_password(&app.caller(), &link, &NEW.into()).await.expect("set");
    assert_eq!((set.identifier.as_str(), set.activated), (EMAIL, false));
    assert!(session(app, cookie.expose()).await.is_none());
    assert!(sign_in(app, &app.caller(), EMAIL, PASSWORD).await.is_err());
    assert!(sign_in(app, &app.caller(), EMAIL, NEW).await.is_ok());
    let notice = app.mail_to(EMAIL).await;
    assert!(notice.token("set-password").is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_weak_password_does_not_cost_the_link(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let link = reset_link(app, EMAIL).await;
    for (password, why) in [
        ("short", PasswordRefusal::PasswordShort),
        ("passwordpassword", PasswordRefusal::PasswordCommon),
        (EMAIL, PasswordRefusal::PasswordPersonal),
    ] {
        let refused =
            app.accounts.recovery().set_password(&app.caller(), &link, &password.into()).await;
        assert_eq!(refused.expect_err("weak"), why.into());
    }
    app.accounts.recovery().set_password(&app.caller(), &link, &NEW.into()).await.expect("set");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_works_once_for_an_hour_and_dies_with_its_siblings(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let state = async |link: &str| {
        app.accounts.recovery().password_link(&app.portal, link).await.expect("an answer")
    };
    let first = reset_link(app, EMAIL).await;
    let second = reset_link(app, EMAIL).await;
    assert!(matches!(state(&first).await, Link::Ready(_)));
    app.accounts.recovery().set_password(&app.caller(), &second, &NEW.into()).await.expect("set");
    assert_eq!(state(&second).await, Link::Used);
    assert_eq!(state(&first).await, Link::Replaced);
    let refused = app.accounts.recovery().set_password(&app.caller(), &first, &NEW.into()).await;
    assert_eq!(refused.expect_err("dead"), PasswordRefusal::LinkDead.into());
    app.mails().await;

    let third = reset_link(app, EMAIL).await;
    app.clock.advance(TimeDelta::hours(1) - TimeDelta::seconds(1));
    assert!(matches!(state(&third).await, Link::Ready(_)));
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(state(&third).await, Link::Expired);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_customer_of_an_address_gets_the_link_however_many_guests_have_it(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    share_with_guests(app).await;
    let link = reset_link(app, EMAIL).await;
    let set =
        app.accounts.recovery().set_password(&app.caller(), &link, &NEW.into()).await.expect("set");
    assert_eq!(set.identifier, EMAIL);
    assert!(sign_in(app, &app.caller(), EMAIL, NEW).await.is_ok());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_by_number_gets_the_link_however_many_guests_share_the_address(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    share_with_guests(app).await;
    let number = customer(app, EMAIL).await.number.to_string();
    app.execute("UPDATE accounts SET sign_in_email = NULL").await;
    let link = reset_link(app, EMAIL).await;
    let set =
        app.accounts.recovery().set_password(&app.caller(), &link, &NEW.into()).await.expect("set");
    assert_eq!(set.identifier, number);
    assert!(sign_in(app, &app.caller(), &number, NEW).await.is_ok());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn unknown_people_get_the_same_answer_and_no_mail(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buy(app, "guest@example.test", "Guest").await;
    let nobody = model::CustomerNumber::from_draw(1).to_string();
    for identifier in ["nobody@example.test", "guest@example.test", &nobody] {
        app.accounts
            .recovery()
            .forgot_password(&app.caller(), identifier, "")
            .await
            .expect("asked");
    }
    app.accounts
        .recovery()
        .forgot_number(&app.caller(), "nobody@example.test")
        .await
        .expect("asked");
    assert!(app.mails().await.is_empty());
    use RecoveryRefusal as R;
    for (identifier, why) in [("", R::IdentifierMissing), ("ana", R::IdentifierInvalid)] {
        let refused = app.accounts.recovery().forgot_password(&app.caller(), identifier, "").await;
        assert_eq!(refused.expect_err("refused"), why.into());
    }
    let refused = app.accounts.recovery().forgot_number(&app.caller(), "ana").await;
    assert_eq!(refused.expect_err("refused"), R::EmailInvalid.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn all_numbers_of_an_address_are_mailed_to_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buy(app, EMAIL, "Ana").await;
    buy(app, EMAIL, "Juan").await;
    app.accounts.recovery().forgot_number(&app.caller(), "ANA@example.test").await.expect("asked");
    let mail = app.mail_to(EMAIL).await;
    let numbers = mail.text.split(|c: char| !(c.is_ascii_digit() || c == '-'));
    let found = numbers.filter(|word| word.parse::<model::CustomerNumber>().is_ok()).count();
    assert_eq!(found, 2, "{}", mail.text);
    assert!(mail.text.contains("no account is active"), "{}", mail.text);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_reminder_says_which_number_signs_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    buy(app, EMAIL, "Juan").await;
    app.mails().await;
    let number = customer(app, EMAIL).await.number.to_string();
    app.accounts.recovery().forgot_number(&app.caller(), EMAIL).await.expect("asked");
    let mail = app.mail_to(EMAIL).await;
    assert!(mail.text.contains(&format!("You can sign in with {number} and your password.")));
    assert!(mail.text.contains("The other number has no sign-in of its own."));
    app.execute("UPDATE accounts SET number_sign_in = false").await;
    app.accounts.recovery().forgot_number(&app.caller(), EMAIL).await.expect("asked");
    let mail = app.mail_to(EMAIL).await;
    assert!(mail.text.contains("To sign in, use this email address"), "{}", mail.text);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_invited_customer_gets_the_activation_again_and_signs_in_by_number_alone(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    buy(app, EMAIL, "Ana").await;
    app.execute(
        "INSERT INTO accounts (customer_id, operator_id, state, number_sign_in)
                 SELECT id, operator_id, 'invited', FALSE FROM customers",
    )
    .await;
    let link = reset_link(app, EMAIL).await;
    let set =
        app.accounts.recovery().set_password(&app.caller(), &link, &NEW.into()).await.expect("set");
    assert!(set.activated);
    assert!(sign_in(app, &app.caller(), EMAIL, NEW).await.is_err(), "the email is not turned on");
    sign_in(app, &app.caller(), &set.identifier, NEW).await.expect("the number signs in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_unlocks_an_account_stopped_by_a_hundred_failures(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    for _ in 0..100 {
        let _ = sign_in(app, &app.caller(), EMAIL, "wrong").await;
        app.clock.advance(TimeDelta::hours(1));
    }
    app.clock.advance(TimeDelta::days(30));
    assert!(matches!(sign_in(app, &app.caller(), EMAIL, PASSWORD).await, Err(Failure::Wait(_))));
    let link = reset_link(app, EMAIL).await;
    app.accounts.recovery().set_password(&app.caller(), &link, &NEW.into()).await.expect("set");
    sign_in(app, &app.caller(), EMAIL, NEW).await.expect("signed in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_address_is_asked_for_three_times_then_waits(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    for address in [EMAIL, "nobody@example.test"] {
        for _ in 0..3 {
            app.accounts
                .recovery()
                .forgot_password(&app.caller(), address, "")
                .await
                .expect("asked");
        }
        let fourth = app.accounts.recovery().forgot_password(&app.caller(), address, "").await;
        assert!(matches!(fourth, Err(Failure::Wait(3600))), "{fourth:?}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_changed_in_the_profile_kills_the_links_that_are_under_way(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let link = reset_link(app, EMAIL).await;
    let ana = customer(app, EMAIL).await;
    let (caller, current, new) = (app.caller(), PASSWORD.into(), NEW.into());
    app.accounts.profile().change_password(&caller, &ana, &current, &new).await.expect("changed");
    let state = app.accounts.recovery().password_link(&app.portal, &link).await.expect("an answer");
    assert_eq!(state, Link::Replaced);
    let refused =
        app.accounts.recovery().set_password(&caller, &link, &"yet another password".into()).await;
    assert_eq!(refused.expect_err("dead"), PasswordRefusal::LinkDead.into());
    sign_in(app, &app.caller(), EMAIL, NEW).await.expect("the new password holds");
}
