//! Agents of one operator find no customers of another.

use super::{ANA, details, find, guest};
use crate::{
    agents,
    story::{customer, order_form, register},
};
use accounts::{
    Caller, CustomerForm,
    testing::{Database, TestApp},
};
use model::{
    Agent, Failure, Portal, Role,
    refusals::{ActivationRefusal, CustomerActionRefusal, CustomerRefusal},
};
use rstest::rstest;
use std::sync::Arc;

/// Returns an admin of another operator, where the same person bought as well.
async fn elsewhere(app: &TestApp) -> (Agent, Arc<Portal>) {
    let portal = app.other_portal().await;
    let email = "vera@sur.example.test";
    let vera = agents::person(app, &portal, email, Role::Admin).await;
    let caller = Caller { portal: Arc::clone(&portal), ..app.caller() };
    let product = app.accounts.catalogue().on_sale(&portal).await.expect("products")[0].id;
    let form = order_form(product, ANA, "Ana");
    app.accounts.orders().buy(&caller, None, form).await.expect("bought");
    app.mails().await;
    (agents::agent(app, &vera.cookie).await, portal)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_operators_customer_is_unknown(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let (vera, _) = elsewhere(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    assert!(accounts.customers().details(&vera, &number).await.expect("an answer").is_none());
    assert!(
        accounts
            .customers()
            .timeline(&vera, &number, None)
            .await
            .expect("an answer")
            .items
            .is_empty()
    );
    assert!(find(app, &vera, &number.to_string()).await.is_empty());
    let sent = accounts.customers().send_activation(&vera, &caller, &number).await;
    assert_eq!(sent.expect_err("nobody"), ActivationRefusal::Unknown.into());
    for done in [
        accounts.customers().end_sessions(&vera, &caller, &number).await,
        accounts.customers().disable(&vera, &caller, &number).await,
        accounts.customers().enable(&vera, &caller, &number).await,
    ] {
        assert_eq!(done.expect_err("nobody"), CustomerActionRefusal::Unknown.into());
    }
    let form = CustomerForm {
        first_name: "Eva".into(),
        last_name: "Evil".into(),
        email: "eva@evil.test".into(),
        phone: String::new(),
    };
    let changed = accounts.customers().change(&vera, &caller, &number, form, None).await;
    assert_eq!(changed.expect_err("nobody"), CustomerRefusal::Unknown.into());
    let similar = accounts.customers().similar(&vera, "Ana", "Quiroga", ANA).await;
    assert!(similar.expect("an answer").iter().all(|other| other.customer.number != number));
    assert!(app.mails().await.is_empty());

    let seen = details(app, &admin, &number).await;
    assert_eq!(seen.summary.first_name, "Ana");
    let tried = accounts.audit_log().page(&vera, None).await.expect("an audit").items;
    assert!(tried.iter().any(|record| record.action == "activation-refused"), "it is written down");
    let own = accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    assert!(own.iter().all(|record| record.action != "activation-refused"), "elsewhere");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_same_email_and_number_of_two_operators_are_two_people(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let (vera, _) = elsewhere(app).await;
    app.execute(&format!("UPDATE customers SET number = '{}'", number.digits())).await;
    for (agent, other) in [(&admin, &vera), (&vera, &admin)] {
        for text in [ANA, "quiroga", &number.to_string()] {
            assert_eq!(find(app, agent, text).await.len(), 1, "{text}");
        }
        let seen = details(app, agent, &number).await;
        assert!(seen.hints.is_empty(), "{:?}", seen.hints);
        assert_eq!(seen.purchases.len(), 1);
        assert_ne!(seen.summary.id, details(app, other, &number).await.summary.id);
    }
    let caller = app.agent_caller();
    let disabled = app.accounts.customers().disable(&vera, &caller, &number).await;
    disabled.expect("disabled");
    let here = details(app, &admin, &number).await;
    assert_ne!(here.summary.account, model::AccountState::Disabled);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_of_one_operator_is_none_of_the_other(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let there = app.other_portal().await;
    let caller = Caller { portal: Arc::clone(&there), ..app.caller() };
    let accounts = &app.accounts;
    let password = crate::story::PASSWORD.into();
    let change = accounts
        .profile()
        .request_email_change(&caller, &ana, Some(&password), "new@example.test")
        .await;
    assert_eq!(change.expect_err("nobody there"), Failure::Unavailable);
    let deleted = accounts.profile().delete_account(&caller, &ana, Some(&password)).await;
    assert_eq!(deleted.expect_err("nobody there"), Failure::Unavailable);
    let timeline = accounts.profile().timeline(&there, &ana, None).await.expect("an answer");
    assert!(timeline.items.is_empty());

    let asked = accounts
        .profile()
        .request_email_change(&app.caller(), &ana, Some(&password), "new@example.test")
        .await;
    asked.expect("asked");
    let link = app.mail_to("new@example.test").await.token("confirm-email").expect("a link");
    let state = accounts.profile().email_link(&there, Some(&ana), &link).await.expect("an answer");
    assert_eq!(state, model::Link::Unknown);
    let confirmed = accounts.profile().confirm_email_change(&caller, Some(&ana), &link, None).await;
    assert!(confirmed.is_err());
}
