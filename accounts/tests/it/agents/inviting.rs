//! Who can be invited, how often, and what is refused.

use super::{PABLO, hire, staff};
use accounts::{
    Accounts, AgentError, Config, OneTimeKey,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Failure, Link, Role, refusals::AgentRefusal};
use rstest::rstest;
use std::sync::Arc;

const NEW: &str = "nora@norte.example.test";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn names_and_addresses_are_validated_and_unique_per_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    use AgentRefusal as R;
    let (laura, _) = staff(app).await;
    let caller = app.agent_caller();
    let invite = async |name: &str, email: &str| {
        let accounts = &app.accounts;
        accounts
            .agents()
            .invite(&laura, &caller, name, email, Role::Agent, &OneTimeKey::default())
            .await
    };
    for (name, email, why) in [
        ("", "x", vec![R::NameMissing, R::EmailInvalid]),
        ("a\r\nBcc: eva@evil.test", NEW, vec![R::NameInvalid]),
        ("a\u{202e}b", NEW, vec![R::NameInvalid]),
        (&"x".repeat(500), NEW, vec![R::NameInvalid]),
        ("Nora", "nora@x\r\nBcc: y@z", vec![R::EmailInvalid]),
        ("Pablo", "PABLO@norte.example.test", vec![R::EmailTaken]),
    ] {
        let refused = invite(name, email).await;
        assert_eq!(refused.expect_err(email), Failure::Refused(why));
    }
    assert!(app.mails().await.is_empty());
    let other = app.other_portal().await;
    let elsewhere = super::invite(app, &other, PABLO, Role::Agent).await;
    let shown = app.accounts.agents().link(&elsewhere).await;
    assert!(matches!(shown, Ok(Link::Ready(_))));
    let taken = app
        .accounts
        .agents()
        .create(&other.host, "Pablo", &PABLO.parse().expect("x"), Role::Agent)
        .await;
    assert!(matches!(taken, Err(AgentError::EmailTaken(_))));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_mailbox_gets_three_invitations_at_once_and_then_one_an_hour(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let caller = app.agent_caller();
    let accounts = &app.accounts;
    accounts
        .agents()
        .invite(&laura, &caller, "Nora", NEW, Role::Agent, &OneTimeKey::default())
        .await
        .expect("invited");
    let agents = accounts.agents().list(&laura).await.expect("agents");
    let nora = agents.iter().find(|one| one.email == NEW).expect("Nora").id;
    for _ in 0..2 {
        let again = accounts.agents().resend_invitation(&laura, &caller, nora).await;
        again.expect("again");
    }
    let refused = accounts.agents().resend_invitation(&laura, &caller, nora).await;
    assert!(matches!(refused, Err(Failure::Wait(_))));
    app.clock.advance(TimeDelta::hours(1));
    // Her session has ended; this test is about mails.
    let again = accounts.agents().resend_invitation(&laura, &caller, nora).await;
    again.expect("an hour later");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_a_backoffice_origin_no_agent_is_invited(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let config = Config { backoffice_origin: None, ..app.config.clone() };
    let nowhere = Accounts::connect(&config, Arc::new(app.clock.clone())).expect("it connects");
    let caller = app.agent_caller();
    let refused = nowhere
        .agents()
        .invite(&laura, &caller, "Nora", NEW, Role::Agent, &OneTimeKey::default())
        .await;
    assert_eq!(refused.expect_err("nowhere"), AgentRefusal::NoBackoffice.into());
    let email = NEW.parse().expect("an address");
    let host = &app.portal.host;
    let refused = nowhere.agents().create(host, "Nora", &email, Role::Agent).await;
    assert!(matches!(refused, Err(AgentError::NoBackoffice)));
    let refused =
        app.accounts.agents().create("nobody.example.test", "Nora", &email, Role::Agent).await;
    assert!(matches!(refused, Err(AgentError::UnknownHost(_))));
    let refused = app.accounts.agents().create(host, "\0", &email, Role::Agent).await;
    assert!(matches!(refused, Err(AgentError::Name)));
    hire(app, &app.portal, NEW, Role::Agent).await;
}
