//! Events: each use case records what it did, and other systems read it in order, from where they were.

use crate::customers::{self, merge};
use crate::story::{PASSWORD, buy, customer, register};
use crate::{agents, api_tokens, sso::world::World, sso::world::with_email};
use accounts::{
    AccessError, ApiCaller, CancelOrderForm, CustomerForm, ListedEvent, ProfileForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Agent, Locale};
use rstest::rstest;

const ANA: &str = "ana@example.test";

/// Returns a system that may read events.
async fn system(app: &TestApp, admin: &Agent) -> ApiCaller {
    let token = api_tokens::token(app, admin, &api_tokens::form("Ledger")).await;
    api_tokens::caller(app, &token).await.expect("a caller")
}

/// Publishes events, and returns those after a position, with the position after them.
async fn after(app: &TestApp, system: &ApiCaller, position: i64) -> (Vec<ListedEvent>, i64) {
    app.accounts.events().publish().await.expect("published");
    let page = app.accounts.events().list_by_api(system, position, 100).await;
    let (page, position) = page.expect("a page");
    (page.items, position)
}

fn kinds(events: &[ListedEvent]) -> Vec<&'static str> {
    events.iter().map(|event| event.kind.code()).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_customers_do_is_recorded(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let system = system(app, &laura).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let form = ProfileForm {
        first_name: "Anna".into(),
        last_name: "Quiroga".into(),
        phone: String::new(),
        locale: Locale::French,
    };
    app.accounts.profile().change(&app.caller(), &ana, form).await.expect("changed");
    let (profile, caller) = (app.accounts.profile(), app.caller());
    profile.delete_account(&caller, &ana, Some(&PASSWORD.into())).await.expect("deleted");
    let (events, _) = after(app, &system, 0).await;
    let expected =
        ["customer.created", "customer.registered", "customer.updated", "customer.deleted"];
    assert_eq!(kinds(&events), expected);
    assert!(events.iter().all(|event| event.customer.as_ref() == Some(&ana.number)));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn other_names_are_an_event_also_where_they_come_with_something_else(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let system = system(app, &laura).await;
    buy(app, ANA, "Anita").await;
    let (_, begun) = after(app, &system, 0).await;
    register(app, ANA).await;
    let (events, _) = after(app, &system, begun).await;
    assert_eq!(kinds(&events), ["customer.updated", "customer.registered"]);

    app.mails().await;
    let ana = customers::number_of(app, &laura, ANA).await;
    let form = CustomerForm {
        first_name: "Eva".into(),
        last_name: "Paz".into(),
        email: "eva@example.test".into(),
        phone: String::new(),
    };
    let changed =
        app.accounts.customers().change(&laura, &app.agent_caller(), &ana, form, None).await;
    changed.expect("changed");
    let (_, begun) = after(app, &system, 0).await;
    let link = app.mail_to(ANA).await.token("undo-email").expect("a link");
    app.accounts.profile().undo_email_change(&app.caller(), &link).await.expect("undone");
    let (events, _) = after(app, &system, begun).await;
    assert_eq!(kinds(&events), ["customer.updated", "customer.email_changed"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn who_comes_by_a_provider_is_created_and_activated(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let system = system(app, &laura).await;
    let world = World::new(app, |_| ()).await;
    world.customer(with_email("u-1", ANA)).await;
    let (events, _) = after(app, &system, 0).await;
    assert_eq!(kinds(&events), ["customer.created", "customer.activated"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_agents_do_is_recorded(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let (system, caller) = (system(app, &laura).await, app.agent_caller());
    let (ana, anita) = merge::guests(app, &laura).await;
    let (_, begun) = after(app, &system, 0).await;
    let customers = app.accounts.customers();
    let change = |email: &str, phone: &str| CustomerForm {
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: email.into(),
        phone: phone.into(),
    };
    let form = change(ANA, "+54 351 555 0142");
    customers.change(&laura, &caller, &ana, form, None).await.expect("changed");
    let link = customers::activation_link(app, &laura, &ana).await;
    customers::set_password(app, &link, customers::NEW).await;
    customers.disable(&laura, &caller, &ana).await.expect("disabled");
    customers.enable(&laura, &caller, &ana).await.expect("enabled");
    merge::merge(app, &laura, &ana, &anita, |_| ()).await.expect("merged");
    customers.undo_merge(&laura, &caller, &anita).await.expect("undone");
    let form = change("other@example.test", "+54 351 555 0142");
    customers.change(&laura, &caller, &ana, form, None).await.expect("changed");
    let (events, _) = after(app, &system, begun).await;
    let expected = [
        "customer.updated",
        "customer.activated",
        "customer.disabled",
        "customer.enabled",
        "customer.merged",
        "customer.unmerged",
        "customer.updated",
        "customer.email_changed",
    ];
    assert_eq!(kinds(&events), expected);
    assert!(events.iter().all(|event| event.customer.as_ref() == Some(&ana)));
    for event in &events[4..6] {
        assert_eq!(event.absorbed.as_ref(), Some(&anita));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_becomes_of_orders_and_mails_is_recorded(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let (system, caller) = (system(app, &laura).await, app.agent_caller());
    buy(app, ANA, "Ana").await;
    let (events, begun) = after(app, &system, 0).await;
    assert_eq!(kinds(&events), ["customer.created", "order.created"]);
    let order = events[1].order.clone().expect("a number");
    let orders = app.accounts.orders();
    for _ in 0..2 {
        orders.record_payment(&laura, &caller, &order).await.expect("paid");
    }
    let form = CancelOrderForm { refunded: "yes".into(), reason: "Snow".into() };
    orders.cancel(&laura, &caller, &order, &form).await.expect("cancelled");
    // A mail that no release can send: it is given up at once.
    app.execute("UPDATE outbox SET mail = '{}' WHERE state = 'queued'").await;
    app.mails().await;
    let (events, _) = after(app, &system, begun).await;
    let expected = ["order.paid", "order.cancelled", "mail.failed", "mail.failed"];
    assert_eq!(kinds(&events), expected);
    assert_eq!(events[0].order.as_ref(), Some(&order));
    assert!(events[2].order.is_none() && events[2].customer == events[0].customer);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_and_end_where_the_next_event_comes(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let system = system(app, &laura).await;
    assert_eq!(after(app, &system, 0).await, (Vec::new(), 0));
    for name in ["Ana", "Bea", "Cid"] {
        buy(app, ANA, name).await;
    }
    app.accounts.events().publish().await.expect("published");
    let (mut position, mut ids) = (0, Vec::new());
    for (size, more) in [(4, true), (2, false), (2, false)] {
        let page = app.accounts.events().list_by_api(&system, position, size).await;
        let (page, next) = page.expect("a page");
        assert_eq!(page.next.is_some(), more);
        ids.extend(page.items.into_iter().map(|event| event.id));
        position = next;
    }
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!((ids.len(), unique.len()), (6, 6));
    buy(app, "dora@example.test", "Dora").await;
    let (events, _) = after(app, &system, position).await;
    assert_eq!(kinds(&events), ["customer.created", "order.created"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_is_committed_late_comes_after_those_that_were_read(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let system = system(app, &laura).await;
    buy(app, ANA, "Ana").await;
    let (_, position) = after(app, &system, 0).await;
    // As if its transaction had drawn its id before those of the others.
    app.execute(&format!(
        "INSERT INTO events (id, operator_id, message_id, kind, at) \
         SELECT -7, {}, 'evt_late', 'order.paid', MIN(at) FROM events",
        app.portal.operator
    ))
    .await;
    let (events, _) = after(app, &system, position).await;
    assert_eq!(events.iter().map(|event| &*event.id).collect::<Vec<_>>(), ["evt_late"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn events_need_their_scope_belong_to_an_operator_and_last_ninety_days(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let ferries = app.other_portal().await;
    let rosa = agents::person(app, &ferries, "rosa@ferries.test", model::Role::Admin).await;
    let rosa = agents::agent(app, &rosa.cookie).await;
    let (own, other) = (system(app, &laura).await, system(app, &rosa).await);
    let mut form = api_tokens::form("Orders alone");
    form.scopes = vec!["orders.read".into()];
    let token = api_tokens::token(app, &laura, &form).await;
    let without = api_tokens::caller(app, &token).await.expect("a caller");
    let refused = app.accounts.events().list_by_api(&without, 0, 10).await;
    assert!(matches!(refused, Err(AccessError::Forbidden)));

    buy(app, ANA, "Ana").await;
    assert_eq!(after(app, &own, 0).await.0.len(), 2);
    assert!(after(app, &other, 0).await.0.is_empty());
    app.clock.advance(TimeDelta::days(89));
    app.accounts.deployment().purge().await.expect("purged");
    assert_eq!(after(app, &own, 0).await.0.len(), 2);
    app.clock.advance(TimeDelta::days(2));
    app.accounts.deployment().purge().await.expect("purged");
    assert!(after(app, &own, 0).await.0.is_empty());
}
