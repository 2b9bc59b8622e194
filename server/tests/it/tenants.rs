//! Nothing of one operator is valid at another.

use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_one_operator_is_not_valid_at_another(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let customer = deployment.signed_in().await;
    let mut stranger = deployment.browser_at(&*deployment.app.other_portal().await);
    stranger.cookies = customer.cookies;
    assert!(!stranger.is_signed_in().await);
    stranger.get("/account/profile").await.leads_to("/sign-in?return_to=/account/profile");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn links_and_their_cookies_work_at_their_own_operator_only(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let other = deployment.app.other_portal().await;
    let mut browser = deployment.browser();
    browser.register(EMAIL).await.leads_to("/register/check-mail");
    let token = deployment.app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let mut stranger = deployment.browser_at(&other);
    stranger.cookies = browser.cookies.clone();
    stranger.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    stranger.post("/api/confirm", &[]).await.leads_to("/confirm?refused=link-dead");
    browser.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    browser.post("/api/confirm", &[]).await.announces("/sign-in", "activated");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_account_of_one_operator_does_not_sign_in_at_another(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    let mut stranger = deployment.browser_at(&*deployment.app.other_portal().await);
    stranger.sign_in(EMAIL, "").await.leads_to("/sign-in?refused=no-match");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn products_and_orders_exist_at_their_own_operator_only(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let fields = [
        ("product", "1"),
        ("travellers", "1"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
    ];
    let mut stranger = deployment.browser_at(&*deployment.app.other_portal().await);
    let refused = stranger.post("/api/buy", &fields).await;
    refused.leads_to("/products/1?refused=product-gone");
    let order = browser.post("/api/buy", &fields).await.order();
    stranger.cookies = browser.cookies.clone();
    assert_eq!(stranger.get(&order).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get("/products/1").await.status, StatusCode::NOT_FOUND);
}
