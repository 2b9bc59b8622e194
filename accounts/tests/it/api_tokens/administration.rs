//! Who makes and revokes tokens, and when they end.

use super::{caller, form, token};
use crate::agents::{self, LAURA, PABLO};
use accounts::{
    AccessError,
    testing::{Database, TestApp},
};
use model::{Agent, ApiTokenId, Failure, Permission, Role, refusals::ApiTokenRefusal};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn making_one_needs_an_admin_and_a_recent_code(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = agents::staff(app).await;
    let stale = Agent { has_recent_code: false, ..laura.clone() };
    assert!(!pablo.may(Permission::ManageApiTokens));
    for agent in [&pablo, &stale] {
        let made =
            app.accounts.api_tokens().create(agent, &app.agent_caller(), &form("Printer")).await;
        assert_eq!(made.err(), Some(Failure::Forbidden));
    }
    assert!(matches!(app.accounts.api_tokens().list(&pablo).await, Err(AccessError::Forbidden)));
    assert!(app.accounts.api_tokens().list(&laura).await.expect("a list").is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_again_makes_no_second_token(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    token(app, &laura, &form("Printer")).await;
    let again =
        app.accounts.api_tokens().create(&laura, &app.agent_caller(), &form("Printer")).await;
    assert_eq!(again.err(), Some(ApiTokenRefusal::NameTaken.into()));
    let tokens = app.accounts.api_tokens().list(&laura).await.expect("a list");
    assert_eq!(tokens.len(), 1);
    let revoked =
        app.accounts.api_tokens().revoke_api_token(&laura, &app.agent_caller(), tokens[0].id).await;
    revoked.expect("revoked");
    token(app, &laura, &form("Printer")).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_is_refused_and_both_acts_are_in_the_audit(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = agents::staff(app).await;
    let token = token(app, &laura, &form("Printer")).await;
    let id = app.accounts.api_tokens().list(&laura).await.expect("a list")[0].id;
    let agent_caller = app.agent_caller();
    let refused = app.accounts.api_tokens().revoke_api_token(&pablo, &agent_caller, id).await;
    assert_eq!(refused, Err(Failure::Forbidden));
    let unknown = app
        .accounts
        .api_tokens()
        .revoke_api_token(&laura, &agent_caller, ApiTokenId::new(id.get() + 1))
        .await;
    assert_eq!(unknown, Err(ApiTokenRefusal::Unknown.into()));
    assert!(caller(app, &token).await.is_some());
    for _ in 0..2 {
        app.accounts
            .api_tokens()
            .revoke_api_token(&laura, &agent_caller, id)
            .await
            .expect("revoked");
    }
    assert!(caller(app, &token).await.is_none());
    let audit = app.accounts.audit_log().page(&laura, None).await.expect("the audit").items;
    let acts: Vec<_> = audit.iter().take(2).map(|act| (&*act.action, &*act.subject)).collect();
    assert_eq!(acts, [("api-token-revoked", "Printer"), ("api-token-created", "Printer")]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_token_ends_for_good_with_the_role_of_its_maker(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = agents::person(app, &app.portal, LAURA, Role::Admin).await;
    let marta = agents::person(app, &app.portal, PABLO, Role::Admin).await;
    let laura = agents::agent(app, &laura.cookie).await;
    let marta = agents::agent(app, &marta.cookie).await;
    let agent_caller = app.agent_caller();
    for (name, role, disabled) in [("One", Role::Agent, false), ("Two", Role::Admin, true)] {
        let token = token(app, &marta, &form(name)).await;
        let change = |role, disabled| {
            app.accounts.agents().change(&laura, &agent_caller, marta.id, role, disabled)
        };
        change(role, disabled).await.expect("changed");
        assert!(caller(app, &token).await.is_none(), "{name}");
        change(Role::Admin, false).await.expect("changed back");
        assert!(caller(app, &token).await.is_none(), "{name} came back");
    }
}
