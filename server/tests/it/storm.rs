//! A storm of sign-ins: those whose password cannot be hashed get an answer, and pages are served meanwhile.

use crate::browser::{Answer, encode};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use accounts::{Accounts, Capacity, Config};
use http::{StatusCode, header};
use rstest::rstest;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Three times as many as may wait for the hasher.
const SIGN_INS: usize = 192;
/// How long a sign-in waits for the hasher.
const HASHER_TIMEOUT: Duration = Duration::from_secs(2);
const VISITS: usize = 40;
const PAGES: [&str; 4] = ["/", "/sign-in", "/account/purchases", "/account/profile"];

/// Lets the app hash no password from now on, as if the hasher were always taken.
fn take_the_hasher(app: &mut TestApp) {
    let capacity = Capacity { password_hashes: Some(0), ..app.config.capacity };
    let config = Config { capacity, ..app.config.clone() };
    let accounts = Accounts::connect(&config, Arc::new(app.clock.clone()));
    app.accounts = accounts.expect("the configuration works");
}

/// Begins sign-ins at once, each from a network of its own.
async fn begin(deployment: &TestServer<'_>) -> JoinSet<Answer> {
    let mut first = deployment.browser();
    first.get("/sign-in").await;
    let mut storm = JoinSet::new();
    for place in 0..SIGN_INS {
        let mut browser = first.clone();
        let form = browser
            .form("/api/sign-in")
            .header(header::ACCEPT, "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-for", format!("198.51.{place}.1"));
        let identifier = format!("nobody{place}@example.test");
        let fields = encode(&[("identifier", &*identifier), ("password", "a guess that is wrong")]);
        storm.spawn(async move { browser.send(form, &fields).await });
    }
    storm
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn l02_pages_are_served_while_sign_ins_wait_for_the_hasher(#[case] database: Database) {
    let mut app = TestApp::on(database).await;
    let customer = TestServer::new(&app, |_| {}).signed_in().await;
    take_the_hasher(&mut app);
    let deployment = &TestServer::new(&app, |config| {
        config.trusted_proxies = vec!["203.0.113.0/24".parse().expect("a network")];
    });
    let mut visitor = deployment.browser();
    visitor.cookies = customer.cookies;
    let mut storm = begin(deployment).await;
    let mut slowest = Duration::ZERO;
    for path in PAGES.into_iter().cycle().take(VISITS) {
        let began = Instant::now();
        assert_eq!(visitor.get(path).await.status, StatusCode::OK, "{path}");
        slowest = slowest.max(began.elapsed());
    }
    // A sign-in that kept its connection to the database while it waits would make them wait as well.
    assert!(slowest < HASHER_TIMEOUT, "a page took {slowest:?}");
    let mut refused = 0;
    while let Some(answer) = storm.join_next().await {
        let answer = answer.expect("no panic");
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{answer:?}");
        assert!(!answer.header("retry-after").is_empty(), "{answer:?}");
        refused += 1;
    }
    assert_eq!(refused, SIGN_INS);
}
