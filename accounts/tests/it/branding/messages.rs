//! Custom messages of an operator.

use super::records;
use crate::{agents::staff, story};
use accounts::testing::{Database, TestApp};
use model::{Failure, Locale, Message, refusals::MessageRefusal as R};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_custom_text_is_used_in_its_language_until_emptied(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let texts = ["", " Hasta\r\n pronto, de {portal}. ", "", ""];
    let change = accounts.branding().change_message(&pablo, &caller, Message::SignedOut, texts);
    assert_eq!(change.await, Err(Failure::Forbidden));
    assert!(accounts.branding().messages(&pablo).await.is_err());
    for _ in 0..2 {
        let change = accounts.branding().change_message(&laura, &caller, Message::SignedOut, texts);
        change.await.expect("changed");
    }
    let portal = app.portal_now().await;
    let said = |locale| portal.own_text(Message::SignedOut, locale, &[]);
    assert_eq!(said(Locale::Spanish).as_deref(), Some("Hasta pronto, de Norte Lines."));
    assert_eq!(said(Locale::English), None);
    let own = accounts.branding().messages(&laura).await.expect("messages");
    assert_eq!(own.len(), 1);
    let change =
        accounts.branding().change_message(&laura, &caller, Message::SignedOut, ["", " ", "", ""]);
    change.await.expect("taken back");
    assert!(app.portal_now().await.messages.is_empty());
    let entries = records(app, &laura, "message-changed").await;
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0].subject, "signed-out");
    assert_eq!(entries[0].before.as_deref(), Some("es=Hasta pronto, de {portal}."));
    assert_eq!(entries[0].after.as_deref(), Some("es="));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_cannot_be_is_refused_at_its_field(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let long = "x".repeat(501);
    let texts = [&*long, "a\0b", "{email}", &*long];
    let change = accounts.branding().change_message(&laura, &caller, Message::SignedOut, texts);
    let why = vec![R::EnglishLong, R::SpanishForbidden, R::FrenchPlaceholder, R::PortugueseLong];
    assert_eq!(change.await, Err(Failure::Refused(why)));
    assert!(app.portal_now().await.messages.is_empty());
    assert!(records(app, &laura, "message-changed").await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn mails_begin_with_the_operators_own_words_as_text(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let text = "<b>Welcome</b> to {portal} & friends.";
    let change = accounts.branding().change_message(
        &laura,
        &caller,
        Message::ConfirmationMail,
        [text, "", "", ""],
    );
    change.await.expect("changed");
    let browser = app.caller();
    accounts
        .registration()
        .register(&browser, story::form("ana@example.test"))
        .await
        .expect("registered");
    let mail = app.mail_to("ana@example.test").await;
    assert!(mail.text.contains("<b>Welcome</b> to Norte Lines & friends."), "{mail:?}");
    assert!(
        mail.html.contains("&#60;b&#62;Welcome&#60;/b&#62; to Norte Lines &#38; friends."),
        "{mail:?}"
    );
    assert!(!mail.text.contains("You registered with"));
}
