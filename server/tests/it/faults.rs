//! Failures of a handler and of the database.

use crate::browser::Browser;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use axum::routing::get;
use http::StatusCode;
use rstest::rstest;
use server::router::{on_portals, routes};

async fn explode() -> StatusCode {
    panic!("this test wants it")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_panic_in_a_handler_is_a_plain_500_and_the_next_request_works(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let routes = routes(&deployment.state).route("/explode", get(explode));
    let mut browser = Browser::new(on_portals(routes, &deployment.state), &deployment.app.portal);
    let answer = browser.get("/explode").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    answer.shows("Something went wrong");
    assert!(!answer.body.contains("this test wants it"));
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn when_sessions_cannot_be_read_a_page_says_when_to_retry(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    deployment.app.execute("ALTER TABLE sessions RENAME TO gone").await;
    let answer = browser.get("/account/purchases").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "3");
    answer.shows("Reload this page in a few seconds");
    deployment.app.execute("ALTER TABLE gone RENAME TO sessions").await;
    assert!(browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_the_database_forms_and_pages_say_so_and_keep_the_input(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
    deployment.app.execute("ALTER TABLE products RENAME TO gone").await;
    let page = browser.get("/").await;
    assert_eq!((page.status, page.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "3"));
    deployment.app.execute("ALTER TABLE throttles RENAME TO gone_too").await;
    browser.sign_in("ana@example.test", "").await.leads_to("/sign-in?refused=unavailable");
    browser.get("/sign-in?refused=unavailable").await.shows("value=\"ana@example.test\"");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_tables_pages_are_not_found(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.app.execute("ALTER TABLE portals RENAME TO gone").await;
    let mut browser = deployment.browser();
    browser.host = "not-remembered.test".to_owned();
    let answer = browser.get("/").await;
    assert_eq!(
        (answer.status, answer.header("retry-after")),
        (StatusCode::SERVICE_UNAVAILABLE, "3")
    );
}
