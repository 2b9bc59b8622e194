//! What visitors get at the addresses of accounts after those were switched off.

use crate::sso_pages::set;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::StatusCode;
use rstest::rstest;

const CLOSED: &str = "Accounts are closed here";
const NOT_FOUND: &str = "Page not found";
const PAGES: [&str; 4] = ["/account/profile", "/account/purchases", "/sign-in", "/register"];

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_who_was_signed_in_reads_that_accounts_are_closed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    let mut signed_out = customer.clone();
    let mut stranger = deployment.browser();
    set(deployment, &[("customer_accounts_enabled", "false")]).await;
    for path in PAGES {
        let page = customer.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        page.shows(CLOSED);
        assert!(!page.body.contains(NOT_FOUND), "{path}");
        let page = stranger.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        page.shows(NOT_FOUND);
        assert!(!page.body.contains(CLOSED), "{path}");
    }
    // An address that never existed is like for everybody.
    let page = customer.get("/nowhere").await;
    page.shows(NOT_FOUND);
    customer.get("/").await.shows("Tickets");
    // Where the cookie is not of a session, or of one that is over.
    let forged = "A".repeat(43);
    signed_out.cookies.insert("__Host-session".to_owned(), forged);
    signed_out.get("/account/profile").await.shows(NOT_FOUND);
    app.clock.advance(TimeDelta::hours(2));
    customer.get("/account/profile").await.shows(NOT_FOUND);
}
