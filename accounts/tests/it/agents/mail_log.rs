//! The mail log, and retrying a mail.

use super::staff;
use crate::story::{form, register};
use accounts::testing::{Database, TestApp};
use model::{Failure, MailId, MailState, refusals::MailRefusal as R};
use rstest::rstest;

const EMAIL: &str = "ana@example.test";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_log_shows_the_state_of_every_mail_but_never_its_link(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, pablo) = staff(app).await;
    let caller = app.caller();
    app.accounts.registration().register(&caller, form(EMAIL)).await.expect("registered");
    let log = async |only_failed| {
        let page = app.accounts.mails().log(&pablo, None, only_failed).await;
        page.expect("mails").items
    };
    let queued = &log(false).await[0];
    assert_eq!(
        (queued.recipient.as_str(), queued.kind.as_str(), queued.state),
        (EMAIL, "confirm-registration", MailState::Queued)
    );
    let token = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let sent = &log(false).await[0];
    assert_eq!((sent.state, sent.attempts), (MailState::Sent, 1));
    assert!(sent.sent_at.is_some() && sent.error.is_none());
    assert!(!format!("{:?}", log(false).await).contains(&token));
    assert!(log(true).await.is_empty());
    app.execute(&format!(
        "UPDATE outbox SET state = 'dead', error = 'no such mailbox' WHERE recipient = '{EMAIL}'"
    ))
    .await;
    let failed = log(true).await;
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].error.as_deref(), Some("no such mailbox"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_was_given_up_is_tried_again_with_a_link_that_works(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let caller = app.caller();
    app.accounts.registration().register(&caller, form(EMAIL)).await.expect("registered");
    let accounts = &app.accounts;
    let first = accounts.mails().log(&laura, None, false).await.expect("mails");
    let mail = first.items[0].id;
    let agent = app.agent_caller();
    let refused = accounts.mails().retry(&laura, &agent, mail).await;
    assert_eq!(refused, Err(R::NotDead.into()), "it is on its way");
    app.execute(&format!("UPDATE outbox SET state = 'dead' WHERE id = {mail}")).await;
    accounts.mails().retry(&laura, &agent, mail).await.expect("queued");
    let link = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let password = Some(crate::story::PASSWORD);
    accounts.registration().confirm(&caller, &link, None, password).await.expect("confirmed");
    let refused = accounts.mails().retry(&laura, &agent, mail).await;
    assert_eq!(refused, Err(R::NotDead.into()), "it was sent");
    let refused = accounts.mails().retry(&laura, &agent, MailId::new(0)).await;
    assert_eq!(refused, Err(R::Unknown.into()));
    let records = accounts.audit_log().page(&laura, None).await.expect("records");
    assert_eq!(records.items[0].action, "mail-retried");
    assert_eq!(records.items[0].subject, "confirm-registration");
    assert_eq!(records.items[0].after, None, "it is nobody's address yet");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_a_password_never_goes_to_an_address_that_is_not_the_customers_any_more(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    register(app, EMAIL).await;
    let caller = app.caller();
    app.accounts.recovery().forgot_password(&caller, EMAIL, "").await.expect("asked");
    app.execute("UPDATE outbox SET state = 'dead' WHERE state = 'queued'").await;
    app.execute("UPDATE customers SET email = 'new@example.test', email_key = 'new@example.test'")
        .await;
    let accounts = &app.accounts;
    let dead = accounts.mails().log(&laura, None, true).await.expect("mails");
    assert_eq!(dead.items.len(), 1);
    let refused = accounts.mails().retry(&laura, &app.agent_caller(), dead.items[0].id).await;
    assert_eq!(refused, Err(R::AddressChanged.into()));
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn all_failed_mails_of_a_page_are_tried_again_but_those_that_cannot_be(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    register(app, EMAIL).await;
    let (accounts, caller, agent) = (&app.accounts, app.caller(), app.agent_caller());
    accounts.recovery().forgot_password(&caller, EMAIL, "").await.expect("asked");
    for email in ["eva@example.test", "leo@example.test"] {
        accounts.registration().register(&caller, form(email)).await.expect("registered");
    }
    app.execute("UPDATE outbox SET state = 'dead' WHERE state = 'queued'").await;
    app.execute("UPDATE customers SET email = 'new@example.test', email_key = 'new@example.test'")
        .await;
    let forbidden = accounts.mails().retry_page(&pablo, &agent, None).await;
    assert_eq!(forbidden, Err(Failure::Forbidden));
    accounts.mails().retry_page(&laura, &agent, None).await.expect("queued");
    let failed = accounts.mails().log(&laura, None, true).await.expect("mails").items;
    let left: Vec<_> = failed.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(left, [EMAIL], "its address has changed");
    let mut mails = app.mails().await;
    mails.sort_by(|one, other| one.to.cmp(&other.to));
    let sent: Vec<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(sent, ["eva@example.test", "leo@example.test"]);
    assert!(mails.iter().all(|mail| mail.token("confirm").is_some()), "their links are new");
    let records = accounts.audit_log().page(&laura, None).await.expect("records").items;
    let retried = records.iter().filter(|record| record.action == "mail-retried");
    assert_eq!(retried.count(), 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn long_logs_come_in_pages(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    for place in 0..55 {
        let email = format!("person{place}@example.test");
        let caller = app.caller();
        app.accounts.registration().register(&caller, form(&email)).await.expect("registered");
    }
    let first = app.accounts.mails().log(&laura, None, false).await.expect("mails");
    assert_eq!(first.items.len(), 50);
    let rest = app.accounts.mails().log(&laura, first.next, false).await;
    let rest = rest.expect("mails");
    assert!(rest.items.len() >= 5 && rest.next.is_none());
    assert!(rest.items[0].id < first.items[49].id);
}
