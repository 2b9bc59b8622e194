//! A clock of the machine that jumps: sessions and links end by the time that it shows, and nothing else happens.

use crate::story::{PASSWORD, customer, register, session, sign_in};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::Link;
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
