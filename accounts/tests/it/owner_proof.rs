//! A customer's proof must still hold when the account is changed.

use crate::{
    email_sign_in::{activate, activated},
    story::{PASSWORD, customer, register, session, sign_in},
};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{
    Customer, Link,
    refusals::{
        ActivateEmailRefusal, DeleteAccountRefusal, EmailChangeRefusal, EmailLinkRefusal,
        PasswordRefusal,
    },
};
use rstest::rstest;

const EMAIL: &str = "ana@example.test";
const NEW: &str = "the mountain in winter";

async fn change(app: &TestApp, ana: &Customer, new: &str) -> Result<(), PasswordRefusal> {
    let (caller, old) = (app.caller(), PASSWORD.into());
    let changed = app.accounts.profile().change_password(&caller, ana, &old, &new.into()).await;
    match changed {
        Ok(_) => Ok(()),
        Err(model::Failure::Refused(why)) => Err(why[0]),
        Err(other) => panic!("{other:?}"),
    }
}

async fn still_signs_in(app: &TestApp, password: &str) -> bool {
    sign_in(app, &app.caller(), EMAIL, password).await.is_ok()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_ended_meanwhile_changes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let ana = customer(app, EMAIL).await;
    app.execute("DELETE FROM sessions").await;
    let refused = change(app, &ana, NEW).await;
    assert_eq!(refused, Err(PasswordRefusal::SignInAgain));
    let password = PASSWORD.into();
    let refused = app.accounts.profile().delete_account(&app.caller(), &ana, Some(&password)).await;
    let again = DeleteAccountRefusal::SignInAgain;
    assert_eq!(refused, Err(again.into()));
    let refused = app
        .accounts
        .profile()
        .request_email_change(&app.caller(), &ana, Some(&password), "b@example.test")
        .await;
    assert_eq!(refused, Err(EmailChangeRefusal::SignInAgain.into()));
    assert!(app.mails().await.is_empty());
    assert!(still_signs_in(app, PASSWORD).await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn where_passwords_do_not_sign_in_a_fresh_session_is_the_proof(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let ana = customer(app, EMAIL).await;
    let only = app.caller_with(|it| (it.sso_enabled, it.sso_only) = (true, true));
    let (profile, password) = (app.accounts.profile(), PASSWORD.into());
    app.clock.advance(TimeDelta::minutes(10));
    let stale = profile.delete_account(&only, &ana, Some(&password)).await;
    assert_eq!(stale, Err(DeleteAccountRefusal::SignInAgain.into()));
    app.clock.advance(TimeDelta::seconds(-1));
    let asked = profile.request_email_change(&only, &ana, None, "b@example.test").await;
    asked.expect("asked");
    let link = app.mail_to("b@example.test").await.token("confirm-email").expect("a link");
    let page = profile.email_link(&only.portal, None, &link).await.expect("an answer");
    assert!(matches!(page, Link::Ready(page) if !page.ask_password));
    let elsewhere = profile.confirm_email_change(&only, None, &link, Some(&password)).await;
    assert_eq!(elsewhere, Err(EmailLinkRefusal::SignInFirst.into()));
    profile.delete_account(&only, &ana, None).await.expect("deleted");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_two_browsers_that_change_the_password_at_once_one_succeeds(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let (here, there) = (customer(app, EMAIL).await, customer(app, EMAIL).await);
    let (one, other) =
        tokio::join!(change(app, &here, NEW), change(app, &there, "the harbour at dawn"),);
    assert!(one.is_ok() != other.is_ok(), "{one:?} and {other:?}");
    let lost = one.err().or(other.err());
    assert_eq!(lost, Some(PasswordRefusal::CurrentWrong));
    assert_eq!(still_signs_in(app, NEW).await, one.is_ok());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_was_changed_meanwhile_deletes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let (here, there) = (customer(app, EMAIL).await, customer(app, EMAIL).await);
    let (caller, password) = (app.caller(), PASSWORD.into());
    let delete = app.accounts.profile().delete_account(&caller, &there, Some(&password));
    let (changed, deleted) = tokio::join!(
        async {
            let (caller, new) = (app.caller(), NEW.into());
            let accounts = &app.accounts;
            accounts.profile().change_password(&caller, &here, &password, &new).await
        },
        delete,
    );
    assert!(changed.is_ok() != deleted.is_ok(), "{changed:?} {deleted:?}");
    if let Ok(here) = &changed {
        assert!(session(app, here.token.expose()).await.is_some());
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_ended_meanwhile_activates_no_email(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (ana, _) = activated(app).await;
    app.execute("DELETE FROM sessions").await;
    let refused = activate(app, &ana, Some(PASSWORD), NEW).await;
    let again = ActivateEmailRefusal::SignInAgain;
    assert_eq!(refused.expect_err("refused"), again.into());
    assert!(app.mails().await.is_empty());
    assert!(!still_signs_in(app, NEW).await);
    customer(app, &ana.number.to_string()).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_was_changed_meanwhile_activates_no_email(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (here, _) = activated(app).await;
    let there = customer(app, &here.number.to_string()).await;
    let other = "the harbour at dawn";
    let (changed, activated) =
        tokio::join!(change(app, &here, other), activate(app, &there, Some(PASSWORD), NEW),);
    assert!(changed.is_ok() != activated.is_ok(), "{changed:?} {activated:?}");
    assert_eq!(still_signs_in(app, NEW).await, activated.is_ok());
    let number = here.number.to_string();
    let by_number = sign_in(app, &app.caller(), &number, other).await;
    assert_eq!(by_number.is_ok(), changed.is_ok());
}
