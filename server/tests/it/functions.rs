//! Server functions as HTTP endpoints: the input they accept, and their answers to scripts.

use crate::browser::FORM;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use rstest::rstest;

const EXPECTED: [&str; 29] = [
    "/api/activate-email",
    "/api/add-purchase",
    "/api/answer-provider",
    "/api/ask-for-purchase",
    "/api/buy",
    "/api/cancel-email-change",
    "/api/change-email",
    "/api/change-password",
    "/api/change-profile",
    "/api/confirm",
    "/api/confirm-email",
    "/api/decline-account",
    "/api/delete-account",
    "/api/end-other-sessions",
    "/api/end-session",
    "/api/forgot-number",
    "/api/forgot-password",
    "/api/link-by-mail",
    "/api/link-by-password",
    "/api/mail-proof",
    "/api/open-account",
    "/api/register",
    "/api/renew-link",
    "/api/resend-confirmation",
    "/api/set-password",
    "/api/sign-in",
    "/api/sign-out",
    "/api/undo-email",
    "/api/unlink",
];

#[test]
fn the_list_of_functions_is_complete() {
    let mut paths = server::functions::paths();
    paths.sort();
    assert_eq!(paths, EXPECTED);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_function_answers_get(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    crate::sso_pages::add(deployment, "Plata ID", &[]).await;
    crate::sso_pages::set(deployment, &[("sso_enabled", "true")]).await;
    for path in EXPECTED {
        for request in [Request::get(path), Request::head(path), Request::options(path)] {
            let answer = browser.send(request, "").await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        }
    }
    assert!(browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_forms_are_accepted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
        let request = Request::post("/api/sign-in").header("sec-fetch-site", "same-origin");
        let answer = browser.send(request.header(header::CONTENT_TYPE, kind), "identifier=a").await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
    }
    let unknown = browser.post("/api/delete-everything", &[]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_script_gets_the_refusal_itself(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let request = Request::post("/api/sign-in")
        .header("sec-fetch-site", "same-origin")
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, format!("{FORM};charset=UTF-8"));
    let answer = browser.send(request, "identifier=nobody%40example.test&password=x").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.body, r#"{"Refused":["no-match"]}"#);
    assert_eq!(answer.header("location"), "");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_profile_functions_check_the_session_themselves(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    for path in [
        "/api/answer-provider",
        "/api/change-profile",
        "/api/change-password",
        "/api/end-other-sessions",
        "/api/end-session",
        "/api/cancel-email-change",
        "/api/unlink",
        "/api/activate-email",
        "/api/change-email",
        "/api/delete-account",
    ] {
        let answer = browser
            .post(path, &[("first_name", "Eve"), ("last_name", "E"), ("locale", "en")])
            .await;
        assert!(answer.header("location").starts_with("/sign-in"), "{path}: {answer:?}");
    }
}
