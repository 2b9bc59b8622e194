//! Search keys that migrations leave empty are filled in while customers are served.

use crate::process::{Process, page};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use server::startup::back_fill;
use std::time::Duration;

const COUNT: u32 = 300;
const UNFILLED: &str = "SELECT count(*) FROM customers \
                        WHERE first_key = '' AND last_key = '' AND first_name <> ''";

/// Adds customers of an earlier release, whom the search does not find yet.
async fn bulk_customers(app: &TestApp) {
    let operator = app.portal.operator;
    let added = app.accounts.bulk().add_customers(operator, 0, COUNT);
    added.await.expect("bulk customers");
    app.execute("UPDATE customers SET first_key = '', last_key = '', phone_key = ''").await;
    assert_eq!(app.number(UNFILLED).await, i64::from(COUNT));
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn visitors_are_served_meanwhile_and_a_killed_back_fill_resumes(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let (deployment, host) = (TestServer::new(&app, |_| {}), &app.portal.host);
    bulk_customers(&app).await;
    // Twenty are filled at once; the lock holds a customer of the third batch.
    let lock = app
        .lock(
            "SELECT id FROM customers WHERE id = \
             (SELECT id FROM customers ORDER BY id OFFSET 45 LIMIT 1) FOR UPDATE",
        )
        .await;
    let mut process = Process::with(&deployment, "true").await;
    process.says("server.serving").await;
    let waiting = "SELECT count(*) FROM pg_stat_activity \
                   WHERE datname = current_database() AND wait_event_type = 'Lock'";
    app.until(waiting).await;
    assert_eq!(process.probe("/healthz").await, "200 alive\n");
    let answer = process.ask(&page(host, "/")).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    process.comes_to("/readyz", "200 ready").await;
    let left = i64::from(COUNT) - 40;
    assert_eq!(app.number(UNFILLED).await, left, "two parts are done");
    process.signal("-KILL");
    drop(process);
    lock.release().await;
    assert_eq!(app.number(UNFILLED).await, left, "they stay done");
    let process = Process::with(&deployment, "true").await;
    app.until(&format!("SELECT count(*) WHERE ({UNFILLED}) = 0")).await;
    process.stop().await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_server_on_a_file_fills_everything_too(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let deployment = TestServer::new(&app, |_| {});
    bulk_customers(&app).await;
    let mut process = Process::with(&deployment, "true").await;
    process.says("server.serving").await;
    app.until(&format!("SELECT count(*) WHERE ({UNFILLED}) = 0")).await;
    process.stop().await;
}

/// Makes every attempt to fill a key fail, and counts the attempts: a sequence is not rolled back.
const REFUSE: &str = "CREATE SEQUENCE tries; \
     CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
     PERFORM nextval('tries'); RAISE EXCEPTION 'not yet'; END $$; \
     CREATE TRIGGER refuse BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION refuse()";

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_batch_that_fails_is_retried_until_it_works(#[case] database: Database) {
    let app = TestApp::on(database).await;
    bulk_customers(&app).await;
    app.execute(REFUSE).await;
    let retry = Duration::from_millis(10);
    let filling = tokio::spawn(back_fill(app.accounts.clone(), retry));
    app.until("SELECT (is_called AND last_value >= 3)::int::bigint FROM tries").await;
    assert_eq!(app.number(UNFILLED).await, i64::from(COUNT));
    app.execute("DROP TRIGGER refuse ON customers").await;
    filling.await.expect("no panic");
    assert_eq!(app.number(UNFILLED).await, 0);
}
