//! Attacks on mailed links.

use crate::story::{PASSWORD, form, register};
use accounts::testing::{Database, TestApp, repetitions};
use chrono::TimeDelta;
use model::{Link, refusals::PasswordRefusal};
use rstest::rstest;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tokio::task::JoinHandle;

mod guesses;

pub use guesses::guess;

const EMAIL: &str = "ana@example.test";

/// Returns how often each redemption at once is repeated.
fn runs() -> usize {
    repetitions("GUICHET_TEST_REDEMPTIONS", 1)
}

/// Awaits attempts; returns how many succeeded.
async fn successes(attempts: Vec<JoinHandle<bool>>) -> u32 {
    let mut won = 0;
    for attempt in attempts {
        won += u32::from(attempt.await.expect("no panic"));
    }
    won
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_that_redeem_a_link_at_once_one_succeeds(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    for _ in 0..runs() {
        app.accounts.recovery().forgot_password(&app.caller(), EMAIL, "").await.expect("asked");
        let link = app.mail_to(EMAIL).await.token("set-password").expect("a link");
        let tries = (0..50).map(|place| {
            let (accounts, caller, link) = (app.accounts.clone(), app.caller(), link.clone());
            let password = format!("a password of number {place}").into();
            tokio::spawn(async move {
                accounts.recovery().set_password(&caller, &link, &password).await.is_ok()
            })
        });
        assert_eq!(successes(tries.collect()).await, 1);
        // The notice, and the next mail that the mailbox may get.
        app.mails().await;
        app.clock.advance(TimeDelta::hours(1));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn t02_of_fifty_that_confirm_a_registration_at_once_one_succeeds(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    for run in 0..runs() {
        let email = format!("person{run}@example.test");
        let browser = app.accounts.registration().register(&app.caller(), form(&email)).await;
        let browser = browser.expect("registered");
        let link = app.mail_to(&email).await.token("confirm").expect("a link");
        let tries = (0..50).map(|_| {
            let (accounts, caller) = (app.accounts.clone(), app.caller());
            let (link, browser) = (link.clone(), browser.expose().to_owned());
            tokio::spawn(async move {
                accounts.registration().confirm(&caller, &link, Some(&browser), None).await.is_ok()
            })
        });
        assert_eq!(successes(tries.collect()).await, 1);
        let accounts = format!("SELECT COUNT(*) FROM accounts WHERE sign_in_email = '{email}'");
        assert_eq!(app.number(&accounts).await, 1);
        app.mails().await;
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_page_asked_for_survives_an_expired_password_link(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let (recovery, caller) = (app.accounts.recovery(), app.caller());
    recovery.forgot_password(&caller, EMAIL, "/products/1").await.expect("asked");
    let old = app.mail_to(EMAIL).await.token("set-password").expect("a link");
    app.clock.advance(TimeDelta::hours(1));
    recovery.renew_link(&caller, &old).await.expect("asked");
    let new = app.mail_to(EMAIL).await.token("set-password").expect("a link");
    let password = "something long enough".into();
    let set = recovery.set_password(&caller, &new, &password).await.expect("set");
    assert_eq!(set.return_path.map(String::from).as_deref(), Some("/products/1"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_only_what_it_was_made_for(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    app.accounts.registration().register(&app.caller(), form(EMAIL)).await.expect("registered");
    let confirm = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let other = app.other_portal().await;
    let portal = &app.portal;
    assert_eq!(
        app.accounts.recovery().password_link(portal, &confirm).await.expect("an answer"),
        Link::Unknown
    );
    assert_eq!(
        app.accounts.orders().by_link(portal, &confirm).await.expect("an answer"),
        Link::Unknown
    );
    assert_eq!(
        app.accounts.registration().confirmation(&other, &confirm, None).await.expect("an answer"),
        Link::Unknown
    );
    let refused = app
        .accounts
        .recovery()
        .set_password(&app.caller(), &confirm, &"something long enough".into())
        .await;
    assert_eq!(refused.expect_err("dead"), PasswordRefusal::LinkDead.into());
    for broken in ["", &confirm[..42], &format!("{confirm}A"), &confirm.to_uppercase()] {
        let state = app
            .accounts
            .registration()
            .confirmation(portal, broken, None)
            .await
            .expect("an answer");
        assert_eq!(state, Link::Unknown, "{broken}");
    }
    let there = accounts::Caller { portal: Arc::clone(&other), ..app.caller() };
    assert!(
        app.accounts.registration().confirm(&there, &confirm, None, Some(PASSWORD)).await.is_err()
    );
    assert!(matches!(
        app.accounts.registration().confirmation(portal, &confirm, None).await,
        Ok(Link::Ready(_))
    ));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn opening_a_link_a_hundred_times_does_not_use_it_up(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    app.accounts.registration().register(&app.caller(), form(EMAIL)).await.expect("registered");
    let link = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    for _ in 0..100 {
        let state = app
            .accounts
            .registration()
            .confirmation(&app.portal, &link, None)
            .await
            .expect("an answer");
        assert!(matches!(state, Link::Ready(_)));
    }
    app.accounts
        .registration()
        .confirm(&app.caller(), &link, None, Some(PASSWORD))
        .await
        .expect("confirmed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_token_and_no_password_is_in_the_database(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let caller = app.caller();
    let browser =
        app.accounts.registration().register(&caller, form(EMAIL)).await.expect("registered");
    let link = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    app.accounts
        .registration()
        .confirm(&caller, &link, Some(browser.expose()), None)
        .await
        .expect("confirmed");
    let signed_in = crate::story::sign_in(app, &caller, EMAIL, PASSWORD).await.expect("signed in");
    app.accounts.recovery().forgot_password(&caller, EMAIL, "").await.expect("asked");
    let reset = app.mail_to(EMAIL).await.token("set-password").expect("a link");
    let secrets = [
        browser.expose(),
        &link,
        &reset,
        signed_in.session.expose(),
        signed_in.device.expose(),
        PASSWORD,
    ];
    let stored = app.stored().await;
    for secret in secrets {
        assert!(!stored.contains(secret), "{secret}");
    }
    // What is stored is found, texts and bytes alike.
    assert!(stored.contains(EMAIL));
    assert!(stored.contains(Sha256::digest(reset.as_bytes())));
}
