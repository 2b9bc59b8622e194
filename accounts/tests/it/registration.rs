//! Registering, confirming, and which customer becomes the account.

use crate::story::{PASSWORD, buy, customer, form, register, sign_in};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{
    Failure, Link,
    refusals::{ConfirmRefusal, RegisterRefusal},
};
use rstest::rstest;

pub mod consent;
mod links;

const EMAIL: &str = "ana@example.test";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_registration_gives_nothing_before_its_mailbox_is_proved(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buy(app, EMAIL, "Ana").await;
    app.accounts.registration().register(&app.caller(), form(EMAIL)).await.expect("registered");
    assert!(sign_in(app, &app.caller(), EMAIL, PASSWORD).await.is_err());
    // It reserves nothing: the owner of the mailbox may register with another password.
    app.accounts
        .registration()
        .register(&app.caller(), form(EMAIL))
        .await
        .expect("registered again");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_purchases_made_as_a_guest_are_there_and_the_number_is_kept(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    buy(app, EMAIL, "Ana").await;
    register(app, EMAIL).await;
    let ana = customer(app, EMAIL).await;
    assert_eq!(app.accounts.orders().history(&app.portal, &ana).await.expect("history").len(), 1);
    assert!(ana.email_sign_in && ana.number_sign_in);
    assert_eq!(customer(app, &ana.number.to_string()).await.id, ana.id);
    // Later purchases as a guest are included.
    buy(app, EMAIL, "Another name").await;
    assert_eq!(app.accounts.orders().history(&app.portal, &ana).await.expect("history").len(), 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_several_customers_the_one_who_bought_last_becomes_the_account(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    buy(app, EMAIL, "Older").await;
    app.clock.advance(TimeDelta::days(1));
    buy(app, EMAIL, "Newer").await;
    register(app, EMAIL).await;
    let ana = customer(app, EMAIL).await;
    let history = app.accounts.orders().history(&app.portal, &ana).await.expect("history");
    assert_eq!(history.len(), 2, "the other customer's purchases are shown as well");
    app.execute("DELETE FROM timeline").await;
    app.execute(&format!("UPDATE customers SET email_key = 'gone' WHERE id <> {}", ana.id)).await;
    let own = app.accounts.orders().history(&app.portal, &ana).await.expect("history");
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].first_name, "Newer");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agents_address_brings_no_history(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let operator = app.portal.operator;
    app.execute(&format!(
        "INSERT INTO agents (operator_id, name, email, email_key, role)
                 VALUES ({operator}, 'Laura', '{EMAIL}', '{EMAIL}', 'agent')"
    ))
    .await;
    buy(app, EMAIL, "Somebody at the counter").await;
    register(app, EMAIL).await;
    let laura = customer(app, EMAIL).await;
    assert!(app.accounts.orders().history(&app.portal, &laura).await.expect("history").is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_taken_email_is_refused_and_its_owner_notified(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let refused =
        app.accounts.registration().register(&app.caller(), form("ANA@example.test")).await;
    assert_eq!(refused.expect_err("taken"), RegisterRefusal::EmailTaken.into());
    let mail = app.mail_to(EMAIL).await;
    assert!(mail.token("confirm").is_none(), "{}", mail.text);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn where_the_page_reveals_nothing_only_the_mail_does(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    let caller = app.caller_with(|settings| settings.tell_when_email_is_registered = false);
    let browser = app
        .accounts
        .registration()
        .register(&caller, form(EMAIL))
        .await
        .expect("the same answer as ever");
    assert!(app.mail_to(EMAIL).await.token("confirm").is_none());
    let pending = app
        .accounts
        .registration()
        .pending(&app.portal, browser.expose())
        .await
        .expect("an answer");
    assert_eq!(pending.expect("pending").email, EMAIL);
    assert!(
        sign_in(app, &app.caller(), EMAIL, PASSWORD).await.is_ok(),
        "the owner's password holds"
    );
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_field_says_what_is_wrong_with_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let mut bad = form("ana");
    bad.first_name = " ".into();
    bad.last_name = "a\r\nBcc: eve@example.test".into();
    bad.password = "short".into();
    let refused =
        app.accounts.registration().register(&app.caller(), bad).await.expect_err("refused");
    use RegisterRefusal as R;
    let all = vec![R::EmailInvalid, R::FirstNameMissing, R::LastNameInvalid, R::PasswordShort];
    assert_eq!(refused, Failure::Refused(all));
    for (password, why) in [
        ("passwordpassword", R::PasswordCommon),
        ("ana@example.test", R::PasswordPersonal),
        ("x".repeat(257).as_str(), R::PasswordLong),
    ] {
        let mut weak = form(EMAIL);
        weak.password = password.into();
        let refused =
            app.accounts.registration().register(&app.caller(), weak).await.expect_err("refused");
        assert_eq!(refused, why.into(), "{password}");
    }
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_browser_proves_itself_with_the_password(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    app.accounts.registration().register(&app.caller(), form(EMAIL)).await.expect("registered");
    let token = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let there = app.caller();
    for (password, why) in [
        (None, ConfirmRefusal::PasswordMissing),
        (Some("not the password"), ConfirmRefusal::PasswordWrong),
    ] {
        let refused = app.accounts.registration().confirm(&there, &token, None, password).await;
        assert_eq!(refused.expect_err("refused"), why.into());
    }
    let state = app
        .accounts
        .registration()
        .confirmation(&app.portal, &token, None)
        .await
        .expect("an answer");
    assert!(matches!(state, Link::Ready(confirmation) if !confirmation.same_browser));
    app.accounts
        .registration()
        .confirm(&there, &token, None, Some(PASSWORD))
        .await
        .expect("confirmed");
    assert!(sign_in(app, &there, EMAIL, PASSWORD).await.is_ok());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_page_asked_for_comes_along_to_another_device(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    for (asked, kept) in [("/products/1?x=2", Some("/products/1?x=2")), ("//evil.test", None)] {
        let email = format!("traveller{}@example.test", asked.len());
        let mut with_page = form(&email);
        with_page.return_to = asked.into();
        app.accounts.registration().register(&app.caller(), with_page).await.expect("registered");
        let token = app.mail_to(&email).await.token("confirm").expect("a link");
        let confirmed =
            app.accounts.registration().confirm(&app.caller(), &token, None, Some(PASSWORD)).await;
        let path = confirmed.expect("confirmed").return_path;
        assert_eq!(path.as_ref().map(model::ReturnPath::as_str), kept);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_same_address_at_two_operators_is_two_people(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    buy(app, EMAIL, "Ana").await;
    let other = app.other_portal().await;
    let mut there = app.caller();
    there.portal = std::sync::Arc::clone(&other);
    assert!(sign_in(app, &there, EMAIL, PASSWORD).await.is_err());
    app.accounts.registration().register(&there, form(EMAIL)).await.expect("not taken there");
    let ana = customer(app, EMAIL).await;
    assert!(app.accounts.orders().history(&other, &ana).await.expect("history").is_empty());
}
