//! Guesses at links of every purpose.

use super::EMAIL;
use crate::{
    customers, email_change,
    story::{PASSWORD, customer, form, register},
};
use accounts::{
    Secret,
    testing::{Database, TestApp},
};
use model::{
    Link,
    refusals::{ConfirmRefusal, EmailLinkRefusal, PasswordRefusal},
};
use rstest::rstest;
use std::sync::Arc;

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
