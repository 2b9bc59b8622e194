//! Migrations: when they run, and with which rights.

use accounts::testing::{Database, OUTDATE, TestApp, postgres};
use accounts::{ConnectError, SchemaState};
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use rstest::rstest;
use secrecy::ExposeSecret;
use std::time::{Duration, Instant};

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn tables_of_a_newer_release_are_refused_only_when_they_are_marked(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let state = async || app.accounts.schema_state().await.expect("an answer");
    assert_eq!(state().await, SchemaState::Current);
    app.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')").await;
    assert_eq!(state().await, SchemaState::Current);
    app.accounts.migrate().await.expect("nothing to do");
    app.execute("INSERT INTO incompatible_migrations (version) VALUES ('99990101000000')").await;
    assert_eq!(state().await, SchemaState::Incompatible("99990101000000".to_owned()));
    let refused = app.accounts.migrate().await;
    assert!(matches!(refused, Err(ConnectError::Incompatible(_))));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_pending_is_named_and_applied(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    app.execute(OUTDATE).await;
    let pending = SchemaState::Pending(vec!["20261128180100".to_owned()]);
    let state = app.accounts.schema_state().await;
    assert_eq!(state.expect("an answer"), pending);
    app.accounts.migrate().await.expect("migrated");
    let state = app.accounts.schema_state().await;
    assert_eq!(state.expect("an answer"), SchemaState::Current);
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn tables_that_are_current_need_no_right_to_change_them(#[case] database: Database) {
    let (server, app) = (postgres::server(), TestApp::on(database).await);
    let role = app.add_role().await;
    let accounts = app.instance(&app.database_url(server, &role, ""));
    accounts.migrate().await.expect("nothing to change");
    accounts.back_fill().await.expect("nothing to fill");
    app.execute(OUTDATE).await;
    let refused = accounts.migrate().await.expect_err("no right to");
    assert!(refused.to_string().contains("permission denied"), "{refused}");
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn neither_a_migration_nor_waiting_for_another_one_is_timed_out(#[case] database: Database) {
    let (server, app) = (postgres::server(), TestApp::on(database).await);
    app.execute(OUTDATE).await;
    let impatient = "options=-c%20statement_timeout%3D100%20-c%20lock_timeout%3D100";
    let accounts = app.instance(&app.database_url(server, "postgres", impatient));
    let url = app.config.database_url.expose_secret();
    let mut other = AsyncPgConnection::establish(url).await.expect("a connection");
    let lock = "BEGIN; SELECT pg_advisory_xact_lock(7307199745)";
    other.batch_execute(lock).await.expect("the lock");
    let migrating = tokio::spawn(async move { accounts.migrate().await });
    let waits = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
                 AND wait_event = 'advisory' AND clock_timestamp() > query_start + interval '500 ms'";
    let begun = Instant::now();
    while app.number(waits).await == 0 {
        assert!(!migrating.is_finished(), "{:?}", migrating.await);
        assert!(begun.elapsed() < Duration::from_secs(20));
        tokio::task::yield_now().await;
    }
    other.batch_execute("COMMIT").await.expect("unlocked");
    migrating.await.expect("no panic").expect("migrated");
    drop(other);
}
