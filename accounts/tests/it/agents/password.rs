//! Agents' passwords: rules, and resets.

use super::{LAURA, PABLO, PASSWORD, hire, invite, open, person, sign_in, stage};
use accounts::{
    AgentCaller,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Failure, Link, Role,
    refusals::{PasswordRefusal, RecoveryRefusal},
};
use rstest::rstest;

const NEW: &str = "the harbour at midnight";

async fn forgot(app: &TestApp, email: &str) -> Result<(), Failure<RecoveryRefusal>> {
    let caller = app.agent_caller();
    app.accounts.agents().forgot_password(&caller, email).await
}

async fn set(app: &TestApp, link: &str, password: &str) -> Result<(), Failure<PasswordRefusal>> {
    let (caller, password) = (app.agent_caller(), password.into());
    app.accounts.agents().set_password(&caller, link, &password).await
}

async fn reset_link(app: &TestApp) -> String {
    forgot(app, LAURA).await.expect("asked");
    app.mail_to(LAURA).await.token("reset").expect("a link")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_has_fifteen_characters_whatever_the_operator_allows_customers(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let eight = vec![("password_minimum".to_owned(), "8".to_owned())];
    let host = &app.portal.host;
    app.accounts.settings().change_of_host(host, &eight).await.expect("set");
    let link = invite(app, &app.portal, LAURA, Role::Admin).await;
    for (password, why) in [
        ("fourteen chars", PasswordRefusal::PasswordShort),
        (&"x".repeat(257), PasswordRefusal::PasswordLong),
        ("passwordpassword", PasswordRefusal::PasswordCommon),
        (LAURA, PasswordRefusal::PasswordPersonal),
        ("laura ibarra laura@norte.example.test", PasswordRefusal::PasswordPersonal),
    ] {
        let refused = set(app, &link, password).await;
        assert_eq!(refused.expect_err(password), why.into());
    }
    set(app, &link, PASSWORD).await.expect("the link still works");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_every_session_and_the_second_factor_stays(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let mut laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let half = sign_in(app, LAURA, PASSWORD).await.expect("signed in");
    let (first, second) = (reset_link(app).await, reset_link(app).await);
    set(app, &second, NEW).await.expect("set");
    for cookie in [&laura.cookie, &half] {
        assert!(stage(app, cookie).await.is_none());
    }
    let notice = app.mail_to(LAURA).await;
    assert!(notice.text.contains("/forgot-password"), "{}", notice.text);
    for (link, state) in [(&first, Link::Replaced), (&second, Link::Used)] {
        let shown = app.accounts.agents().link(link).await.expect("an answer");
        assert_eq!(shown, state);
        assert!(set(app, link, PASSWORD).await.is_err());
    }
    assert!(sign_in(app, LAURA, PASSWORD).await.is_err());
    let half = sign_in(app, LAURA, NEW).await.expect("the new one");
    let Some(model::Stage::SecondFactor { enrolled, .. }) = stage(app, &half).await else {
        panic!("a code is asked for");
    };
    assert!(enrolled);
    let link = reset_link(app).await;
    set(app, &link, PASSWORD).await.expect("back");
    laura.cookie = open(app, &laura).await;
    assert!(stage(app, &laura.cookie).await.is_some());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_link_ends_the_session_of_another_agent_in_that_browser(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let pablo = person(app, &app.portal, PABLO, Role::Agent).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    let caller =
        AgentCaller { session: Some(pablo.cookie.expose().to_owned()), ..app.agent_caller() };
    let link = reset_link(app).await;
    assert!(stage(app, &pablo.cookie).await.is_some());
    app.accounts.agents().set_password(&caller, &link, &NEW.into()).await.expect("set");
    assert!(stage(app, &pablo.cookie).await.is_none());

    let cookie = open(app, &pablo).await;
    let other = app.other_portal().await;
    let link = invite(app, &other, LAURA, Role::Agent).await;
    let caller = AgentCaller { session: Some(cookie.expose().to_owned()), ..caller };
    app.accounts.agents().accept_invitation(&caller, &link).await.expect("accepted");
    assert!(stage(app, &cookie).await.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_lasts_an_hour_to_the_second_and_ends_the_throttling(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    let link = reset_link(app).await;
    app.clock.advance(TimeDelta::hours(1));
    let state = app.accounts.agents().link(&link).await.expect("an answer");
    assert_eq!(state, Link::Expired);
    for _ in 0..6 {
        assert!(sign_in(app, LAURA, "a guess").await.is_err());
    }
    let link = reset_link(app).await;
    app.clock.advance(TimeDelta::hours(1) - TimeDelta::seconds(1));
    for _ in 0..6 {
        assert!(sign_in(app, LAURA, "a guess").await.is_err());
    }
    set(app, &link, NEW).await.expect("in time");
    sign_in(app, LAURA, NEW).await.expect("at once");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_request_has_the_same_answer_for_every_address(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    hire(app, &app.portal, "out@norte.example.test", Role::Agent).await;
    app.execute("UPDATE agents SET disabled = TRUE WHERE email LIKE 'out@%'").await;
    for email in ["nobody@norte.example.test", "out@norte.example.test"] {
        for _ in 0..3 {
            forgot(app, email).await.expect("the same answer");
        }
        assert!(matches!(forgot(app, email).await, Err(Failure::Wait(_))));
    }
    assert!(app.mails().await.is_empty());
    for _ in 0..3 {
        forgot(app, LAURA).await.expect("the same answer");
    }
    assert!(matches!(forgot(app, LAURA).await, Err(Failure::Wait(_))));
    assert_eq!(app.mails().await.len(), 3);
    let refused = forgot(app, "laura").await.expect_err("malformed");
    assert_eq!(refused, RecoveryRefusal::EmailInvalid.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_request_resends_pending_invitations(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let other = app.other_portal().await;
    invite(app, &app.portal, LAURA, Role::Admin).await;
    invite(app, &other, LAURA, Role::Agent).await;
    app.mails().await;
    forgot(app, LAURA).await.expect("asked");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 2);
    for mail in &mails {
        assert_eq!(mail.to, LAURA);
        assert!(mail.token("invitation").is_some());
    }
}
