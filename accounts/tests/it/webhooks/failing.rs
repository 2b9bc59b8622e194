//! Endpoints that do not take events: attempts are repeated, customers keep their order, and after three days it ends.

use super::{
    ANA, endpoint, form, log,
    receiver::{FaultMode, Receiver},
    send,
};
use crate::agents::{self, LAURA};
use crate::story::buy;
use accounts::{
    WebhookForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Agent, CustomerNumber, DeliveryState, Locale, WebhookEndpointId, WebhookState};
use rstest::rstest;

/// Returns the number of the customer with that first name, as webhooks have it.
async fn number_of(app: &TestApp, first_name: &str) -> String {
    let found =
        app.texts(&format!("SELECT number FROM customers WHERE first_name = '{first_name}'")).await;
    let number: CustomerNumber = found[0].parse().expect("a number");
    number.to_string()
}

async fn state(app: &TestApp, agent: &Agent, endpoint: WebhookEndpointId) -> WebhookState {
    let all = app.accounts.webhooks().list(agent).await.expect("an answer");
    all.into_iter().find(|one| one.id == endpoint).expect("the endpoint").state
}

/// Sends for that many hours.
async fn hours(app: &TestApp, hours: u32) {
    for _ in 0..hours {
        while send(app).await > 0 {}
        app.clock.advance(TimeDelta::minutes(75));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_failing_event_holds_up_its_customer_and_nobody_else(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    endpoint(app, &laura, &receiver.url).await;
    for name in ["Ana", "Ana", "Bruno"] {
        buy(app, &format!("{}@example.test", name.to_lowercase()), name).await;
    }
    let (ana, bruno) = (number_of(app, "Ana").await, number_of(app, "Bruno").await);
    receiver.behaves(FaultMode::FailsFor(ana.clone()));
    hours(app, 10).await;
    let taken = receiver.hooks();
    assert_eq!(taken.len(), 2, "{taken:?}");
    assert!(taken.iter().all(|hook| hook.customer() == bruno), "{taken:?}");

    receiver.behaves(FaultMode::Takes);
    hours(app, 4).await;
    let hooks = receiver.hooks();
    let hers = hooks.iter().filter(|hook| hook.customer() == ana);
    let hers: Vec<_> = hers.map(|hook| hook.kind()).collect();
    assert_eq!(hers, ["customer.created", "order.created", "order.created"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn after_three_days_an_endpoint_is_disabled_and_admins_are_told(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    receiver.behaves(FaultMode::Fails(503));
    app.accounts.agents().choose_language(&laura, Locale::French).await.expect("kept");
    buy(app, ANA, "Ana").await;
    hours(app, 57).await;
    assert_eq!(state(app, &laura, id).await, WebhookState::Active, "71 hours");
    assert!(receiver.requests() > 20, "{} attempts", receiver.requests());
    hours(app, 3).await;
    assert_eq!(state(app, &laura, id).await, WebhookState::Failed);
    let mail = app.mail_to(LAURA).await;
    assert!(mail.subject.contains("127.0.0.1"), "{}", mail.subject);
    assert!(mail.subject.ends_with("a été désactivé"), "in her language: {}", mail.subject);
    assert!(mail.text.contains(&format!("/webhooks/{id}")) && !mail.text.contains("/hooks\n"));
    let states: Vec<_> = log(app, &laura, id).await.iter().map(|one| one.state).collect();
    assert_eq!(states, [DeliveryState::Cancelled, DeliveryState::Failed]);

    // What happens meanwhile is not sent later.
    receiver.behaves(FaultMode::Takes);
    buy(app, "bruno@example.test", "Bruno").await;
    hours(app, 2).await;
    assert!(receiver.hooks().is_empty());
    app.accounts.webhooks().enable(&laura, &app.agent_caller(), id).await.expect("enabled");
    buy(app, "carla@example.test", "Carla").await;
    hours(app, 2).await;
    let carla = number_of(app, "Carla").await;
    let hooks = receiver.hooks();
    assert!(hooks.len() == 2 && hooks.iter().all(|hook| hook.customer() == carla), "{hooks:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_is_gone_is_disabled_at_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    receiver.behaves(FaultMode::Fails(410));
    buy(app, ANA, "Ana").await;
    assert_eq!(send(app).await, 1);
    assert_eq!(state(app, &laura, id).await, WebhookState::Gone);
    let mail = app.mail_to(LAURA).await;
    assert!(mail.text.contains("410 Gone"), "{}", mail.text);
    let states: Vec<_> = log(app, &laura, id).await.iter().map(|one| one.state).collect();
    assert_eq!(states, [DeliveryState::Cancelled, DeliveryState::Failed]);
    hours(app, 2).await;
    assert_eq!(receiver.requests(), 1, "it is left alone");

    receiver.behaves(FaultMode::Takes);
    app.accounts.webhooks().enable(&laura, &app.agent_caller(), id).await.expect("enabled");
    buy(app, "bruno@example.test", "Bruno").await;
    hours(app, 2).await;
    assert_eq!(receiver.hooks().len(), 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn days_without_a_server_disable_no_endpoint(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    receiver.behaves(FaultMode::Fails(503));
    buy(app, ANA, "Ana").await;
    assert_eq!(send(app).await, 1);
    app.clock.advance(TimeDelta::days(4));
    assert_eq!(send(app).await, 1);
    assert_eq!(state(app, &laura, id).await, WebhookState::Active, "it failed twice");
    receiver.behaves(FaultMode::Takes);
    hours(app, 2).await;
    assert_eq!(receiver.hooks().len(), 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_is_never_taken_is_given_up_and_the_next_one_comes(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    receiver.behaves(FaultMode::FailsFor("customer.created".into()));
    buy(app, ANA, "Ana").await;
    for day in 0..40 {
        // Others are taken in between, so that the endpoint itself does not fail.
        let test = app.accounts.webhooks().send_test(&laura, &app.agent_caller(), id).await;
        test.expect("queued");
        hours(app, 2).await;
        if receiver.hooks().iter().any(|hook| hook.kind() == "order.created") {
            assert!(day > 20, "after {day} rounds");
            break;
        }
    }
    assert_eq!(state(app, &laura, id).await, WebhookState::Active);
    let kinds: Vec<_> = receiver.hooks().iter().map(|hook| hook.kind()).collect();
    assert!(kinds.iter().any(|kind| kind == "order.created"), "{kinds:?}");
    assert!(!kinds.iter().any(|kind| kind == "customer.created"), "{kinds:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_nothing_was_sent_to_for_weeks_has_three_days_again(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let chosen = WebhookForm { kinds: vec!["customer.created".into()], ..form(&receiver.url) };
    let made = app.accounts.webhooks().create(&laura, &app.agent_caller(), &chosen).await;
    let id = made.expect("added").id;
    receiver.behaves(FaultMode::Fails(500));
    buy(app, ANA, "Ana").await;
    assert_eq!(send(app).await, 1);
    app.execute("UPDATE webhook_deliveries SET attempts = 20").await;
    app.clock.advance(TimeDelta::hours(73));
    assert_eq!(send(app).await, 1);
    let given_up = log(app, &laura, id).await.remove(0);
    assert_eq!(given_up.state, DeliveryState::Failed);
    let listed = app.accounts.webhooks().list(&laura).await.expect("an answer").remove(0);
    assert_eq!((listed.state, listed.failing_since), (WebhookState::Active, None));

    app.clock.advance(TimeDelta::days(20));
    buy(app, "bruno@example.test", "Bruno").await;
    hours(app, 13).await;
    assert!(receiver.requests() > 12, "{} attempts", receiver.requests());
    assert_eq!(state(app, &laura, id).await, WebhookState::Active, "it failed for hours");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_dead_endpoint_does_not_delay_that_of_another_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let ferries = app.other_portal().await;
    let rosa = agents::person(app, &ferries, "rosa@ferries.test", model::Role::Admin).await;
    let rosa = agents::agent(app, &rosa.cookie).await;
    let receiver = Receiver::start().await;
    // Accepts connections and says nothing.
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = silent.local_addr().expect("an address");
    let (dead, _) = endpoint(app, &rosa, &format!("http://{address}/")).await;
    let (alive, _) = endpoint(app, &laura, &receiver.url).await;
    for (agent, id) in [(&rosa, dead), (&laura, alive)] {
        let test = app.accounts.webhooks().send_test(agent, &app.agent_caller(), id).await;
        test.expect("queued");
    }
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let worker = app.accounts.webhooks().start_worker(async move {
        stopped.await.ok();
    });
    app.until("SELECT count(*) FROM webhook_deliveries WHERE state = 'delivered'").await;
    let open = "SELECT count(*) FROM webhook_deliveries WHERE state = 'queued'";
    assert_eq!(app.number(open).await, 1, "the other one is still waiting for its answer");
    assert_eq!(receiver.hooks().len(), 1);
    stop.send(()).expect("the worker listens");
    worker.await.expect("it ends");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn w01_a_clock_that_is_set_back_holds_up_nothing_for_long(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    receiver.behaves(FaultMode::Fails(500));
    buy(app, ANA, "Ana").await;
    assert_eq!(send(app).await, 1);
    receiver.behaves(FaultMode::Takes);
    let follow = async || app.accounts.deployment().follow_clock().await.expect("followed");
    assert_eq!(follow().await.deliveries, 0, "a pause is none");
    app.clock.advance(TimeDelta::days(-1));
    assert_eq!(send(app).await, 0);
    assert_eq!(follow().await.deliveries, 1);
    while send(app).await > 0 {}
    assert_eq!(receiver.hooks().len(), 2);

    // Less than the longest pause, and nothing has failed.
    let test = app.accounts.webhooks().send_test(&laura, &app.agent_caller(), id).await;
    test.expect("queued");
    app.clock.advance(TimeDelta::hours(-1));
    assert_eq!(send(app).await, 0);
    assert_eq!(follow().await.deliveries, 1);
    assert_eq!(send(app).await, 1);
    assert_eq!(receiver.hooks().len(), 3);
}
