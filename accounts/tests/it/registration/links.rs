//! The links of registrations: how long they work, and which of several.

use super::EMAIL;
use crate::story::{PASSWORD, form};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{
    Failure, Link,
    refusals::{ConfirmRefusal, ResendRefusal},
};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_newer_registration_takes_the_place_of_the_older_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let caller = app.caller();
    let first =
        app.accounts.registration().register(&caller, form(EMAIL)).await.expect("registered");
    let old = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let second =
        app.accounts.registration().register(&caller, form(EMAIL)).await.expect("registered");
    let new = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let state =
        app.accounts.registration().confirmation(&app.portal, &old, Some(first.expose())).await;
    assert_eq!(state.expect("an answer"), Link::Replaced);
    let refused = app
        .accounts
        .registration()
        .confirm(&caller, &old, Some(first.expose()), Some(PASSWORD))
        .await;
    assert_eq!(refused.expect_err("dead"), ConfirmRefusal::LinkDead.into());
    app.accounts
        .registration()
        .confirm(&caller, &new, Some(second.expose()), None)
        .await
        .expect("confirmed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_registration_replaced_before_its_mail_went_out_mails_nothing(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    for _ in 0..2 {
        app.accounts.registration().register(&app.caller(), form(EMAIL)).await.expect("registered");
    }
    app.mail_to(EMAIL).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn links_sent_again_all_work_until_one_of_them_is_used(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let caller = app.caller();
    let browser =
        app.accounts.registration().register(&caller, form(EMAIL)).await.expect("registered");
    let first = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let early = app.accounts.registration().resend(&caller, Some(browser.expose()), None).await;
    assert!(matches!(early, Err(Failure::Wait(59..=61))), "{early:?}");
    app.clock.advance(TimeDelta::seconds(61));
    app.accounts
        .registration()
        .resend(&caller, Some(browser.expose()), None)
        .await
        .expect("sent again");
    let second = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    app.accounts
        .registration()
        .confirm(&caller, &first, Some(browser.expose()), None)
        .await
        .expect("confirmed");
    let state = app
        .accounts
        .registration()
        .confirmation(&app.portal, &second, None)
        .await
        .expect("an answer");
    assert_eq!(state, Link::Used);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_expired_link_brings_a_new_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let caller = app.caller();
    let browser =
        app.accounts.registration().register(&caller, form(EMAIL)).await.expect("registered");
    let old = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    app.clock.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    let state = async || {
        app.accounts.registration().confirmation(&app.portal, &old, None).await.expect("an answer")
    };
    assert!(matches!(state().await, Link::Ready(_)));
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(state().await, Link::Expired);
    let refused =
        app.accounts.registration().confirm(&caller, &old, Some(browser.expose()), None).await;
    assert_eq!(refused.expect_err("expired"), ConfirmRefusal::LinkDead.into());
    app.accounts.registration().resend(&app.caller(), None, Some(&old)).await.expect("sent again");
    let new = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    app.accounts
        .registration()
        .confirm(&caller, &new, Some(browser.expose()), None)
        .await
        .expect("confirmed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_a_registration_there_is_nothing_to_send_again(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let refused = app.accounts.registration().resend(&app.caller(), Some("x"), Some("y")).await;
    assert_eq!(refused.expect_err("nothing"), ResendRefusal::NothingPending.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_address_gets_three_registration_mails_then_one_an_hour(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    for _ in 0..3 {
        app.accounts.registration().register(&app.caller(), form(EMAIL)).await.expect("registered");
    }
    let fourth = app.accounts.registration().register(&app.caller(), form(EMAIL)).await;
    assert!(matches!(fourth, Err(Failure::Wait(3600))), "{fourth:?}");
    app.clock.advance(TimeDelta::hours(1));
    app.accounts.registration().register(&app.caller(), form(EMAIL)).await.expect("registered");
}
