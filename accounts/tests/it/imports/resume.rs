//! Imports that are stopped in the middle, and two at once.

use super::{CUSTOMERS, command, counts, customers, file, many, report};
use accounts::{
    ImportError,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{ImportCounts, ImportKind};
use rstest::rstest;
use std::collections::BTreeSet;

/// More than two batches.
const MANY: usize = 1_200;
/// Rows of a batch.
const BATCH: i64 = 500;

/// Imports many customers in a task that ends after the first batch as in a kill: nothing is written down any more.
async fn kill_in_the_middle(app: &TestApp, dry_run: bool) {
    let file = file(app, "many.csv", many(MANY));
    let (accounts, command) =
        (app.accounts.clone(), command(app, ImportKind::Customers, file, dry_run));
    let stop = |_: u8, counts: ImportCounts| assert_eq!(counts.total(), 0, "killed");
    let task = tokio::spawn(async move { accounts.imports().run(&command, stop).await });
    assert!(task.await.expect_err("killed").is_panic());
}

async fn again(app: &TestApp, dry_run: bool) -> Result<accounts::Imported, ImportError> {
    let file = file(app, "many.csv", many(MANY));
    let command = command(app, ImportKind::Customers, file, dry_run);
    app.accounts.imports().run(&command, |_, _| {}).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn i01_a_kill_in_the_middle_loses_nothing_and_the_same_command_goes_on(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    kill_in_the_middle(app, false).await;
    let rows = "SELECT COUNT(*) FROM customers";
    assert_eq!(app.number(rows).await, BATCH);
    app.clock.advance(TimeDelta::seconds(61));
    let imported = again(app, false).await.expect("imported");
    assert_eq!(imported.resumed_after, BATCH);
    assert_eq!(imported.counts, counts(MANY as i64, 0, 0, 0));
    assert_eq!(app.number(rows).await, MANY as i64);
    let report = report(app, &imported).await;
    let lines: BTreeSet<&str> = report.lines().collect();
    assert_eq!((lines.len(), report.lines().count()), (MANY + 1, MANY + 1), "each row once");
    let once_more = again(app, false).await.expect("imported");
    assert_eq!((once_more.resumed_after, once_more.counts), (0, counts(0, 0, MANY as i64, 0)));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn i01_of_two_at_once_the_second_is_refused_and_another_operator_is_not(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    kill_in_the_middle(app, false).await;
    let refused = again(app, false).await.expect_err("it counts as running");
    assert!(matches!(refused, ImportError::Running(1..=61)), "{refused:?}");
    assert!(refused.to_string().contains("another import of this operator is running"));
    let other = app.other_portal().await;
    let command = accounts::ImportCommand {
        host: other.host.clone(),
        ..command(app, ImportKind::Customers, file(app, "few.csv", CUSTOMERS), false)
    };
    let imported = app.accounts.imports().run(&command, |_, _| {}).await.expect("imported");
    assert_eq!(imported.counts, counts(2, 0, 0, 0));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_dry_run_and_another_file_are_no_beginning(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    kill_in_the_middle(app, true).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM customers").await, 0);
    app.clock.advance(TimeDelta::seconds(61));
    assert_eq!(customers(app, CUSTOMERS).await.resumed_after, 0);
    let imported = again(app, false).await.expect("imported");
    assert_eq!((imported.resumed_after, imported.counts.refused), (0, 0));
    let planned = again(app, true).await.expect("planned");
    assert_eq!(planned.resumed_after, BATCH);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_refuses_a_batch_stops_the_import_until_it_works(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let full = format!("(SELECT COUNT(*) FROM customers) >= {BATCH}");
    let stop = if app.accounts.has_database_server() {
        format!(
            "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ \
             BEGIN IF {full} THEN RAISE EXCEPTION 'stopped'; END IF; RETURN NEW; END $$; \
             CREATE TRIGGER stop BEFORE INSERT ON customers FOR EACH ROW EXECUTE FUNCTION stop()"
        )
    } else {
        format!(
            "CREATE TRIGGER stop BEFORE INSERT ON customers WHEN {full} \
             BEGIN SELECT RAISE(ABORT, 'stopped'); END"
        )
    };
    app.execute(&stop).await;
    let stopped = again(app, false).await.expect_err("stopped");
    assert!(matches!(stopped, ImportError::Store(_)), "{stopped:?}");
    assert_eq!(app.texts("SELECT state FROM imports").await, ["stopped"]);
    let go_on = if app.accounts.has_database_server() {
        "DROP TRIGGER stop ON customers"
    } else {
        "DROP TRIGGER stop"
    };
    app.execute(go_on).await;
    let imported = again(app, false).await.expect("imported without waiting");
    assert_eq!(imported.resumed_after, BATCH);
    assert_eq!(app.number("SELECT COUNT(*) FROM customers").await, MANY as i64);
}
