//! How long endpoints pause after a failure.

use super::{
    ANA, endpoint, log,
    receiver::{FaultMode, Receiver},
    send,
};
use crate::agents;
use crate::story::buy;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_asks_for_time_gets_it_an_hour_at_most(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    endpoint(app, &laura, &receiver.url).await;
    buy(app, ANA, "Ana").await;
    for (asked, pause) in [(600, 600), (1_000_000, 3600)] {
        receiver.behaves(FaultMode::Overloaded(asked));
        assert_eq!(send(app).await, 1, "{asked}");
        app.clock.advance(TimeDelta::seconds(pause - 1));
        assert_eq!(send(app).await, 0, "{asked}");
        app.clock.advance(TimeDelta::seconds(1));
    }
    receiver.behaves(FaultMode::Takes);
    assert_eq!(send(app).await, 1);
    assert_eq!(receiver.hooks().len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_next_attempt_is_not_before_the_pause_of_its_endpoint(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let receiver = Receiver::start().await;
    let (id, _) = endpoint(app, &laura, &receiver.url).await;
    receiver.behaves(FaultMode::Fails(500));
    app.execute("UPDATE webhook_endpoints SET failures = 9").await;
    buy(app, ANA, "Ana").await;
    assert_eq!(send(app).await, 1);
    let first = log(app, &laura, id).await.pop().expect("the first event");
    assert!(first.due_at - first.created_at > TimeDelta::minutes(20), "{first:?}");
    app.clock.advance(TimeDelta::minutes(20));
    assert_eq!(send(app).await, 0);
}
