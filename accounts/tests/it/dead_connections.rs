//! PostgreSQL servers that are down, silent or slow.

use crate::story::{customer, register};
use accounts::testing::{AtCommit, Database, Proxy, TestApp, postgres};
use accounts::{Accounts, ProfileForm, StoreError};
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use model::{Failure, Locale, refusals::ProfileRefusal};
use rstest::rstest;
use secrecy::ExposeSecret;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// More than the pool has connections.
const AT_ONCE: usize = 24;

async fn ask_at_once(accounts: &Accounts) -> Vec<Result<(), StoreError>> {
    let mut asked = JoinSet::new();
    for _ in 0..AT_ONCE {
        let accounts = accounts.clone();
        asked.spawn(async move { accounts.ping().await });
    }
    asked.join_all().await
}

/// Requests as many portals concurrently, each with a connection of its own.
pub fn ask_for_portals(accounts: &Accounts, count: usize) -> JoinSet<Result<(), StoreError>> {
    let mut asked = JoinSet::new();
    for number in 0..count {
        let accounts = accounts.clone();
        let host = format!("{number}.example.test");
        asked.spawn(async move { accounts.portal(&host).await.map(drop) });
    }
    asked
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn connections_that_fall_silent_are_replaced_within_ten_seconds(#[case] database: Database) {
    let (server, app) = (postgres::server(), TestApp::on(database).await);
    let proxy = Proxy::to(server).await;
    let accounts = app.instance(&app.database_url(proxy.address, "postgres", ""));
    assert!(ask_at_once(&accounts).await.iter().all(Result::is_ok));
    proxy.fall_silent();
    let begun = Instant::now();
    // Concurrently, so that every dead connection is used.
    while !ask_at_once(&accounts).await.iter().all(Result::is_ok) {
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unanswered_commit_is_not_reported_as_rolled_back(#[case] database: Database) {
    let (server, app) = (postgres::server(), TestApp::on(database).await);
    let email = "ana@example.test";
    register(&app, email).await;
    let ana = customer(&app, email).await;
    let proxy = Proxy::to(server).await;
    let accounts = app.instance(&app.database_url(proxy.address, "postgres", ""));
    let lost: Result<(), Failure<ProfileRefusal>> = Err(Failure::Unconfirmed);
    for (at_commit, first_name, answer, is_changed) in [
        (AtCommit::Cut, "Anna", &lost, 1),
        (AtCommit::Silent, "Anne", &lost, 0),
        (AtCommit::Answered, "Anita", &Ok(()), 1),
    ] {
        proxy.at_commit(at_commit);
        let form = ProfileForm {
            first_name: first_name.into(),
            last_name: "Quiroga".into(),
            phone: String::new(),
            locale: Locale::English,
        };
        let changed = accounts.profile().change(&app.caller(), &ana, form).await;
        assert_eq!(&changed, answer, "{at_commit:?}");
        let named = format!("SELECT COUNT(*) FROM customers WHERE first_name = '{first_name}'");
        assert_eq!(app.number(&named).await, is_changed, "{at_commit:?}");
    }
    let changes = "SELECT COUNT(*) FROM timeline WHERE event = 'profile-changed'";
    assert_eq!(app.number(changes).await, 2);
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_query_that_is_cancelled_takes_its_connection_with_it(#[case] database: Database) {
    let (server, app) = (postgres::server(), TestApp::on(database).await);
    let parameters = "application_name=cancelled";
    let accounts = app.instance(&app.database_url(server, "postgres", parameters));
    let url = app.config.database_url.expose_secret();
    let mut lock = AsyncPgConnection::establish(url).await.expect("a connection");
    let locked = "BEGIN; LOCK TABLE portals IN ACCESS EXCLUSIVE MODE";
    lock.batch_execute(locked).await.expect("the lock");
    let asking = tokio::spawn({
        let accounts = accounts.clone();
        async move { accounts.portal("other.example.test").await.map(drop) }
    });
    let of_ours = "SELECT count(*) FROM pg_stat_activity \
                   WHERE datname = current_database() AND application_name = 'cancelled'";
    app.until(&format!("{of_ours} AND wait_event_type = 'Lock'")).await;
    asking.abort();
    assert!(asking.await.is_err_and(|error| error.is_cancelled()));
    lock.batch_execute("ROLLBACK").await.expect("unlocked");
    app.until(&format!("SELECT count(*) WHERE ({of_ours}) = 0")).await;
    accounts.ping().await.expect("a new connection");
    drop(lock);
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn idle_connections_that_went_silent_are_replaced_at_the_first_use(
    #[case] database: Database,
) {
    let (server, app) = (postgres::server(), TestApp::on(database).await);
    let proxy = Proxy::to(server).await;
    let parameters = "application_name=idle";
    let accounts = app.instance(&app.database_url(proxy.address, "postgres", parameters));
    let ours = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'idle'";
    // Each of them waits for the lock with a connection of its own.
    let lock = app.lock("LOCK TABLE portals IN ACCESS EXCLUSIVE MODE").await;
    let asked = ask_for_portals(&accounts, 8);
    let waiting = format!("{ours} AND wait_event_type = 'Lock'");
    app.until(&format!("SELECT count(*) WHERE ({waiting}) = 8")).await;
    lock.release().await;
    for answer in asked.join_all().await {
        answer.expect("an answer");
    }
    // For longer than a connection is used without a check.
    let resting = format!("{ours} AND state_change < clock_timestamp() - interval '1100 ms'");
    app.until(&format!("SELECT count(*) WHERE ({resting}) = 8")).await;
    proxy.fall_silent();
    let begun = Instant::now();
    accounts.ping().await.expect("a new connection");
    // One connection is checked, which takes a second without an answer; checking all would take eight, and a query
    // six.
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    let begun = Instant::now();
    assert!(ask_at_once(&accounts).await.iter().all(Result::is_ok));
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_refuses_is_distinguished_from_one_that_is_down(#[case] database: Database) {
    let url = postgres::url();
    let app = TestApp::on(database).await;
    let (base, _) = url.rsplit_once('/').expect("the name of a database");
    let unknown = app.instance(&format!("{base}/guichet_nowhere"));
    let refused = unknown.ping().await.expect_err("there is no such database");
    assert!(
        matches!(&refused, StoreError::Refused(why) if why.contains("guichet_nowhere")),
        "{refused}"
    );
    // No server listens there.
    let down = app.instance("postgres://postgres@127.0.0.1:1/guichet");
    let down = down.ping().await.expect_err("there is no server");
    assert!(matches!(&down, StoreError::Connection(why) if why.contains("refused")), "{down}");
}
