//! "Activate from Email": what it requires, what it ends, and which addresses it refuses.

use crate::{
    customers::{ANA, NEW, activation_link, guest, set_password},
    story::{PASSWORD, customer, register, session, sign_in},
};
use accounts::{
    ContinuedSession, Secret, SignInForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Customer, Failure, Link, refusals::ActivateEmailRefusal as R};
use rstest::rstest;

/// Returns a customer whom an agent activated, signed in by number.
pub async fn activated(app: &TestApp) -> (Customer, Secret) {
    let (admin, number) = guest(app).await;
    let link = activation_link(app, &admin, &number).await;
    set_password(app, &link, PASSWORD).await;
    let signed_in = sign_in(app, &app.caller(), &number.to_string(), PASSWORD).await;
    let cookie = signed_in.expect("signed in").session;
    let customer = session(app, cookie.expose()).await.expect("a session");
    (customer, cookie)
}

pub async fn activate(
    app: &TestApp,
    customer: &Customer,
    current: Option<&str>,
    new: &str,
) -> Result<ContinuedSession, Failure<R>> {
    let current = current.map(Into::into);
    app.accounts
        .profile()
        .activate_email(&app.caller(), customer, current.as_ref(), &new.into())
        .await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn it_requires_the_password_and_a_valid_new_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (ana, cookie) = activated(app).await;
    for (current, new, why) in [
        (None, NEW, R::CurrentMissing),
        (Some(""), NEW, R::CurrentMissing),
        (Some("wrong"), NEW, R::CurrentWrong),
        (Some(PASSWORD), PASSWORD, R::PasswordSame),
        (Some(PASSWORD), "short", R::PasswordShort),
        (Some(PASSWORD), "passwordpassword", R::PasswordCommon),
        (Some(PASSWORD), ANA, R::PasswordPersonal),
    ] {
        let refused = activate(app, &ana, current, new).await;
        assert_eq!(refused.expect_err("refused"), why.into(), "{current:?} {new}");
    }
    assert!(session(app, cookie.expose()).await.is_some());
    assert!(app.mails().await.is_empty());
    activate(app, &ana, Some(PASSWORD), NEW).await.expect("turned on");
    let ana = customer_by(app, ANA, NEW).await;
    let again = activate(app, &ana, Some(NEW), "the harbour at midnight").await;
    assert_eq!(again.expect_err("refused"), R::AlreadyOn.into());
}

async fn customer_by(app: &TestApp, identifier: &str, password: &str) -> Customer {
    let signed_in = sign_in(app, &app.caller(), identifier, password).await;
    let cookie = signed_in.expect("signed in").session;
    session(app, cookie.expose()).await.expect("a session")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_count_like_failed_sign_ins(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (ana, _) = activated(app).await;
    for _ in 0..5 {
        let refused = activate(app, &ana, Some("wrong"), NEW).await;
        assert_eq!(refused.expect_err("refused"), R::CurrentWrong.into());
    }
    let stopped = activate(app, &ana, Some(PASSWORD), NEW).await;
    assert!(matches!(stopped, Err(Failure::Wait(_))), "{stopped:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn pending_links_die_with_the_old_password(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (ana, _) = activated(app).await;
    let asked = app.accounts.recovery().forgot_password(&app.caller(), ANA, "").await;
    asked.expect("asked");
    let link = app.mail_to(ANA).await.token("set-password").expect("a link");
    activate(app, &ana, Some(PASSWORD), NEW).await.expect("turned on");
    let state = app.accounts.recovery().password_link(&app.portal, &link).await;
    assert_eq!(state.expect("an answer"), Link::Replaced);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_customers_sign_in_is_refused_and_its_owner_notified(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (ana, cookie) = activated(app).await;
    // Bought and registered since, with the same address, by another customer.
    app.execute("UPDATE customers SET email_key = 'away@example.test'").await;
    register(app, ANA).await;
    app.execute(&format!("UPDATE customers SET email_key = '{ANA}'")).await;
    let refused = activate(app, &ana, Some(PASSWORD), NEW).await;
    assert_eq!(refused.expect_err("taken"), R::EmailTaken.into());
    let notice = app.mail_to(ANA).await;
    assert!(notice.subject.contains("already have an account"), "{}", notice.subject);
    for _ in 1..5 {
        let refused = activate(app, &ana, Some(PASSWORD), NEW).await;
        assert_eq!(refused.expect_err("taken"), R::EmailTaken.into());
    }
    app.mails().await;
    let more = activate(app, &ana, Some(PASSWORD), NEW).await;
    assert!(matches!(more, Err(Failure::Wait(_))), "{more:?}");
    assert!(app.mails().await.is_empty(), "its owner gets no more of them");
    assert!(session(app, cookie.expose()).await.is_some(), "nothing changed");
    customer(app, &ana.number.to_string()).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn it_needs_an_address_that_was_proved_and_passwords_that_are_on(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (ana, _) = activated(app).await;
    let only = app.caller_with(|it| (it.sso_enabled, it.sso_only) = (true, true));
    let (current, new) = (PASSWORD.into(), NEW.into());
    let off = app.accounts.profile().activate_email(&only, &ana, Some(&current), &new).await;
    assert_eq!(off.expect_err("off"), R::PasswordsOff.into());
    app.execute("UPDATE accounts SET email_proved = FALSE").await;
    let unproved = activate(app, &ana, Some(PASSWORD), NEW).await;
    assert_eq!(unproved.expect_err("unproved"), R::EmailUnproved.into());
    app.execute("UPDATE customers SET email = NULL, email_key = NULL").await;
    let none = activate(app, &ana, Some(PASSWORD), NEW).await;
    assert_eq!(none.expect_err("none"), R::NoEmail.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_a_password_only_a_fresh_session_proves_the_customer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (ana, _) = activated(app).await;
    app.execute("UPDATE accounts SET password_hash = NULL").await;
    app.clock.advance(TimeDelta::minutes(10));
    let stale = activate(app, &ana, None, NEW).await;
    assert_eq!(stale.expect_err("stale"), R::SignInAgain.into());
    app.clock.advance(TimeDelta::seconds(-1));
    activate(app, &ana, None, NEW).await.expect("fresh");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_remembered_session_stays_remembered(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (ana, _) = activated(app).await;
    let form = SignInForm {
        identifier: ana.number.to_string(),
        password: PASSWORD.into(),
        remember: true,
    };
    let signed_in = app.accounts.sessions().sign_in(&app.caller(), form).await.expect("signed in");
    let ana = session(app, signed_in.session.expose()).await.expect("a session");
    let continued = activate(app, &ana, Some(PASSWORD), NEW).await.expect("turned on");
    assert!(continued.keep_seconds.is_some());
    assert_eq!(continued.keep_seconds, signed_in.keep_seconds);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_first_password_turns_the_number_on_too(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (ana, _) = activated(app).await;
    // As after a sign-in at a provider.
    app.execute("UPDATE accounts SET password_hash = NULL, number_sign_in = FALSE").await;
    activate(app, &ana, None, NEW).await.expect("turned on");
    for identifier in [ANA, &ana.number.to_string()] {
        let ana = customer_by(app, identifier, NEW).await;
        assert!(ana.email_sign_in && ana.number_sign_in, "{identifier}");
    }
}
