//! Repeated forms of agents.

use super::key;
use crate::{
    agents::{LAURA, staff},
    branding,
};
use accounts::{
    HostOutcome, PortalForm,
    testing::{Database, TestApp},
};
use model::{Role, refusals::PortalRefusal};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_sent_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    app.mails().await;
    let once = key("k", "");
    for _ in 0..2 {
        let email = "nora@norte.example.test";
        let invited = accounts.agents().invite(&laura, &caller, "Nora", email, Role::Agent, &once);
        invited.await.expect("invited");
    }
    assert_eq!(app.mails().await.len(), 1);
    // Other content makes it another form, with an answer of its own.
    let other = "nora.paz@norte.example.test";
    let invited = accounts.agents().invite(&laura, &caller, "Nora", other, Role::Agent, &once);
    invited.await.expect("invited");
    app.mail_to(other).await;
    let taken = accounts.agents().invite(&laura, &caller, "Nora", LAURA, Role::Agent, &once);
    assert!(taken.await.is_err());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_is_asked_for_once_and_its_form_leads_to_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let host = "islands.localhost";
    let new = PortalForm { once: key("k", ""), ..branding::form("Islands", host) };
    for _ in 0..2 {
        let added = accounts.branding().add_portal(&laura, &caller, &new).await;
        assert_eq!(added, Ok(HostOutcome::Waiting));
    }
    let claims = accounts.branding().host_claims(&laura).await.expect("a list");
    assert_eq!(claims.len(), 1);
    let asked = branding::records(app, &laura, "host-claimed").await;
    assert_eq!(asked.len(), 1);

    let live = Ok(HostOutcome::Live(app.confirm_host(host).await));
    assert_eq!(accounts.branding().add_portal(&laura, &caller, &new).await, live);
    // Another form claims a host that is no longer free.
    let other = PortalForm { once: key("another", ""), ..new.clone() };
    let taken = accounts.branding().add_portal(&laura, &caller, &other).await;
    assert_eq!(taken, Err(PortalRefusal::HostTaken.into()));

    let withdrawn =
        PortalForm { once: key("third", ""), ..branding::form("Rivers", "rivers.localhost") };
    let added = accounts.branding().add_portal(&laura, &caller, &withdrawn).await;
    assert_eq!(added, Ok(HostOutcome::Waiting));
    let claims = accounts.branding().host_claims(&laura).await.expect("a list");
    let gone = accounts.branding().withdraw_host(&laura, claims[0].id).await;
    gone.expect("withdrawn");
    let late = accounts.branding().add_portal(&laura, &caller, &withdrawn).await;
    assert_eq!(late, Err(PortalRefusal::Unknown.into()));
}
