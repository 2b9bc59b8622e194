//! A request cancelled in the middle of a write, as when its client disconnects.

use accounts::testing::{Database, TestApp};
use rstest::rstest;
use std::time::Duration;
use tokio::time::timeout;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_write_does_not_block_other_writers(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let mut given_up = 0;
    for step in 0..150 {
        let caller = app.caller();
        let asked = app.accounts.recovery().forgot_number(&caller, "ana@example.test");
        // From before the transaction until after it.
        let answer = timeout(Duration::from_micros(50 * step), asked).await;
        given_up += u32::from(answer.is_err());
        // Another process, with a connection of its own, waits five seconds at most.
        app.execute("UPDATE operators SET name = name").await;
    }
    assert!(given_up > 0);
    let caller = app.caller();
    let answer = app.accounts.recovery().forgot_number(&caller, "eva@example.test");
    answer.await.expect("the next one is served");
}
