//! Customers who browse at once: each gets every page, and the running server keeps neither memory nor connections of
//! theirs.

use crate::browser::Browser;
use crate::kills::browser_of;
use crate::process::Process;
use crate::test_server::TestServer;
use accounts::clock::SystemClock;
use accounts::testing::{Database, TestApp, repetitions};
use accounts::{Accounts, Secret};
use http::StatusCode;
use model::CustomerId;
use rstest::rstest;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use tokio::time::{interval, timeout};

const SESSION: &str = "__Host-session";
const PURCHASES: &str = "/account/purchases";
const PAGES: [&str; 3] = ["/", PURCHASES, "/account/profile"];
const AT_ONCE: usize = 16;
const POLL: Duration = Duration::from_millis(5);
/// Fewer connections to the database than visitors at once: one that is not given back would soon be missed.
const SETTINGS: &str =
    "export GUICHET_TRUSTED_PROXIES=127.0.0.1 GUICHET_CAPACITY_DATABASE_CONNECTIONS=4";
/// How often all of them browse after the first time, which fills caches and opens connections to the database.
const ROUNDS: usize = 2;
const MAX_MEMORY_KIB: u64 = 24 * 1024;
/// Of the connections to the database, for each of which SQLite opens up to three.
const MAX_FILES: usize = 24;
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);
const CLOSE_TIMEOUT: Duration = Duration::from_secs(10);

/// Adds customers, and opens sessions for some of them.
async fn signed_in(app: &TestApp) -> Vec<(CustomerId, Secret)> {
    let number = |variable, usual| u32::try_from(repetitions(variable, usual)).expect("a count");
    // The process reads the clock of the machine, and not that of the test.
    let accounts = Accounts::connect(&app.config, Arc::new(SystemClock));
    let accounts = accounts.expect("the configuration works");
    let (bulk, operator) = (accounts.bulk(), app.portal.operator);
    let customers = number("GUICHET_TEST_CUSTOMERS", 10_000);
    bulk.add_customers(operator, 0, customers).await.expect("bulk customers");
    bulk.add_accounts(operator).await.expect("their accounts");
    let visitors = number("GUICHET_TEST_VISITORS", 120);
    let opened = bulk.add_sessions(&app.caller(), visitors).await.expect("their sessions");
    assert_eq!(opened.len(), usize::try_from(visitors).expect("a count"));
    opened
}

/// Opens every page as each of these customers, who find their own purchases.
async fn browse(mut browser: Browser, customers: Vec<(CustomerId, Secret)>) {
    for (customer, session) in customers {
        browser.cookies.clear();
        browser.cookies.insert(SESSION.to_owned(), session.expose().to_owned());
        for path in PAGES {
            let answer = timeout(ANSWER_TIMEOUT, browser.get(path)).await.expect("an answer");
            assert_eq!(answer.status, StatusCode::OK, "{path}: {answer:?}");
            // Of three bulk customers, two have bought.
            if path == PURCHASES && customer.get() % 3 > 0 {
                answer.shows(&format!("C-{customer}-1"));
            }
        }
    }
}

/// Lets all of them browse, [`AT_ONCE`] at a time.
async fn visit(deployment: &TestServer<'_>, process: &Process, customers: &[(CustomerId, Secret)]) {
    let mut visitors = JoinSet::new();
    for (place, some) in customers.chunks(customers.len().div_ceil(AT_ONCE)).enumerate() {
        let browser = browser_of(deployment, process.portals, place);
        visitors.spawn(browse(browser, some.to_vec()));
    }
    visitors.join_all().await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn l01_customers_who_browse_at_once_get_every_page_and_leave_nothing_open(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let customers = signed_in(app).await;
    let mut process = Process::with(deployment, SETTINGS).await;
    process.says("server.serving").await;
    let files = process.open_files();
    visit(deployment, &process, &customers).await;
    let memory = process.memory();
    for _ in 0..ROUNDS {
        visit(deployment, &process, &customers).await;
    }
    let more = process.memory().saturating_sub(memory);
    assert!(more < MAX_MEMORY_KIB, "{more} KiB more");
    let (since, mut look) = (Instant::now(), interval(POLL));
    while process.open_files() > files + MAX_FILES {
        look.tick().await;
        assert!(
            since.elapsed() < CLOSE_TIMEOUT,
            "{files} open files, then {}",
            process.open_files()
        );
    }
    process.stop().await;
}
