//! Deployment checks, and configurations that are rejected early.

use crate::sso::administration::with_keys;
use accounts::{
    AgentError, CreateOperatorError, NewOperator, PortalEntry,
    testing::{BACKOFFICE, Database, TestApp},
};
use chrono::TimeDelta;
use model::{Locale, Role, Settings};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn portals_and_the_databases_clock_are_shown(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let entries = app.accounts.deployment().portal_entries().await.expect("an answer");
    let expected = PortalEntry {
        host: app.portal.host.clone(),
        origin: app.portal.origin.clone(),
        sender: format!("tickets@{}", app.portal.host),
    };
    assert_eq!(entries, [expected]);
    let before = app.accounts.deployment().database_clock_ahead().await;
    app.clock.advance(TimeDelta::hours(1));
    let after = app.accounts.deployment().database_clock_ahead().await;
    let moved = before.expect("an answer") - after.expect("an answer");
    let off = (moved - TimeDelta::hours(1)).abs();
    assert!(off < TimeDelta::seconds(30), "{moved}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_test_mail_goes_past_the_outbox(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let to = "ana@example.test".parse().expect("an address");
    let sent = app.accounts.deployment().send_test_mail("tickets@example.test", &to);
    sent.await.expect("handed over");
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 0);
    let mail = app.mail_to("ana@example.test").await;
    assert!(mail.text.contains("doctor --send-to"));
    let broken = app.accounts.deployment().send_test_mail("nobody", &to).await;
    assert!(broken.expect_err("no address").starts_with("nobody: "));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_could_never_work_is_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let host = BACKOFFICE.trim_start_matches("https://");
    let new = NewOperator {
        name: "Sur Ferries".into(),
        host: host.into(),
        origin: BACKOFFICE.into(),
        accent: "#005ab5".into(),
        sender: "tickets@example.test".parse().expect("an address"),
        default_locale: Locale::English,
        settings: Settings::default(),
    };
    let refused = app.accounts.operators().create(&new).await;
    assert!(matches!(refused, Err(CreateOperatorError::HostReserved(taken)) if taken == host));
    let email = "laura@example.test".parse().expect("an address");
    let refused = with_keys(app, &[])
        .agents()
        .create(&app.portal.host, "Laura Ibarra", &email, Role::Admin)
        .await;
    assert!(matches!(refused, Err(AgentError::NoKey)));
}
