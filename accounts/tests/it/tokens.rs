//! Attacks on mailed links.

use crate::{
    customers, email_change,
    story::{PASSWORD, customer, form, register},
};
use accounts::{
    Secret,
    testing::{Database, TestApp, repetitions},
};
use chrono::TimeDelta;
use model::{
    Link,
    refusals::{ConfirmRefusal, EmailLinkRefusal, PasswordRefusal},
};
use rstest::rstest;
use std::sync::Arc;
use tokio::task::JoinHandle;

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

/// Returns a token that was never mailed: a random one, or one that differs from a real one in few characters.
pub fn guess(real: &str, place: usize) -> String {
    if place.is_multiple_of(2) {
        return Secret::random().expose().to_owned();
    }
    let mut guess: Vec<char> = real.chars().collect();
    let at = place % guess.len();
    guess[at] = if guess[at] == 'A' { 'B' } else { 'A' };
    guess.into_iter().collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_guesses_open_nothing_and_write_nothing(#[case] database: Database) {
    const GUESSES: usize = 100_000;
    const AT_ONCE: usize = 8;
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let caller = app.caller();
    let asked = app.accounts.recovery().forgot_password(&caller, EMAIL, "").await;
    asked.expect("asked");
    let mail = app.mail_to(EMAIL).await;
    let real = mail.token("set-password").expect("a link");
    let rows = "SELECT (SELECT COUNT(*) FROM tokens) + (SELECT COUNT(*) FROM throttles) \
                + (SELECT COUNT(*) FROM timeline)";
    let before = app.number(rows).await;
    let guessers: Vec<_> = (0..AT_ONCE)
        .map(|first| {
            let (accounts, portal) = (app.accounts.clone(), Arc::clone(&app.portal));
            let real = real.clone();
            tokio::spawn(async move {
                for place in (first..GUESSES).step_by(AT_ONCE) {
                    let guess = guess(&real, place);
                    let link = accounts.recovery().password_link(&portal, &guess).await;
                    assert_eq!(link.expect("an answer"), Link::Unknown, "{guess}");
                }
            })
        })
        .collect();
    for guesser in guessers {
        guesser.await.expect("no guess opened anything");
    }
    assert_eq!(app.number(rows).await, before);
    let link = app.accounts.recovery().password_link(&app.portal, &real).await;
    assert!(matches!(link, Ok(Link::Ready(_))), "the real one works");
}

/// Valid links of every purpose that changes something for a customer.
struct Links {
    confirm: String,
    reset: String,
    activation: String,
    change: String,
    undo: String,
}

impl Links {
    async fn mailed(app: &TestApp) -> Self {
        let (admin, number) = customers::guest(app).await;
        let activation = customers::activation_link(app, &admin, &number).await;
        register(app, "eva@example.test").await;
        let eva = customer(app, "eva@example.test").await;
        let undo = email_change::change(app, &eva, "new@example.test").await;
        let eva = customer(app, "new@example.test").await;
        let change = email_change::link_to(app, &eva, "newer@example.test").await;
        let (caller, mailbox) = (app.caller(), "new@example.test");
        let asked = app.accounts.recovery().forgot_password(&caller, mailbox, "").await;
        asked.expect("asked");
        let reset = app.mail_to(mailbox).await.token("set-password");
        let waits = "ivo@example.test";
        let registered = app.accounts.registration().register(&caller, form(waits)).await;
        registered.expect("registered");
        let confirm = app.mail_to(waits).await.token("confirm");
        Self {
            confirm: confirm.expect("a link"),
            reset: reset.expect("a link"),
            activation,
            change,
            undo,
        }
    }

    /// Tries a guess at each of them.
    async fn guess(&self, app: &TestApp, place: usize) {
        let (accounts, caller) = (&app.accounts, app.caller());
        let link = guess(&self.confirm, place);
        let opened = accounts.registration().confirm(&caller, &link, None, Some(PASSWORD)).await;
        assert_eq!(opened, Err(ConfirmRefusal::LinkDead.into()), "{link}");
        for real in [&self.reset, &self.activation] {
            let (link, password) = (guess(real, place), customers::NEW.into());
            let opened = accounts.recovery().set_password(&caller, &link, &password).await;
            let why = opened.expect_err(&link);
            assert_eq!(why, PasswordRefusal::LinkDead.into(), "{link}");
        }
        let (link, password) = (guess(&self.change, place), PASSWORD.into());
        let opened =
            accounts.profile().confirm_email_change(&caller, None, &link, Some(&password)).await;
        assert_eq!(opened, Err(EmailLinkRefusal::LinkDead.into()), "{link}");
        let link = guess(&self.undo, place);
        let opened = accounts.profile().undo_email_change(&caller, &link).await;
        assert_eq!(opened, Err(EmailLinkRefusal::LinkDead.into()), "{link}");
    }

    async fn still_work(&self, app: &TestApp) {
        let (accounts, portal) = (&app.accounts, &app.portal);
        let confirm = accounts.registration().confirmation(portal, &self.confirm, None).await;
        assert!(matches!(confirm, Ok(Link::Ready(_))), "{confirm:?}");
        for link in [&self.reset, &self.activation] {
            let password = accounts.recovery().password_link(portal, link).await;
            assert!(matches!(password, Ok(Link::Ready(_))), "{password:?}");
        }
        for link in [&self.change, &self.undo] {
            let email = accounts.profile().email_link(portal, None, link).await;
            assert!(matches!(email, Ok(Link::Ready(_))), "{email:?}");
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn redeeming_guesses_of_any_purpose_opens_nothing_and_writes_nothing(
    #[case] database: Database,
) {
    const GUESSES: usize = 300;
    let app = &TestApp::on(database).await;
    let links = Links::mailed(app).await;
    links.still_work(app).await;
    let rows = [
        "accounts WHERE state = 'active'",
        "customers",
        "email_changes",
        "outbox",
        "registrations",
        "sessions",
        "throttles",
        "timeline",
        "tokens",
        "tokens WHERE used_at IS NOT NULL OR replaced_at IS NOT NULL",
    ];
    let count = async || {
        let mut counts = Vec::new();
        for of in rows {
            let count = app.number(&format!("SELECT COUNT(*) FROM {of}")).await;
            counts.push((of, count));
        }
        counts
    };
    let before = count().await;
    for place in 0..GUESSES {
        links.guess(app, place).await;
    }
    assert_eq!(count().await, before);
    links.still_work(app).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn no_token_and_no_password_is_in_the_database(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let caller = app.caller();
    let browser =
        app.accounts.registration().register(&caller, form(EMAIL)).await.expect("registered");
    let link = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    app.accounts
        .registration()
        .confirm(&caller, &link, Some(browser.expose()), None)
        .await
        .expect("confirmed");
    let signed_in = crate::story::sign_in(&app, &caller, EMAIL, PASSWORD).await.expect("signed in");
    let secrets =
        [browser.expose(), &link, signed_in.session.expose(), signed_in.device.expose(), PASSWORD];
    let folder = app.mail_folder();
    let folder = folder.parent().expect("a folder");
    let mut searched = 0;
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with("test.sqlite") {
            let bytes = std::fs::read(entry.path()).expect("the file");
            searched += bytes.len();
            for secret in secrets {
                let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
                assert!(!found, "{secret} is in {name:?}");
            }
        }
    }
    assert!(searched > 100_000, "the database was searched");
}
