//! Success messages: shown once, on their own page, and never because of an address.

use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

const ACTIVATED: &str = "Your account is active";
const SAVED: &str = "Your changes have been saved";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_cannot_produce_a_success_message(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut visitor = deployment.browser();
    for forged in ["notice=activated", "done=activated"] {
        let page = visitor.get(&format!("/sign-in?{forged}")).await;
        assert!(!page.body.contains("role=\"status\""), "{forged}");
        assert!(!page.body.contains(ACTIVATED), "{forged}");
    }
    visitor.get("/account-deleted").await.leads_to("/");

    let mut admin = deployment.admin().await.browser;
    for forged in [
        "/settings?done=saved",
        "/agents?done=invited",
        "/mails?done=retried",
        "/providers?done=removed",
    ] {
        let page = admin.get(forged).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("role=\"status\""), "{forged}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_shown_once_and_only_on_its_own_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    let other = browser.get("/").await;
    assert!(!other.body.contains(ACTIVATED));
    browser.get("/sign-in").await.shows(ACTIVATED);
    let again = browser.get("/sign-in").await;
    assert!(!again.body.contains(ACTIVATED), "a reload says it again");

    browser.sign_in(EMAIL, "").await;
    let fields = [("first_name", "Ana"), ("last_name", "Quiroga")];
    let saved = browser.post_by_script("/api/change-profile", &fields).await;
    assert_eq!(saved.header("location"), "/account/profile");
    browser.get("/account/profile").await.shows(SAVED);
    let again = browser.get("/account/profile").await;
    assert!(!again.body.contains(SAVED), "a reload says it again");
}
