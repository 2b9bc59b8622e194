//! A client that hangs up while its password is verified is charged for the attempt.

use crate::{
    SignInForm,
    testing::{Database, TestApp},
};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_hangs_up_is_charged_all_the_same(#[case] database: Database) {
    const COUNTERS: &str = "SELECT COUNT(*) FROM throttles";
    let app = TestApp::on(database).await;
    let more_than = |number: i64| format!("SELECT COUNT(*) WHERE ({COUNTERS}) > {number}");
    let before = app.number(COUNTERS).await;
    let hasher = &app.accounts.0.hasher.0;
    let all = u32::try_from(hasher.max_permits).unwrap();
    let held = hasher.permits.acquire_many(all).await.unwrap();
    let form = SignInForm {
        identifier: "nobody@example.test".into(),
        password: "not the password".into(),
        remember: false,
    };
    let attempt = tokio::spawn({
        let (accounts, caller) = (app.accounts.clone(), app.caller());
        async move { accounts.sessions().sign_in(&caller, form).await }
    });
    app.until(&more_than(before)).await;
    let begun = app.number(COUNTERS).await;
    attempt.abort();
    assert!(attempt.await.is_err_and(|error| error.is_cancelled()));
    drop(held);
    // The failures of the network have a counter of their own.
    app.until(&more_than(begun)).await;
}
