//! What happens to a change while other things happen: other requests, resets and confirmations.

use super::{FRESH, ask, confirm, link_to};
use crate::{
    customers::ANA,
    story::{PASSWORD, customer, register},
};
use accounts::testing::{Database, TestApp};
use model::{Failure, refusals::EmailLinkRefusal as L};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_taken_meanwhile_is_refused_at_the_link(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let link = link_to(app, &ana, FRESH).await;
    register(app, FRESH).await;
    let refused = confirm(app, Some(&ana), &link, None).await;
    assert_eq!(refused.expect_err("taken"), L::EmailTaken.into());
    assert_eq!(customer(app, ANA).await.email.as_deref(), Some(ANA));
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_requested_during_the_change_reaches_the_new_mailbox_only(
    #[case] database: Database,
) {
    let app = TestApp::on(database).await;
    register(&app, ANA).await;
    let ana = customer(&app, ANA).await;
    let number = ana.number.to_string();
    let asked = app.accounts.recovery().forgot_password(&app.caller(), &number, "").await;
    asked.expect("asked once, so that there is a counter");
    app.mail_to(ANA).await;
    let link = link_to(&app, &ana, FRESH).await;
    // The second request waits here, in the middle of its transaction.
    let counters = app.lock("SELECT key FROM throttles FOR UPDATE").await;
    let waits = "SELECT count(*) FROM pg_stat_activity \
                 WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let caller = app.caller();
    let (asked, ()) =
        tokio::join!(app.accounts.recovery().forgot_password(&caller, &number, ""), async {
            app.until(waits).await;
            confirm(&app, Some(&ana), &link, None).await.expect("changed");
            counters.release().await;
        });
    asked.expect("asked");
    let mails = app.mails().await;
    let resets = mails.iter().filter(|mail| mail.token("set-password").is_some());
    let mailboxes: Vec<&str> = resets.map(|mail| mail.to.as_str()).collect();
    assert_eq!(mailboxes, [FRESH]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_that_confirm_at_once_one_succeeds(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let link = link_to(app, &ana, FRESH).await;
    let tries: Vec<_> = (0..50)
        .map(|_| {
            let (accounts, caller) = (app.accounts.clone(), app.caller());
            let (ana, link) = (ana.clone(), link.clone());
            tokio::spawn(async move {
                let done =
                    accounts.profile().confirm_email_change(&caller, Some(&ana), &link, None).await;
                done.is_ok()
            })
        })
        .collect();
    let mut won = 0;
    for attempt in tries {
        won += u32::from(attempt.await.expect("no panic"));
    }
    assert_eq!(won, 1);
    assert_eq!(app.mails().await.len(), 1, "the old address is notified once");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn requests_to_one_mailbox_are_counted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    for _ in 0..3 {
        ask(app, &ana, Some(PASSWORD), FRESH).await.expect("asked");
    }
    let fourth = ask(app, &ana, Some(PASSWORD), FRESH).await;
    assert!(matches!(fourth, Err(Failure::Wait(3600))), "{fourth:?}");
}
