//! Webhooks: what arrives at an endpoint, in which order, and what becomes of endpoints that take nothing.

mod administration;
mod failing;
mod guarded;
mod kinds;
mod pauses;
mod receiver;
mod servers;

use crate::agents;
use crate::story::buy;
use accounts::{
    WebhookForm,
    testing::{Database, TestApp},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::TimeDelta;
use hmac::{Hmac, Mac};
use model::{Agent, DeliveryState, EventKind, WebhookDelivery, WebhookEndpointId};
use receiver::{Hook, Receiver};
use rstest::rstest;
use sha2::Sha256;

const ANA: &str = "ana@example.test";

/// Returns a form with every kind of event.
pub fn form(url: &str) -> WebhookForm {
    let kinds = EventKind::ALL.map(|kind| kind.code().to_owned());
    WebhookForm { url: url.into(), kinds: kinds.to_vec() }
}

/// Adds an endpoint for every kind of event. Returns its id and its secret.
pub async fn endpoint(app: &TestApp, agent: &Agent, url: &str) -> (WebhookEndpointId, String) {
    let made = app.accounts.webhooks().create(agent, &app.agent_caller(), &form(url)).await;
    let made = made.expect("added");
    (made.id, made.expose().to_owned())
}

/// Returns the log of an endpoint, latest first.
async fn log(app: &TestApp, agent: &Agent, endpoint: WebhookEndpointId) -> Vec<WebhookDelivery> {
    let found = app.accounts.webhooks().log(agent, endpoint, None).await.expect("an answer");
    found.expect("the endpoint").1.items
}

/// Sends what is due, and returns how many attempts there were.
async fn send(app: &TestApp) -> usize {
    app.accounts.webhooks().send_due().await.expect("the database answers")
}

/// Returns whether one of a request's signatures is by that secret.
fn is_signed(hook: &Hook, secret: &str) -> bool {
    let secret = STANDARD.decode(secret.strip_prefix("whsec_").expect("a secret"));
    let content = format!("{}.{}.{}", hook.id, hook.timestamp, hook.body);
    let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&secret.expect("base64"));
    let mut mac = mac.expect("a key");
    mac.update(content.as_bytes());
    let expected = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
    hook.signatures.split(' ').any(|signature| signature == expected)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_event_arrives_signed_without_personal_data_and_is_in_the_log(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, secret) = endpoint(app, &laura, &receiver.url).await;
    buy(app, ANA, "Ana").await;
    assert_eq!(send(app).await, 1, "the first event of the customer");
    assert_eq!(send(app).await, 1, "and then the second");
    let hooks = receiver.hooks();
    let kinds: Vec<_> = hooks.iter().map(Hook::kind).collect();
    assert_eq!(kinds, ["customer.created", "order.created"]);
    for hook in &hooks {
        assert!(is_signed(hook, &secret), "{hook:?}");
        assert!(hook.id.starts_with("evt_"), "{hook:?}");
        let body = hook.body.to_lowercase();
        assert!(!["ana", "quiroga", "example.test"].iter().any(|part| body.contains(part)));
    }
    let data = &hooks[1].json()["data"];
    assert_eq!(data["state"], "reserved");
    assert!(data["order"].as_str().is_some_and(|number| number.starts_with("P-")), "{data}");

    let log = log(app, &laura, id).await;
    let shown: Vec<_> = log.iter().map(|one| (&*one.kind, one.state, one.status)).collect();
    let delivered = DeliveryState::Delivered;
    let expected =
        [("order.created", delivered, Some(200)), ("customer.created", delivered, Some(200))];
    assert_eq!(shown, expected);
    assert_eq!((&*log[0].payload, log[0].answer.as_deref()), (&*hooks[1].body, Some("taken")));
    assert_eq!(send(app).await, 0, "nothing is sent twice");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_secret_and_the_former_ones_sign_for_a_day(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, old) = endpoint(app, &laura, &receiver.url).await;
    let rotate = || async {
        let made = app.accounts.webhooks().rotate(&laura, &app.agent_caller(), id).await;
        made.expect("rotated").expose().to_owned()
    };
    // The other system may have any of them: the first response may be lost, or what it brought was entered at once.
    let between = rotate().await;
    let new = rotate().await;
    assert!(new != old && new != between);
    buy(app, ANA, "Ana").await;
    send(app).await;
    let hook = receiver.hooks().remove(0);
    assert!([&new, &between, &old].into_iter().all(|secret| is_signed(&hook, secret)), "{hook:?}");
    assert_eq!(hook.signatures.split(' ').count(), 3);

    app.clock.advance(TimeDelta::hours(24));
    send(app).await;
    let hook = receiver.hooks().remove(1);
    assert!(is_signed(&hook, &new), "{hook:?}");
    assert_eq!(hook.signatures.split(' ').count(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_secret_takes_the_place_of_one_that_no_key_decrypts(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let ferries = app.other_portal().await;
    let rosa = agents::person(app, &ferries, "rosa@ferries.test", model::Role::Admin).await;
    let rosa = agents::agent(app, &rosa.cookie).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    let (other, _) = endpoint(app, &rosa, "https://ferries.example.com/hooks").await;
    let another = format!("SELECT secret FROM webhook_endpoints WHERE id = {other}");
    app.execute(&format!("UPDATE webhook_endpoints SET secret = ({another}) WHERE id = {id}"))
        .await;
    buy(app, ANA, "Ana").await;
    assert_eq!(send(app).await, 1);
    assert!(receiver.hooks().is_empty(), "nothing is sent unsigned");
    let made = app.accounts.webhooks().rotate(&laura, &app.agent_caller(), id).await;
    let new = made.expect("rotated").expose().to_owned();
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(send(app).await, 1);
    let hook = receiver.hooks().remove(0);
    assert!(is_signed(&hook, &new) && hook.signatures.split(' ').count() == 1, "{hook:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_gets_the_chosen_events_of_its_operator_alone(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let ferries = app.other_portal().await;
    let rosa = agents::person(app, &ferries, "rosa@ferries.test", model::Role::Admin).await;
    let rosa = agents::agent(app, &rosa.cookie).await;
    let (receiver, other) = (Receiver::start().await, Receiver::start().await);
    let chosen = WebhookForm { kinds: vec!["order.created".into()], ..form(&receiver.url) };
    let made = app.accounts.webhooks().create(&laura, &app.agent_caller(), &chosen).await;
    made.expect("added");
    endpoint(app, &rosa, &other.url).await;
    buy(app, ANA, "Ana").await;
    while send(app).await > 0 {}
    let kinds: Vec<_> = receiver.hooks().iter().map(Hook::kind).collect();
    assert_eq!(kinds, ["order.created"]);
    assert!(other.hooks().is_empty());
}
