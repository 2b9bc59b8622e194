//! A requested address: shown until it is confirmed, and withdrawn.

use super::{EVA, FRESH, ask, confirm, link_to, look};
use crate::{
    customers::ANA,
    story::{PASSWORD, customer, register},
};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{Customer, Link, refusals::EmailLinkRefusal};
use rstest::rstest;

async fn pending(app: &TestApp, customer: &Customer) -> Option<String> {
    app.accounts.profile().pending_email(&app.portal, customer).await.expect("an answer")
}

async fn cancel(app: &TestApp, customer: &Customer) {
    let cancelled = app.accounts.profile().cancel_email_change(&app.caller(), customer).await;
    cancelled.expect("cancelled");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_requested_address_is_shown_while_its_link_is_valid(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    assert_eq!(pending(app, &ana).await, None);
    link_to(app, &ana, FRESH).await;
    app.clock.advance(TimeDelta::minutes(60) - TimeDelta::seconds(1));
    assert_eq!(pending(app, &ana).await.as_deref(), Some(FRESH));
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(pending(app, &ana).await, None);

    let link = link_to(app, &ana, FRESH).await;
    assert_eq!(pending(app, &ana).await.as_deref(), Some(FRESH));
    confirm(app, Some(&ana), &link, None).await.expect("changed");
    assert_eq!(pending(app, &ana).await, None);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_request_has_no_link_and_sends_no_mail(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let link = link_to(app, &ana, FRESH).await;
    cancel(app, &ana).await;
    assert_eq!(pending(app, &ana).await, None);
    assert_eq!(look(app, Some(&ana), &link).await, Link::Replaced);
    let dead = confirm(app, Some(&ana), &link, None).await;
    assert_eq!(dead.expect_err("dead"), EmailLinkRefusal::LinkDead.into());

    ask(app, &ana, Some(PASSWORD), FRESH).await.expect("asked");
    cancel(app, &ana).await;
    assert!(app.mails().await.is_empty(), "the mail had not left yet");
    // Again, without anything to cancel.
    cancel(app, &ana).await;
    let cancelled = "SELECT COUNT(*) FROM timeline WHERE event = 'email-change-cancelled'";
    assert_eq!(app.number(cancelled).await, 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_taken_address_looks_like_any_other_where_the_page_must_not_tell(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    register(app, EVA).await;
    let ana = customer(app, ANA).await;
    let quiet = app.caller_with(|it| it.tell_when_email_is_registered = false);
    let password = PASSWORD.into();
    let profile = app.accounts.profile();
    let asked = profile.request_email_change(&quiet, &ana, Some(&password), EVA).await;
    asked.expect("the same answer as for a free one");
    app.mail_to(EVA).await;
    assert_eq!(pending(app, &ana).await.as_deref(), Some(EVA));
    cancel(app, &ana).await;
    assert_eq!(pending(app, &ana).await, None);
}
