//! Query plans: no query reads a whole table, however many rows it returns.

use accounts::testing::{Database, TestApp};
use diesel::connection::{
    Connection, InstrumentationEvent, SimpleConnection, set_default_instrumentation,
};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use rstest::rstest;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

mod administration;
mod everything;
mod orders;

use everything::everything;

static SEEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

fn watch() -> Option<Box<dyn diesel::connection::Instrumentation>> {
    Some(Box::new(|event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text = query.to_string();
            let sql = text.split(" -- binds").next().unwrap_or_default();
            SEEN.lock().unwrap_or_else(PoisonError::into_inner).insert(sql.to_owned());
        }
    }))
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

/// Statements sent to a database since this was created.
fn seen(quote: char) -> Vec<String> {
    let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner).clone();
    seen.into_iter().filter(|sql| is_judged(sql, quote)).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn every_query_uses_an_index(#[case] database: Database) {
    set_default_instrumentation(watch).expect("nothing else watches");
    let app = TestApp::on(database).await;
    // Boxed: together these futures are larger than the stack of a test leaves room for.
    Box::pin(everything(&app)).await;
    let url = format!("{}", app.sqlite_path().display());
    let mut conn = SqliteConnection::establish(&url).expect("the database opens");
    conn.batch_execute("PRAGMA busy_timeout = 5000").expect("a pragma");
    let seen = seen('`');
    for sql in &seen {
        let plan: Vec<Step> =
            diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(&mut conn).expect(sql);
        for Step { detail } in plan {
            assert!(!detail.starts_with("SCAN "), "{detail} in {sql}");
            assert!(
                !reads_all_of_an_operator(&detail),
                "{detail} in {sql}: an operator may have a million of these"
            );
            let sorts = detail.contains("TEMP B-TREE") && sql.contains("`first_key`");
            assert!(!sorts, "a search sorts: {detail} in {sql}");
        }
    }
    assert!(seen.len() > 60, "only {} queries were seen", seen.len());
    assert!(seen.iter().any(|sql| sql.starts_with(OF_METRICS)), "the outbox was measured");
}

/// Returns whether a step filters by the operator alone, in a table with one row or more per customer of an operator.
fn reads_all_of_an_operator(detail: &str) -> bool {
    let table = detail.split_whitespace().nth(1).unwrap_or_default();
    let grows = [
        "accounts",
        "customers",
        "devices",
        "identities",
        "purchases",
        "sessions",
        "timeline",
        "tokens",
    ];
    grows.contains(&table) && detail.contains("(operator_id=?)")
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_query_uses_an_index_on_postgresql(#[case] database: Database) {
    use secrecy::ExposeSecret;
    set_default_instrumentation(watch).expect("nothing else watches");
    let app = TestApp::on(database).await;
    // Boxed: together these futures are larger than the stack of a test leaves room for.
    Box::pin(everything(&app)).await;
    let url = app.config.database_url.expose_secret();
    let mut conn = AsyncPgConnection::establish(url).await.expect("an answer");
    // Like the product's connections, and for any values.
    let settings = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; \
                    SET max_parallel_workers_per_gather = 0";
    conn.batch_execute(settings).await.expect("settings");
    let seen = seen('"');
    for sql in &seen {
        for step in plan(&mut conn, sql).await {
            assert!(!step.contains("Seq Scan"), "{step} in {sql}");
        }
    }
    assert!(seen.len() > 60, "only {} queries were seen", seen.len());
    assert!(seen.iter().any(|sql| sql.starts_with(OF_METRICS)), "the outbox was measured");
    drop(conn);
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text, column_name = "QUERY PLAN")]
    line: String,
}

/// Returns PostgreSQL's plan of a statement for any values.
async fn plan(conn: &mut AsyncPgConnection, sql: &str) -> Vec<String> {
    let values = (1..).take_while(|place| sql.contains(&format!("${place}"))).count();
    let nulls = vec!["NULL"; values].join(", ");
    let call = if nulls.is_empty() { String::new() } else { format!("({nulls})") };
    conn.batch_execute(&format!("PREPARE judged AS {sql}")).await.expect(sql);
    let explain = diesel::sql_query(format!("EXPLAIN EXECUTE judged{call}"));
    let lines: Vec<Line> = diesel_async::RunQueryDsl::load(explain, conn).await.expect(sql);
    conn.batch_execute("DEALLOCATE judged").await.expect("forgotten");
    lines.into_iter().map(|line| line.line).collect()
}

/// The start of the statements that are run whenever the metrics are read.
const OF_METRICS: &str = "SELECT COUNT(*), min(";
/// The start of those that count the events of the dashboard, before the quote.
const OF_EVENTS: &str = "SELECT COUNT(*) FROM ";

/// Returns whether a statement searches for rows. Plain inserts do not: their plans name the lookup of deferred foreign
/// keys, which immediate ones never have.
fn is_judged(sql: &str, quote: char) -> bool {
    ["SELECT ", OF_METRICS, "UPDATE ", "DELETE FROM "]
        .iter()
        .any(|start| sql.starts_with(&format!("{start}{quote}")))
        && !sql.contains("__diesel_schema_migrations")
        || sql.starts_with(&format!("{OF_EVENTS}{quote}timeline"))
}
