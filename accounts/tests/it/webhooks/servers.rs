//! Several servers, and servers that are killed: every event arrives, and once if no server is killed.

use super::{
    ANA, endpoint,
    receiver::{Hook, Receiver},
    send,
};
use crate::agents;
use crate::story::buy;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use rstest::rstest;
use std::collections::BTreeSet;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn w02_two_servers_send_each_event_once_and_in_order(#[case] database: Database) {
    use secrecy::ExposeSecret;
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    endpoint(app, &laura, &receiver.url).await;
    let other = app.instance(app.config.database_url.expose_secret());
    for name in ["Ana", "Bea", "Cid", "Ana", "Bea", "Cid"] {
        buy(app, &format!("{name}@example.test"), name).await;
    }
    loop {
        let (one, two) =
            tokio::join!(app.accounts.webhooks().send_due(), other.webhooks().send_due());
        if one.expect("the database answers") + two.expect("the database answers") == 0 {
            break;
        }
    }
    let hooks = receiver.hooks();
    let ids: BTreeSet<_> = hooks.iter().map(|hook| &hook.id).collect();
    assert_eq!((hooks.len(), ids.len()), (9, 9), "{hooks:?}");
    let customers: BTreeSet<_> = hooks.iter().map(Hook::customer).collect();
    for customer in customers {
        let theirs = hooks.iter().filter(|hook| hook.customer() == customer);
        let kinds: Vec<_> = theirs.map(Hook::kind).collect();
        assert_eq!(kinds, ["customer.created", "order.created", "order.created"]);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn w02_what_a_killed_server_was_sending_is_sent_when_its_lease_ends(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    endpoint(app, &laura, &receiver.url).await;
    buy(app, ANA, "Ana").await;
    // Killed after the commit of the cause: the event is there, and was not published.
    let recorded = "SELECT count(*) FROM events WHERE place IS NULL";
    assert!(app.number(recorded).await >= 2);
    app.accounts.events().publish().await.expect("published");
    assert_eq!(app.number(recorded).await, 0);
    // Killed while it was sending.
    let now = accounts::clock::Clock::now(&app.clock);
    let until = (now + TimeDelta::seconds(30)).format("%Y-%m-%d %H:%M:%S");
    app.execute(&format!(
        "UPDATE webhook_deliveries SET leased_by = 'gone', attempts = 1, due_at = '{until}' \
         WHERE state = 'queued'"
    ))
    .await;
    assert_eq!(send(app).await, 0);
    app.clock.advance(TimeDelta::seconds(31));
    assert_eq!(send(app).await, 1);
    assert_eq!(receiver.hooks().len(), 1);
}
