//! Lifetime of sessions, and what ends them.

use crate::story::{PASSWORD, customer, register, session, sign_in};
use accounts::{
    Caller, SignInForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Failure, SessionId, refusals::PasswordRefusal};
use rstest::rstest;

const EMAIL: &str = "ana@example.test";
const OTHER: &str = "eva@example.test";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_two_idle_hours_to_the_second(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let cookie = sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in").session;
    app.clock.advance(TimeDelta::hours(2) - TimeDelta::seconds(1));
    assert!(session(app, cookie.expose()).await.is_some());
    app.clock.advance(TimeDelta::hours(2) - TimeDelta::seconds(1));
    assert!(session(app, cookie.expose()).await.is_some(), "use keeps it alive");
    app.clock.advance(TimeDelta::hours(2));
    assert!(session(app, cookie.expose()).await.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_a_day_however_much_it_is_used(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let cookie = sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in").session;
    for _ in 0..23 {
        app.clock.advance(TimeDelta::hours(1));
        assert!(session(app, cookie.expose()).await.is_some());
    }
    app.clock.advance(TimeDelta::hours(1));
    assert!(session(app, cookie.expose()).await.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_remembered_session_lasts_thirty_days(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let form = SignInForm { identifier: EMAIL.into(), password: PASSWORD.into(), remember: true };
    let signed_in = app.accounts.sessions().sign_in(&app.caller(), form).await.expect("signed in");
    assert_eq!(signed_in.keep_seconds, Some(30 * 24 * 3600));
    app.clock.advance(TimeDelta::days(29));
    assert!(session(app, signed_in.session.expose()).await.is_some());
    app.clock.advance(TimeDelta::days(1));
    assert!(session(app, signed_in.session.expose()).await.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_the_exact_cookie_is_accepted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let cookie = sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in").session;
    let good = cookie.expose();
    for bad in ["", "x", &good[1..], &format!("{good}x"), &good.to_lowercase(), &"A".repeat(43)] {
        assert!(session(app, bad).await.is_none(), "{bad}");
    }
    let other = app.other_portal().await;
    let there = app.accounts.sessions().current(&other, good).await.expect("an answer");
    assert!(there.is_none(), "a session of another operator");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_and_every_sign_in_begins_a_new_one(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let caller = app.caller();
    let first = sign_in(app, &caller, EMAIL, PASSWORD).await.expect("signed in").session;
    let second = sign_in(app, &caller, EMAIL, PASSWORD).await.expect("signed in").session;
    assert_ne!(first.expose(), second.expose());
    app.accounts.sessions().sign_out(&caller, first.expose()).await.expect("signed out");
    assert!(session(app, first.expose()).await.is_none());
    assert!(session(app, second.expose()).await.is_some());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_others_can_be_ended(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let caller = app.caller();
    let mut cookies = Vec::new();
    for _ in 0..3 {
        cookies.push(sign_in(app, &caller, EMAIL, PASSWORD).await.expect("signed in").session);
    }
    let here = session(app, cookies[2].expose()).await.expect("a session");
    let seen = app.accounts.sessions().list(&app.portal, &here).await.expect("sessions");
    assert_eq!(seen.len(), 3);
    assert_eq!(seen.iter().filter(|session| session.current).count(), 1);
    app.accounts.sessions().end_others(&caller, &here).await.expect("ended");
    assert!(session(app, cookies[0].expose()).await.is_none());
    assert!(session(app, cookies[1].expose()).await.is_none());
    assert!(session(app, cookies[2].expose()).await.is_some());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_session_is_ended_but_not_the_current_one_nor_another_customers(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let caller = app.caller();
    let mut cookies = Vec::new();
    for email in ["eva@example.test", EMAIL, EMAIL, EMAIL] {
        if email != EMAIL || cookies.len() == 1 {
            register(app, email).await;
        }
        cookies.push(sign_in(app, &caller, email, PASSWORD).await.expect("signed in").session);
    }
    let [evas, lost, kept, here] = &cookies[..] else {
        panic!("four sessions");
    };
    let ana = session(app, here.expose()).await.expect("signed in");
    for cookie in [evas, lost, here, lost] {
        let id = match session(app, cookie.expose()).await {
            Some(customer) => customer.session,
            None => SessionId::default(),
        };
        app.accounts.sessions().end_one(&caller, &ana, id).await.expect("an answer");
    }
    assert!(session(app, lost.expose()).await.is_none());
    for cookie in [evas, kept, here] {
        assert!(session(app, cookie.expose()).await.is_some());
    }
    let ended = "SELECT COUNT(*) FROM timeline WHERE event = 'session-ended'";
    assert_eq!(app.number(ended).await, 1, "only what has happened is recorded");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_empty_field_of_a_new_password_is_reported(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let (caller, ana) = (app.caller(), customer(app, EMAIL).await);
    let empty = "".into();
    let refused = app.accounts.profile().change_password(&caller, &ana, &empty, &empty).await;
    let both = vec![PasswordRefusal::CurrentMissing, PasswordRefusal::PasswordShort];
    assert_eq!(refused.expect_err("refused"), Failure::Refused(both));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_ends_all_other_sessions_and_is_mailed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let caller = app.caller();
    let old = sign_in(app, &caller, EMAIL, PASSWORD).await.expect("signed in").session;
    let here = customer(app, EMAIL).await;
    let new_password = "the mountain in winter".into();
    let change = async |current: &str| {
        app.accounts.profile().change_password(&caller, &here, &current.into(), &new_password).await
    };
    assert_eq!(change("").await.expect_err("x"), PasswordRefusal::CurrentMissing.into());
    assert_eq!(
        change("not the password").await.expect_err("x"),
        PasswordRefusal::CurrentWrong.into()
    );
    let cookie = change(PASSWORD).await.expect("changed").token;
    assert!(session(app, old.expose()).await.is_none());
    assert!(session(app, cookie.expose()).await.is_some());
    app.mail_to(EMAIL).await;
    assert!(sign_in(app, &app.caller(), EMAIL, PASSWORD).await.is_err());
    assert!(sign_in(app, &app.caller(), EMAIL, "the mountain in winter").await.is_ok());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_remembered_under_its_new_token_if_it_was(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let (caller, new) = (app.caller(), "the mountain in winter");
    for (remember, current, next) in [(true, PASSWORD, new), (false, new, PASSWORD)] {
        let form = SignInForm { identifier: EMAIL.into(), password: current.into(), remember };
        let signed_in = app.accounts.sessions().sign_in(&caller, form).await.expect("signed in");
        let here = session(app, signed_in.session.expose()).await.expect("a session");
        let (current, next) = (current.into(), next.into());
        let changed = app.accounts.profile().change_password(&caller, &here, &current, &next).await;
        let changed = changed.expect("changed");
        assert_eq!(changed.keep_seconds, remember.then_some(30 * 24 * 3600));
        app.clock.advance(TimeDelta::days(29));
        assert_eq!(session(app, changed.token.expose()).await.is_some(), remember);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_customer_is_out_at_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let cookie = sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in").session;
    app.execute("UPDATE customers SET disabled = TRUE").await;
    assert!(session(app, cookie.expose()).await.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_by_mail_ends_the_session_of_another_customer_in_that_browser(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    register(app, OTHER).await;
    let here = sign_in(app, &app.caller(), OTHER, PASSWORD).await.expect("signed in").session;
    let elsewhere = sign_in(app, &app.caller(), OTHER, PASSWORD).await.expect("signed in").session;
    let new = "the mountain in winter".into();
    let caller = Caller { session: Some(here.expose().to_owned()), ..app.caller() };
    app.accounts.recovery().forgot_password(&app.caller(), EMAIL, "").await.expect("asked");
    let link = app.mail_to(EMAIL).await.token("set-password").expect("a link");
    let weak = app.accounts.recovery().set_password(&caller, &link, &"short".into()).await;
    weak.expect_err("weak");
    assert!(session(app, here.expose()).await.is_some(), "the browser keeps its cookie");
    app.accounts.recovery().set_password(&caller, &link, &new).await.expect("set");
    assert!(session(app, here.expose()).await.is_none());
    assert!(session(app, elsewhere.expose()).await.is_some(), "nothing happened to that customer");
    let ends = "SELECT COUNT(*) FROM timeline WHERE event = 'signed-out'";
    assert_eq!(app.number(ends).await, 1);
}
