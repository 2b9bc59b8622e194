//! Tokens of the REST API: who makes them, how long they work, and what they open.

use crate::agents::{self, LAURA, PABLO};
use crate::story::buy;
use accounts::{
    AccessError, ApiCaller, ApiOrderFilter, ApiRejection, ApiTokenForm, CreationRejection,
    CustomerCreation, CustomerForm, CustomerPatch, ListedCustomer, PatchRejection,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, ApiTokenId, ApiTokenState, CustomerNumber, Failure, Locale, OrderState, Permission,
    Role,
    refusals::{ActivationRefusal, ApiTokenRefusal, CustomerActionRefusal, CustomerRefusal},
};
use rstest::rstest;

/// Returns a form that has every scope, for 30 days.
pub fn form(name: &str) -> ApiTokenForm {
    let scopes = model::ApiScope::ALL.map(|scope| scope.as_str().to_owned());
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

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_scope_opens_its_resource_and_no_other(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    for scope in model::ApiScope::ALL {
        let name = scope.as_str();
        let one = ApiTokenForm { scopes: vec![name.into()], ..form(name) };
        let caller = caller(app, &token(app, &laura, &one).await).await.expect("a caller");
        let accounts = &app.accounts;
        let number = model::CustomerNumber::from_draw(7);
        let patched = accounts
            .customers()
            .change_by_api(&caller, &number, None, &CustomerPatch::default())
            .await;
        let disabled = accounts.customers().disable_by_api(&caller, &number, true).await;
        let sent = accounts.customers().send_activation_by_api(&caller, &number).await;
        assert_eq!(disabled.err() == Some(Failure::Forbidden), patched == forbidden(), "{name}");
        assert_eq!(
            sent == Err(Failure::Forbidden),
            accounts.customers().activation_by_api(&caller, &number).await.is_err(),
            "{name}"
        );
        let opens = [
            accounts.customers().list_by_api(&caller, None, 0, 10).await.is_ok(),
            patched != forbidden(),
            sent != Err(Failure::Forbidden),
            accounts.orders().list_by_api(&caller, &ApiOrderFilter::default(), 0, 10).await.is_ok(),
            accounts.catalogue().list_by_api(&caller).await.is_ok(),
            accounts.events().list_by_api(&caller, 0, 10).await.is_ok(),
        ];
        assert_eq!(opens, model::ApiScope::ALL.map(|other| other == scope), "{name}");
    }
}

fn forbidden() -> Result<ListedCustomer, PatchRejection> {
    Err(PatchRejection::Failed(Failure::Forbidden))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_change_by_a_token_is_an_agents_and_has_the_tokens_name(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    buy(app, "ana@example.test", "Ana").await;
    let caller = caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let accounts = &app.accounts;
    let ana = accounts
        .customers()
        .list_by_api(&caller, None, 0, 1)
        .await
        .expect("a page")
        .items
        .remove(0);
    let patch = CustomerPatch {
        email: Some("anna@example.test".into()),
        locale: Some(Locale::French),
        ..CustomerPatch::default()
    };
    let version = Some(&*ana.version);
    let changed = accounts.customers().change_by_api(&caller, &ana.number, version, &patch);
    let changed = changed.await.expect("changed");
    assert_eq!(changed.email.as_deref(), Some("anna@example.test"));
    assert_eq!((changed.locale, &changed.first_name), (Locale::French, &ana.first_name));
    // The old address has a day to object, as after an agent's correction.
    let notice = app.mail_to("ana@example.test").await;
    assert!(notice.token("undo-email").is_some(), "{notice:?}");
    let sent = accounts.customers().send_activation_by_api(&caller, &ana.number).await;
    assert_eq!(sent, Err(ActivationRefusal::AddressChanged.into()));

    let outdated = accounts.customers().change_by_api(&caller, &ana.number, version, &patch).await;
    assert_eq!(outdated, Err(PatchRejection::Outdated));
    let disabled = accounts.customers().disable_by_api(&caller, &ana.number, true).await;
    assert!(disabled.expect("disabled").disabled);
    let enabled = accounts.customers().disable_by_api(&caller, &ana.number, false).await;
    assert_eq!(enabled, Ok(changed));

    let audit = accounts.audit_log().page(&laura, None).await.expect("the audit").items;
    let acts: Vec<_> = audit.iter().take(3).map(|act| (&*act.agent, &*act.action)).collect();
    let by_token = |action| ("API · Printer", action);
    let expected = ["customer-enabled", "customer-disabled", "activation-refused"];
    assert_eq!(acts, expected.map(by_token));
    let timeline =
        accounts.customers().timeline(&laura, &ana.number, None).await.expect("a timeline");
    let latest = &timeline.items[0];
    assert_eq!((&*latest.event, latest.agent.as_deref()), ("enabled", Some("API · Printer")));
}

/// Returns the number of the customer whom a request with that key has added.
async fn add(app: &TestApp, caller: &ApiCaller, key: &str, name: &str) -> Option<CustomerNumber> {
    let form = CustomerForm {
        first_name: name.into(),
        last_name: "Quiroga".into(),
        email: "ana@example.test".into(),
        phone: String::new(),
    };
    let creation = CustomerCreation { form, locale: None, key: key.into() };
    match app.accounts.customers().create_by_api(caller, &creation).await {
        Ok(created) => Some(created.customer.number),
        Err(CreationRejection::KeyReused) => None,
        Err(other) => panic!("{other:?}"),
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_key_adds_one_customer_a_day(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let one = caller(app, &token(app, &laura, &form("One")).await).await.expect("a caller");
    let two = caller(app, &token(app, &laura, &form("Two")).await).await.expect("a caller");
    let (first, same) = tokio::join!(add(app, &one, "k", "Ana"), add(app, &one, "k", "Ana"));
    assert!(first.is_some() && first == same, "{first:?} {same:?}");
    assert_eq!(add(app, &one, "k", "Eva").await, None);
    let others = [add(app, &one, "l", "Ana").await, add(app, &two, "k", "Ana").await];
    assert!(others.iter().all(|other| other.is_some() && *other != first), "{others:?}");

    app.clock.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    app.accounts.deployment().purge().await.expect("purged");
    assert_eq!(add(app, &one, "k", "Ana").await, first);
    app.clock.advance(TimeDelta::seconds(1));
    let next_day = add(app, &one, "k", "Eva").await;
    assert!(next_day.is_some() && next_day != first);
    app.clock.advance(TimeDelta::hours(25));
    app.accounts.deployment().purge().await.expect("purged");
    let left = app.texts("SELECT CAST(count(*) AS TEXT) FROM api_keys").await;
    assert_eq!(left, ["0"]);

    let acts = app.accounts.audit_log().page(&laura, None).await.expect("the audit").items;
    assert_eq!((&*acts[0].agent, &*acts[0].action), ("API · One", "customer-created"));
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
    let swapped = accounts.customers().change_by_api(&others, &order.customer, None, &patch).await;
    assert_eq!(swapped, Err(PatchRejection::Failed(CustomerRefusal::Unknown.into())));
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
