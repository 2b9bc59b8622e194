//! Expired rows are deleted, however many there are.

use crate::agents::staff;
use crate::customers::merge;
use crate::story::{customer, register};
use accounts::{
    Accounts, Config, Expired, Retention,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use rstest::rstest;
use std::sync::Arc;

const ANA: &str = "ana@example.test";
const TIMELINE: &str = "SELECT COUNT(*) FROM timeline";

/// Returns a statement that adds 1,200 rows.
fn thousand(insert: &str, values: &str) -> String {
    format!(
        "INSERT INTO {insert} \
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) \
         SELECT {values} FROM n"
    )
}

/// Adds more than a thousand expired rows to the timeline, and a few that stay.
async fn old_timeline(app: &TestApp) {
    register(app, ANA).await;
    let ana = customer(app, ANA).await.id;
    let operator = app.portal.operator;
    let insert = "timeline (operator_id, customer_id, event, at)";
    // The time of an existing row, so that both databases accept it as one.
    let values = format!("{operator}, {ana}, 'signed-in', (SELECT MIN(at) FROM timeline)");
    app.execute(&thousand(insert, &values)).await;
    app.clock.advance(TimeDelta::days(700));
    register(app, "eva@example.test").await;
    app.clock.advance(TimeDelta::days(31));
}

/// Makes the database refuse to delete rows of a table once no more than that are left.
pub async fn stop_deleting_at(app: &TestApp, table: &str, left: i64) {
    let few = format!("(SELECT COUNT(*) FROM {table}) <= {left}");
    let stop = if app.accounts.has_database_server() {
        format!(
            "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ \
             BEGIN IF {few} THEN RAISE EXCEPTION 'stopped'; END IF; RETURN OLD; END $$; \
             CREATE TRIGGER stop BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION stop()"
        )
    } else {
        format!(
            "CREATE TRIGGER stop BEFORE DELETE ON {table} WHEN {few} \
             BEGIN SELECT RAISE(ABORT, 'stopped'); END"
        )
    };
    app.execute(&stop).await;
}

/// Purges. Returns the kinds of rows that could not be deleted.
async fn kept_kinds(app: &TestApp) -> Vec<Expired> {
    let failed = app.accounts.deployment().purge().await.expect_err("it was stopped").0;
    failed.iter().map(|(kind, _)| *kind).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn more_than_one_batch_of_expired_rows_is_deleted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    old_timeline(app).await;
    assert!(app.accounts.deployment().purge().await.expect("purged") >= 1200);
    let kept = app.number(TIMELINE).await;
    assert!((1..10).contains(&kept), "{kept}: what is not old stays");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_transaction_deletes_more_than_five_hundred_rows(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    old_timeline(app).await;
    let before = app.number(TIMELINE).await;
    stop_deleting_at(app, "timeline", before - 501).await;
    assert!(app.accounts.deployment().purge().await.is_err(), "it was stopped");
    let deleted = before - app.number(TIMELINE).await;
    assert_eq!(deleted, 500, "the first batch stays deleted");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn rows_that_cannot_be_deleted_keep_no_others(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    old_timeline(app).await;
    let sessions = "SELECT COUNT(*) FROM sessions";
    let before = app.number(sessions).await;
    assert!(before > 0);
    stop_deleting_at(app, "sessions", before).await;
    assert_eq!(kept_kinds(app).await, [Expired::Sessions]);
    assert_eq!(app.number(sessions).await, before);
    let kept = app.number(TIMELINE).await;
    assert!((1..10).contains(&kept), "{kept}: it is deleted later");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_deletion_takes_along_what_could_not_be_deleted_before_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (ana, anita) = merge::guests(app, &laura).await;
    merge::merge(app, &laura, &ana, &anita, |_| ()).await.expect("merged");
    let moved = app.number("SELECT COUNT(*) FROM merge_moves").await;
    assert!(moved > 0);
    app.clock.advance(TimeDelta::days(31));
    stop_deleting_at(app, "merge_moves", moved).await;
    assert_eq!(kept_kinds(app).await, [Expired::MergeMoves], "the merge is not tried");
    assert_eq!(app.number("SELECT COUNT(*) FROM merges").await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_moved_in_a_merge_is_forgotten_with_it_in_batches(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    register(app, "eva@example.test").await;
    let (ana, anita) = merge::guests(app, &laura).await;
    let operator = app.portal.operator;
    let insert = "timeline (operator_id, customer_id, event, at)";
    let newest = format!("(SELECT MAX(id) FROM customers WHERE operator_id = {operator})");
    let values = format!("{operator}, {newest}, 'signed-in', (SELECT MIN(at) FROM timeline)");
    app.execute(&thousand(insert, &values)).await;
    let merged = merge::merge(app, &laura, &ana, &anita, |_| ()).await;
    merged.expect("merged");
    let moved = "SELECT COUNT(*) FROM merge_moves";
    assert!(app.number(moved).await >= 1200);
    app.clock.advance(TimeDelta::days(30));
    app.accounts.deployment().purge().await.expect("purged");
    assert!(app.number(moved).await >= 1200, "it can be undone still");
    app.clock.advance(TimeDelta::seconds(1));
    assert!(app.accounts.deployment().purge().await.expect("purged") >= 1200);
    assert_eq!(app.number(moved).await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM merges").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn dead_mails_and_the_timeline_are_kept_as_long_as_configured(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    app.execute("UPDATE outbox SET state = 'dead'").await;
    let short = Config {
        retention: Retention { dead_mail_days: 10, timeline_days: 100 },
        ..app.config.clone()
    };
    let short = Accounts::connect(&short, Arc::new(app.clock.clone())).expect("connected");
    let left = async |table: &str| app.number(&format!("SELECT COUNT(*) FROM {table}")).await;
    app.clock.advance(TimeDelta::days(9));
    short.deployment().purge().await.expect("purged");
    assert_eq!(left("outbox").await, 1);
    app.clock.advance(TimeDelta::days(2));
    short.deployment().purge().await.expect("purged");
    assert_eq!(left("outbox").await, 0);
    assert!(left("timeline").await > 0);
    app.clock.advance(TimeDelta::days(90));
    short.deployment().purge().await.expect("purged");
    assert_eq!(left("timeline").await, 0);
}
