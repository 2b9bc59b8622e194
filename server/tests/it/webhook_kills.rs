//! A server that is killed while it sends webhooks: every event arrives, in order for each customer.

use crate::api_events::admin;
use crate::process::{Process, listen};
use crate::test_server::TestServer;
use accounts::testing::{Database, SECRET_KEY, TestApp};
use accounts::{BuyForm, OneTimeKey, WebhookForm};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use http::{HeaderMap, StatusCode};
use model::EventKind;
use rstest::rstest;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::time::interval;

const NAMES: [&str; 6] = ["Ana", "Bea", "Cid", "Dora", "Eva", "Fin"];
const ORDERS: usize = 5;
const KILLS: usize = 3;
/// How many requests are answered between two kills.
const ANSWERED: usize = 8;
const POLL: Duration = Duration::from_millis(5);
/// Until the server has sent what it can.
const SENDING_TIMEOUT: Duration = Duration::from_secs(60);

/// The other system.
#[derive(Default)]
struct Receiver {
    /// The event and the customer of each request, in the order of arrival.
    arrived: Vec<(String, String)>,
    /// How many requests it will still answer.
    answers: usize,
    /// How many wait for an answer that never comes.
    held: usize,
}

type Shared = Arc<Mutex<Receiver>>;

async fn take(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let event: Value = serde_json::from_slice(&body).expect("JSON");
    let customer = event["data"]["customer"].as_str().unwrap_or_default().to_owned();
    let id = headers["webhook-id"].to_str().expect("an id").to_owned();
    let is_held = {
        let mut receiver = shared.lock().expect("no panic");
        receiver.arrived.push((id, customer));
        let is_held = receiver.answers == 0;
        receiver.held += usize::from(is_held);
        receiver.answers -= usize::from(!is_held);
        is_held
    };
    if is_held {
        std::future::pending::<()>().await;
    }
    StatusCode::NO_CONTENT
}

/// Adds an endpoint for every kind of event at a receiver that ends with the test.
async fn endpoint(deployment: &TestServer<'_>) -> Shared {
    let (listener, address) = listen().await;
    let shared = Shared::default();
    let router = Router::new().fallback(take).with_state(Arc::clone(&shared));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let kinds = EventKind::ALL.map(|kind| kind.code().to_owned()).to_vec();
    let form = WebhookForm { url: format!("http://{address}/hooks"), kinds };
    let (agent, caller) = (admin(deployment).await, deployment.app.agent_caller());
    let made = deployment.app.accounts.webhooks().create(&agent, &caller, &form).await;
    made.expect("added");
    shared
}

/// Buys as each of the customers, again and again.
async fn buy(app: &TestApp) {
    let products = app.accounts.catalogue().on_sale(&app.portal).await.expect("products");
    for name in [NAMES; ORDERS].concat() {
        let form = BuyForm {
            product: products[0].id,
            price: None,
            date: None,
            travellers: "1".into(),
            first_name: name.into(),
            last_name: "Quiroga".into(),
            email: format!("{name}@example.test"),
            once: OneTimeKey::default(),
        };
        app.accounts.orders().buy(&app.caller(), None, form).await.expect("bought");
    }
    // The server under test has no mail server.
    app.mails().await;
}

async fn start(deployment: &TestServer<'_>) -> Process {
    // Where there may be other servers, what a killed one was sending is due when its lease ends, half a minute later.
    if deployment.app.accounts.has_database_server() {
        let due = "UPDATE webhook_deliveries SET due_at = created_at WHERE state = 'queued'";
        deployment.app.execute(due).await;
    }
    let settings =
        format!("export GUICHET_ALLOW_LOOPBACK_PROVIDERS=true GUICHET_SECRET_KEYS='{SECRET_KEY}'");
    Process::with(deployment, &settings).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn w02_a_server_that_is_killed_while_sending_delivers_everything_in_order(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let shared = endpoint(deployment).await;
    buy(app).await;
    let mut look = interval(POLL);
    for kill in 0..KILLS {
        shared.lock().expect("no panic").answers = ANSWERED;
        let (process, since) = (start(deployment).await, Instant::now());
        while shared.lock().expect("no panic").held == 0 {
            look.tick().await;
            assert!(since.elapsed() < SENDING_TIMEOUT, "kill {kill}: nothing is being sent");
        }
        process.signal("-KILL");
        drop(process);
        shared.lock().expect("no panic").held = 0;
    }
    shared.lock().expect("no panic").answers = usize::MAX;
    let (process, since) = (start(deployment).await, Instant::now());
    let open = "SELECT COUNT(*) FROM webhook_deliveries WHERE state <> 'delivered'";
    while app.number(open).await > 0 {
        look.tick().await;
        assert!(since.elapsed() < SENDING_TIMEOUT, "webhooks wait for a server that is gone");
    }
    process.stop().await;

    let events = app.texts("SELECT message_id FROM webhook_deliveries ORDER BY id").await;
    assert_eq!(events.len(), NAMES.len() * (ORDERS + 1));
    let arrived = std::mem::take(&mut shared.lock().expect("no panic").arrived);
    assert!(arrived.len() > events.len(), "nothing was being sent when the server was killed");
    let mut customers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, customer) in arrived {
        let theirs = customers.entry(customer).or_default();
        // The same again is another attempt.
        if theirs.last() != Some(&id) {
            theirs.push(id);
        }
    }
    assert_eq!(customers.len(), NAMES.len());
    for theirs in customers.values() {
        assert_eq!(theirs.len(), ORDERS + 1, "{theirs:?}");
        let places = theirs.iter().map(|id| events.iter().position(|event| event == id));
        let places: Vec<usize> = places.collect::<Option<_>>().expect("events that were queued");
        assert!(places.is_sorted_by(|one, next| one < next), "{places:?}");
    }
}
