//! Tokens of the REST API: who makes them, how long they work, and what they open.

use crate::agents;
use crate::story::buy;
use accounts::{
    ApiCaller, ApiOrderFilter, ApiRejection, ApiTokenForm, ChangeRejection, CustomerPatch,
    ListedCustomer, Versions,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, ApiTokenState, Failure, OrderState, Role,
    refusals::{ApiTokenRefusal, CustomerActionRefusal, CustomerRefusal},
};
use rstest::rstest;

mod administration;
mod customers;
mod orders;

/// Returns a form that has every scope, for 30 days.
pub fn form(name: &str) -> ApiTokenForm {
    let scopes = model::ApiScope::ALL.map(|scope| scope.code().to_owned());
    ApiTokenForm { name: name.into(), scopes: scopes.to_vec(), days: "30".into() }
}

/// Makes a token of the agent's operator.
pub async fn token(app: &TestApp, agent: &Agent, form: &ApiTokenForm) -> String {
    let made = app.accounts.api_tokens().create(agent, &app.agent_caller(), form).await;
    made.expect("made").expose().to_owned()
}

/// Returns the caller with a token.
pub async fn caller(app: &TestApp, token: &str) -> Option<ApiCaller> {
    match app.accounts.api_tokens().caller(token).await {
        Ok((caller, _)) => Some(caller),
        Err(ApiRejection::Unauthorized) => None,
        Err(other) => panic!("{other:?}"),
    }
}

/// Returns that version alone, as a caller names it who has seen it.
pub fn only(version: &str) -> Versions {
    Versions::OneOf(vec![version.to_owned()])
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_makes_a_token_that_works_until_its_last_second(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let token = token(app, &laura, &form("Printer")).await;
    assert!(token.starts_with("guichet_") && token.len() == 51, "{token}");
    let listed =
        || async { app.accounts.api_tokens().list(&laura).await.expect("a list").remove(0) };
    assert_eq!((listed().await.last_used_at, &*listed().await.name), (None, "Printer"));
    assert!(caller(app, &token).await.is_some());
    assert!(listed().await.last_used_at.is_some());

    app.clock.advance(TimeDelta::days(30) - TimeDelta::seconds(1));
    assert!(caller(app, &token).await.is_some());
    assert_eq!(listed().await.state, ApiTokenState::Active);
    app.clock.advance(TimeDelta::seconds(1));
    assert!(caller(app, &token).await.is_none());
    assert_eq!(listed().await.state, ApiTokenState::Expired);
    app.clock.advance(TimeDelta::days(91));
    app.accounts.deployment().purge().await.expect("purged");
    assert!(app.accounts.api_tokens().list(&laura).await.expect("a list").is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_the_token_itself_is_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let token = token(app, &laura, &form("Printer")).await;
    let secret = token.strip_prefix("guichet_").expect("the prefix");
    let other = format!("guichet_{}", "A".repeat(43));
    let longer = format!("{token}A");
    for text in ["", "guichet_", secret, &other, &longer, &token.to_uppercase()] {
        assert!(caller(app, text).await.is_none(), "{text}");
    }
    let stored = app.texts("SELECT CAST(length(hash) AS TEXT) FROM api_tokens").await;
    assert_eq!(stored, ["32"], "a SHA-256, and not the token");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_scope_opens_its_resource_and_no_other(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    for scope in model::ApiScope::ALL {
        let name = scope.code();
        let one = ApiTokenForm { scopes: vec![name.into()], ..form(name) };
        let caller = caller(app, &token(app, &laura, &one).await).await.expect("a caller");
        let accounts = &app.accounts;
        let number = model::CustomerNumber::from_draw(7);
        let patched = accounts
            .customers()
            .change_by_api(&caller, &number, &Versions::Any, &CustomerPatch::default())
            .await;
        let disabled = accounts.customers().disable_by_api(&caller, &number, true).await;
        let sent = accounts.customers().send_activation_by_api(&caller, &number).await;
        assert_eq!(disabled.err() == Some(Failure::Forbidden), patched == forbidden(), "{name}");
        assert_eq!(
            sent == Err(Failure::Forbidden),
            accounts.customers().activation_by_api(&caller, &number).await.is_err(),
            "{name}"
        );
        let order = "P-1".parse().expect("a number");
        let paid = accounts.orders().pay_by_api(&caller, &order, &Versions::Any).await;
        let opens = [
            accounts.customers().list_by_api(&caller, None, 0, 10).await.is_ok(),
            patched != forbidden(),
            sent != Err(Failure::Forbidden),
            accounts.orders().list_by_api(&caller, &ApiOrderFilter::default(), 0, 10).await.is_ok(),
            paid != Err(ChangeRejection::Failed(Failure::Forbidden)),
            accounts.catalogue().list_by_api(&caller).await.is_ok(),
            accounts.bounces().record_by_api(&caller, "", "5.1.1", "").await.is_ok(),
            accounts.events().list_by_api(&caller, 0, 10).await.is_ok(),
        ];
        assert_eq!(opens, model::ApiScope::ALL.map(|other| other == scope), "{name}");
    }
}

fn forbidden() -> Result<ListedCustomer, ChangeRejection<CustomerRefusal>> {
    Err(ChangeRejection::Failed(Failure::Forbidden))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_token_sees_its_own_operator_only(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let ferries = app.other_portal().await;
    let (laura, _) = agents::staff(app).await;
    let rosa = agents::person(app, &ferries, "rosa@sur.example.test", Role::Admin).await;
    let rosa = agents::agent(app, &rosa.cookie).await;
    buy(app, "ana@example.test", "Ana").await;
    let own = caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let others = caller(app, &token(app, &rosa, &form("Printer")).await).await.expect("a caller");
    let accounts = &app.accounts;
    let orders = accounts.orders().list_by_api(&own, &ApiOrderFilter::default(), 0, 10).await;
    let order = orders.expect("a list").items.remove(0);
    assert_eq!(order.order.state, OrderState::Reserved);
    let number = order.order.number.parse().expect("a number");
    assert!(accounts.orders().get_by_api(&own, &number).await.expect("an answer").is_some());
    assert!(
        accounts.customers().get_by_api(&own, &order.customer).await.expect("an answer").is_some()
    );

    assert!(accounts.orders().get_by_api(&others, &number).await.expect("an answer").is_none());
    assert!(
        accounts
            .customers()
            .get_by_api(&others, &order.customer)
            .await
            .expect("an answer")
            .is_none()
    );
    let swapped = accounts.customers().disable_by_api(&others, &order.customer, true).await;
    assert_eq!(swapped, Err(CustomerActionRefusal::Unknown.into()));
    let patch = CustomerPatch { phone: Some("123456".into()), ..CustomerPatch::default() };
    let swapped =
        accounts.customers().change_by_api(&others, &order.customer, &Versions::Any, &patch).await;
    assert_eq!(swapped, Err(ChangeRejection::Failed(CustomerRefusal::Unknown.into())));
    let filter = ApiOrderFilter { customer: Some(order.customer), state: None };
    for filter in [ApiOrderFilter::default(), filter] {
        let list = accounts.orders().list_by_api(&others, &filter, 0, 10).await.expect("a list");
        assert!(list.items.is_empty(), "{filter:?}");
    }
    let list = accounts.customers().list_by_api(&others, None, 0, 10).await.expect("a list");
    assert!(list.items.is_empty());
    let token = app.accounts.api_tokens().list(&laura).await.expect("a list")[0].id;
    let swapped = accounts.api_tokens().revoke_api_token(&rosa, &app.agent_caller(), token).await;
    assert_eq!(swapped, Err(ApiTokenRefusal::Unknown.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn lists_go_on_where_a_page_ended(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    for name in ["ana", "bruno", "carla"] {
        buy(app, &format!("{name}@example.test"), name).await;
    }
    let caller = caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let accounts = &app.accounts;
    let first = accounts.customers().list_by_api(&caller, None, 0, 2).await.expect("a page");
    let next = first.next.expect("another page");
    let last = accounts.customers().list_by_api(&caller, None, next, 2).await.expect("a page");
    let names: Vec<_> = first.items.iter().chain(&last.items).map(|one| &*one.first_name).collect();
    assert_eq!((names, last.next), (vec!["ana", "bruno", "carla"], None));
    let email = "BRUNO@example.test".parse().expect("an address");
    let found =
        accounts.customers().list_by_api(&caller, Some(&email), 0, 2).await.expect("a page");
    assert_eq!(found.items.len(), 1);

    let number = found.items[0].number.clone();
    let all = |state| ApiOrderFilter { customer: Some(number.clone()), state };
    for (state, count) in [
        (None, 1),
        (Some(OrderState::Reserved), 1),
        (Some(OrderState::Paid), 0),
        (Some(OrderState::Cancelled), 0),
        (Some(OrderState::Expired), 0),
    ] {
        let page = accounts.orders().list_by_api(&caller, &all(state), 0, 2).await.expect("a page");
        assert_eq!(page.items.len(), count, "{state:?}");
    }
    let page = accounts.orders().list_by_api(&caller, &ApiOrderFilter::default(), 0, 2).await;
    assert!(page.expect("a page").next.is_some());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_token_waits_when_its_quota_is_used_up(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let token = token(app, &laura, &form("Printer")).await;
    for used in 1..=600 {
        let (_, budget) = app.accounts.api_tokens().caller(&token).await.expect("an answer");
        assert_eq!(budget.remaining, 600 - used);
    }
    let refused = app.accounts.api_tokens().caller(&token).await;
    let Err(ApiRejection::Wait { seconds, budget }) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!((seconds, budget.limit, budget.remaining), (1, 600, 0));
    app.clock.advance(TimeDelta::seconds(1));
    assert!(app.accounts.api_tokens().caller(&token).await.is_ok());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f09_the_quota_of_a_token_is_whole_again_when_the_clock_is_set_back(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let token = token(app, &laura, &form("Printer")).await;
    while app.accounts.api_tokens().caller(&token).await.is_ok() {}
    for jump in [TimeDelta::days(-1), TimeDelta::hours(-1)] {
        app.clock.advance(jump);
        for used in 1..=2 {
            let (_, budget) = app.accounts.api_tokens().caller(&token).await.expect("an answer");
            assert_eq!(budget.remaining, 600 - used, "{jump}: requests are still counted");
        }
    }
}
