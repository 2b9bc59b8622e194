//! A clock of the machine that jumps: sessions and links end by the time that it shows, and nobody waits longer.

use crate::story::{PASSWORD, customer, register, session, sign_in};
use accounts::{
    MadeDue,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Failure, Link, refusals::SignInRefusal};
use rstest::rstest;

const EMAIL: &str = "ana@example.test";

/// Returns whether the link is ready, and whether the session is valid.
async fn state(app: &TestApp, link: &str, cookie: &str) -> (bool, bool) {
    let state = app.accounts.recovery().password_link(&app.portal, link).await.expect("an answer");
    let session = session(app, cookie).await;
    (matches!(state, Link::Ready(_)), session.is_some())
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f09_sessions_and_links_survive_a_clock_that_is_set_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let signed_in = sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in");
    let cookie = signed_in.session.expose();
    app.accounts.recovery().forgot_password(&app.caller(), EMAIL, "").await.expect("asked");
    let link = app.mail_to(EMAIL).await.token("set-password").expect("a link");
    for jump in [TimeDelta::hours(-1), TimeDelta::hours(-23), TimeDelta::days(1)] {
        app.clock.advance(jump);
        assert_eq!(state(app, &link, cookie).await, (true, true), "{jump}");
    }
    app.clock.advance(TimeDelta::days(1));
    assert_eq!(state(app, &link, cookie).await, (false, false), "a day later");
    customer(app, EMAIL).await;
}

/// Fails to sign in until there is a wait. Returns its seconds.
async fn exhaust(app: &TestApp) -> u32 {
    for _ in 0..10 {
        if let Err(Failure::Wait(seconds)) = sign_in(app, &app.caller(), EMAIL, "wrong").await {
            return seconds;
        }
    }
    panic!("no wait");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f09_nobody_waits_for_a_stamp_of_the_future_and_failures_stay_counted(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let first = exhaust(app).await;
    for jump in [TimeDelta::hours(-1), TimeDelta::days(-1)] {
        app.clock.advance(jump);
        let wrong = sign_in(app, &app.caller(), EMAIL, "wrong").await;
        assert_eq!(wrong.expect_err("wrong"), SignInRefusal::NoMatch.into(), "{jump}");
        assert!(exhaust(app).await > first, "{jump}: failures are still counted");
    }
    app.clock.advance(TimeDelta::days(-1));
    sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f09_a_quota_is_whole_again_when_the_clock_is_set_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let forget = async || app.accounts.recovery().forgot_password(&app.caller(), EMAIL, "").await;
    let exhaust = async || {
        for _ in 0..20 {
            if matches!(forget().await, Err(Failure::Wait(_))) {
                return;
            }
        }
        panic!("no wait");
    };
    exhaust().await;
    app.clock.advance(TimeDelta::days(-1));
    forget().await.expect("asked");
    exhaust().await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f09_mails_do_not_wait_for_the_moment_before_the_clock_was_set_back(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let follow = async || app.accounts.deployment().follow_clock().await.expect("followed");
    for jump in [TimeDelta::days(-1), TimeDelta::hours(-1), TimeDelta::minutes(-2)] {
        app.accounts.recovery().forgot_password(&app.caller(), EMAIL, "").await.expect("asked");
        app.clock.advance(jump);
        assert!(app.mails().await.is_empty(), "{jump}: the mail is due later");
        assert_eq!(follow().await, MadeDue { mails: 1, ..MadeDue::default() }, "{jump}");
        app.mail_to(EMAIL).await.token("set-password").expect("a link");
        assert!(follow().await.is_nothing(), "{jump}");
    }
}
