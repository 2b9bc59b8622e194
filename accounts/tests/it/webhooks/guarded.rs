//! What an endpoint cannot do to the server: redirect it, or lead it into a private network, or make it read without
//! end.

use super::{
    ANA, endpoint, form, log,
    receiver::{FaultMode, Receiver},
    send,
};
use crate::agents;
use crate::story::buy;
use accounts::{
    Accounts, Config,
    sso::SsoConfig,
    testing::{Database, TestApp},
};
use model::{DeliveryState, refusals::WebhookRefusal};
use rstest::rstest;
use std::sync::Arc;

/// Returns the product as it is deployed: without the setting for development.
fn deployed(app: &TestApp) -> Accounts {
    let sso = SsoConfig { allow_loopback: false, ..app.config.sso.clone() };
    let config = Config { sso, ..app.config.clone() };
    Accounts::connect(&config, Arc::new(app.clock.clone())).expect("the configuration works")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn w01_private_addresses_are_refused_in_the_form_and_at_each_delivery(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    let accounts = deployed(app);
    let address = receiver.url.strip_prefix("http://").expect("the scheme");
    for url in [
        receiver.url.clone(),
        format!("https://{address}"),
        "http://erp.example.com/".to_owned(),
        "https://192.168.0.7/".to_owned(),
        "https://169.254.169.254/latest/meta-data".to_owned(),
        "https://[::ffff:10.0.0.1]/".to_owned(),
    ] {
        let made = accounts.webhooks().create(&laura, &app.agent_caller(), &form(&url)).await;
        assert_eq!(made.err(), Some(WebhookRefusal::UrlForbidden.into()), "{url}");
    }
    buy(app, ANA, "Ana").await;
    accounts.webhooks().send_due().await.expect("the database answers");
    let first = log(app, &laura, id).await.pop().expect("the first event");
    assert_eq!((first.state, first.attempts), (DeliveryState::Queued, 1));
    assert_eq!(first.error.as_deref(), Some("address-forbidden"));
    assert_eq!(receiver.requests(), 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn w01_a_redirect_is_not_followed_and_is_no_success(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let (receiver, inner) = (Receiver::start().await, Receiver::start().await);
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    receiver.behaves(FaultMode::Redirects(inner.url.clone()));
    buy(app, ANA, "Ana").await;
    send(app).await;
    let first = log(app, &laura, id).await.pop().expect("the first event");
    assert_eq!((first.state, first.status), (DeliveryState::Queued, Some(302)));
    assert_eq!((receiver.requests(), inner.requests()), (1, 0));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn w01_of_a_long_answer_the_first_kilobyte_is_kept(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    receiver.behaves(FaultMode::Chatters);
    buy(app, ANA, "Ana").await;
    send(app).await;
    let first = log(app, &laura, id).await.pop().expect("the first event");
    assert_eq!(first.state, DeliveryState::Delivered);
    assert_eq!(first.answer.map(|answer| answer.len()), Some(1024));
}
