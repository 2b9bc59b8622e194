//! The demo's mailbox.

use crate::browser::{Answer, HTML};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use rstest::rstest;

async fn get(deployment: &TestServer<'_>, path: &str) -> Answer {
    let request = Request::get(path)
        .header(header::HOST, "mailbox.localhost:3000")
        .header(header::ACCEPT, HTML);
    Answer::of(&deployment.router, request.body(axum::body::Body::empty()).expect("a request"))
        .await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_demo_shows_the_mails_it_sent(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = TestServer::new(app, |config| config.demo = true);
    get(&deployment, "/").await.shows("No emails yet");
    deployment.browser().register(EMAIL).await.leads_to("/register/check-mail");
    while app.accounts.mails().send_due().await.expect("the outbox") > 0 {}

    let list = get(&deployment, "/").await;
    list.shows(EMAIL);
    let (_, rest) = list.body.split_once("href=\"/mails/").expect("a mail");
    let name = rest.split('"').next().unwrap_or_default();
    let mail = get(&deployment, &format!("/mails/{name}")).await;
    mail.shows("<a href=\"https://tickets.example.test/confirm/");
    mail.shows("sandbox=\"allow-popups allow-top-navigation-by-user-activation\"");
    mail.shows("srcdoc=\"");
    assert_eq!(mail.header("x-content-type-options"), "nosniff");
    assert!(!mail.body.contains("<script"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_mails_are_shown(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = TestServer::new(app, |config| config.demo = true);
    for path in ["/mails/x", "/mails/..%2fetc", "/mails/", "/sign-in"] {
        assert_eq!(get(&deployment, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let ordinary = TestServer::new(app, |_| {});
    assert_eq!(get(&ordinary, "/").await.status, StatusCode::MISDIRECTED_REQUEST);
}
