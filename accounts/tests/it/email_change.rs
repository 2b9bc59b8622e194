//! Changing the email: requested, confirmed in the new mailbox, undone from the old one.

use crate::{
    customers::ANA,
    story::{PASSWORD, customer, register, session, sign_in},
};
use accounts::{
    ChangedEmail,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Customer, EmailLink, Failure, Link,
    refusals::{EmailChangeRefusal, EmailLinkRefusal as L},
};
use rstest::rstest;

mod meanwhile;
mod pending;
mod undo;

const FRESH: &str = "ana.new@example.test";
const EVA: &str = "eva@evil.test";
const EVENTS: &str = "SELECT COUNT(*) FROM timeline";

async fn ask(
    app: &TestApp,
    customer: &Customer,
    password: Option<&str>,
    email: &str,
) -> Result<(), Failure<EmailChangeRefusal>> {
    let password = password.map(Into::into);
    app.accounts
        .profile()
        .request_email_change(&app.caller(), customer, password.as_ref(), email)
        .await
}

/// Requests an address. Returns the link mailed to it.
pub async fn link_to(app: &TestApp, customer: &Customer, email: &str) -> String {
    ask(app, customer, Some(PASSWORD), email).await.expect("asked");
    app.mail_to(email).await.token("confirm-email").expect("a link")
}

async fn confirm(
    app: &TestApp,
    customer: Option<&Customer>,
    link: &str,
    password: Option<&str>,
) -> Result<ChangedEmail, Failure<L>> {
    let password = password.map(Into::into);
    app.accounts
        .profile()
        .confirm_email_change(&app.caller(), customer, link, password.as_ref())
        .await
}

/// Changes the address. Returns the link that undoes it.
pub async fn change(app: &TestApp, customer: &Customer, email: &str) -> String {
    let old = customer.email.clone().expect("an address");
    let link = link_to(app, customer, email).await;
    confirm(app, Some(customer), &link, None).await.expect("changed");
    app.mail_to(&old).await.token("undo-email").expect("a link")
}

async fn undo(app: &TestApp, link: &str) -> Result<String, Failure<L>> {
    app.accounts.profile().undo_email_change(&app.caller(), link).await
}

async fn look(app: &TestApp, customer: Option<&Customer>, link: &str) -> Link<EmailLink> {
    let state = app.accounts.profile().email_link(&app.portal, customer, link).await;
    state.expect("an answer")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_new_address_signs_in_after_it_was_confirmed_and_other_sessions_end(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let cookie = sign_in(app, &app.caller(), ANA, PASSWORD).await.expect("signed in").session;
    let other = sign_in(app, &app.caller(), ANA, PASSWORD).await.expect("signed in").session;
    let ana = session(app, cookie.expose()).await.expect("a session");
    let asked = app.accounts.recovery().forgot_password(&app.caller(), ANA, "").await;
    asked.expect("asked");
    let reset = app.mail_to(ANA).await.token("set-password").expect("a link");
    let link = link_to(app, &ana, FRESH).await;
    assert!(sign_in(app, &app.caller(), FRESH, PASSWORD).await.is_err(), "not yet");
    let asked = app.accounts.recovery().forgot_password(&app.caller(), ANA, "").await;
    asked.expect("one more, still on its way");

    let changed = confirm(app, Some(&ana), &link, None).await.expect("changed");
    assert_eq!((&*changed.email, changed.signed_in), (FRESH, true));
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "the reset is taken back: {mails:#?}");
    assert_eq!(mails[0].to, ANA);
    assert!(mails[0].text.contains("a***@example.test") && !mails[0].text.contains(FRESH));
    assert!(session(app, other.expose()).await.is_none());
    let ana = session(app, cookie.expose()).await.expect("goes on");
    assert_eq!(ana.email.as_deref(), Some(FRESH));
    assert!(ana.email_sign_in && ana.email_proved);
    let state = app.accounts.recovery().password_link(&app.portal, &reset).await;
    assert_eq!(state.expect("an answer"), Link::Replaced);
    assert!(sign_in(app, &app.caller(), ANA, PASSWORD).await.is_err());
    sign_in(app, &app.caller(), FRESH, PASSWORD).await.expect("signs in");
    assert_eq!(look(app, Some(&ana), &link).await, Link::Used);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_alone_changes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    register(app, EVA).await;
    let (ana, eva) = (customer(app, ANA).await, customer(app, EVA).await);
    let link = link_to(app, &ana, FRESH).await;
    for (who, password, why) in [
        (None, None, L::PasswordMissing),
        (None, Some("wrong"), L::PasswordWrong),
        (Some(&eva), None, L::PasswordMissing),
        (Some(&eva), Some("wrong"), L::PasswordWrong),
    ] {
        let refused = confirm(app, who, &link, password).await;
        assert_eq!(refused.expect_err("refused"), why.into());
    }
    let mut expected = EmailLink { email: FRESH.into(), undo: false, ask_password: true };
    for _ in 0..100 {
        assert_eq!(look(app, Some(&eva), &link).await, Link::Ready(expected.clone()));
    }
    expected.ask_password = false;
    assert_eq!(look(app, Some(&ana), &link).await, Link::Ready(expected));
    // Another device, with the password: every session ends.
    let cookie = sign_in(app, &app.caller(), ANA, PASSWORD).await.expect("signed in").session;
    confirm(app, None, &link, Some(PASSWORD)).await.expect("changed");
    assert!(session(app, cookie.expose()).await.is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn invalid_input_is_reported_and_nothing_mailed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    use EmailChangeRefusal as R;
    for (password, email, why) in [
        (Some(PASSWORD), "ana", R::EmailInvalid),
        (Some(PASSWORD), "a@b\r\nBcc: eva@evil.test", R::EmailInvalid),
        (Some(PASSWORD), ANA, R::EmailSame),
        (Some(""), FRESH, R::CurrentMissing),
        (None, FRESH, R::CurrentMissing),
        (Some("wrong"), FRESH, R::CurrentWrong),
    ] {
        let refused = ask(app, &ana, password, email).await;
        assert_eq!(refused.expect_err("refused"), why.into(), "{email:?}");
    }
    let both = Failure::Refused(vec![R::EmailInvalid, R::CurrentMissing]);
    assert_eq!(ask(app, &ana, Some(""), "").await.expect_err("refused"), both);
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_taken_address_notifies_its_owner_and_is_shown_only_if_allowed(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    register(app, FRESH).await;
    let ana = customer(app, ANA).await;
    let refused = ask(app, &ana, Some(PASSWORD), FRESH).await;
    assert_eq!(refused.expect_err("taken"), EmailChangeRefusal::EmailTaken.into());
    assert!(app.mail_to(FRESH).await.token("confirm-email").is_none());
    let quiet = app.caller_with(|it| it.tell_when_email_is_registered = false);
    let asked = app
        .accounts
        .profile()
        .request_email_change(&quiet, &ana, Some(&PASSWORD.into()), FRESH)
        .await;
    asked.expect("the same answer as for a free one");
    assert!(app.mail_to(FRESH).await.token("confirm-email").is_none());
    // The timeline reveals nothing either: except for the typed address, both events are the same.
    let mut entries = Vec::new();
    for address in [FRESH, "free@example.test"] {
        let asked = app
            .accounts
            .profile()
            .request_email_change(&quiet, &ana, Some(&PASSWORD.into()), address)
            .await;
        asked.expect("asked");
        let activity =
            app.accounts.profile().timeline(&app.portal, &ana, None).await.expect("an activity");
        let mut latest = activity.items.into_iter().next().expect("an entry");
        assert_eq!(latest.event, "email-change-asked");
        assert_eq!(latest.detail.take().as_deref(), Some(address));
        entries.push((latest, app.number(EVENTS).await));
    }
    let ((taken, first), (free, second)) = (&entries[0], &entries[1]);
    assert_eq!(taken, free);
    assert_eq!(*second, first + 1, "and each is one entry");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn links_last_an_hour_and_seven_days_and_a_newer_request_wins(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let first = link_to(app, &ana, EVA).await;
    ask(app, &ana, Some(PASSWORD), "queued@example.test").await.expect("asked");
    let second = link_to(app, &ana, FRESH).await;
    assert_eq!(look(app, Some(&ana), &first).await, Link::Replaced);
    let refused = confirm(app, Some(&ana), &first, None).await;
    assert_eq!(refused.expect_err("dead"), L::LinkDead.into());
    app.clock.advance(TimeDelta::hours(1) - TimeDelta::seconds(1));
    assert!(matches!(look(app, Some(&ana), &second).await, Link::Ready(_)));
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(look(app, Some(&ana), &second).await, Link::Expired);
    let refused = confirm(app, Some(&ana), &second, None).await;
    assert_eq!(refused.expect_err("dead"), L::LinkDead.into());

    let ana = customer(app, ANA).await;
    let back = change(app, &ana, FRESH).await;
    app.clock.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    assert!(matches!(look(app, None, &back).await, Link::Ready(_)));
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(look(app, None, &back).await, Link::Expired);
    assert_eq!(undo(app, &back).await.expect_err("dead"), L::LinkDead.into());
}
