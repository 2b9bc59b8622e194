//! Back-channel calls by providers, and by attackers who pretend to be one.

use super::{ON, set, with_cas};
use crate::browser::{Answer, Browser, FORM, HTML};
use crate::origins::FOREIGN;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use rstest::rstest;

async fn call(browser: &mut Browser, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let call = Request::post(path).header(header::CONTENT_TYPE, FORM);
    let call = headers.iter().fold(call, |call, (name, value)| call.header(*name, *value));
    browser.send(call, body).await
}

/// Bodies that are malformed or false.
const NONSENSE: [&str; 7] = [
    "",
    "logout_token=",
    "logout_token=a.b.c",
    "logoutRequest=%3Cx%2F%3E",
    "logoutRequest=%3C%21DOCTYPE+x%3E",
    "logout_token=a&logout_token=b",
    "%ff=%00&&=",
];

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn calls_from_unknown_senders_are_answered_and_change_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    let id = with_cas(deployment, &ON).await;
    let (callback, logout) = (format!("/sso/{id}/callback"), format!("/sso/{id}/logout"));
    for headers in FOREIGN {
        for body in NONSENSE {
            let answer = call(&mut customer, &callback, headers, body).await;
            if body.starts_with("logoutRequest") {
                assert_eq!(answer.status, StatusCode::OK, "{headers:?} {body}");
            } else {
                answer.leads_to(&format!("/sso/{id}/refused?refused=provider-failed"));
            }
            assert!(answer.body.is_empty() && answer.cookies().is_empty());
            let answer = call(&mut customer, &logout, headers, body).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{headers:?} {body}");
            assert_eq!(answer.body, r#"{"error":"invalid_request"}"#);
            assert_eq!(answer.header("content-type"), "application/json");
            assert_eq!(answer.header("cache-control"), "no-store");
            assert!(answer.cookies().is_empty());
        }
    }
    assert!(customer.is_signed_in().await, "nobody was signed out");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_posted_forms_of_a_bounded_size_are_accepted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let mut browser = deployment.browser();
    let long = "a".repeat(70_000);
    for (path, refused) in [
        (format!("/sso/{id}/callback"), StatusCode::SEE_OTHER),
        (format!("/sso/{id}/logout"), StatusCode::BAD_REQUEST),
    ] {
        let answer = call(&mut browser, &path, &[], &long).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        let json = Request::post(&path).header(header::CONTENT_TYPE, "application/json");
        let answer = browser.send(json, r#"{"logout_token":"a"}"#).await;
        assert_eq!(answer.status, refused, "{path}");
        for method in ["PUT", "DELETE", "PATCH"] {
            let request = Request::builder().method(method).uri(&path);
            let answer = browser.send(request, "").await;
            assert!(answer.status.is_client_error(), "{method} {path}");
        }
    }
    let read = browser.get(&format!("/sso/{id}/logout")).await;
    assert_eq!(read.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_other_address_of_single_sign_on_is_exempt_from_the_origin_check(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    let mut browser = deployment.browser();
    for path in [
        format!("/sso/{id}/start"),
        format!("/sso/{id}/refused"),
        format!("/sso/{id}/callback/"),
        format!("/sso/{id}/logout/x"),
        format!("/sso//{id}/logout"),
        "/sso/leave".to_owned(),
        "/sso/link".to_owned(),
        "/sso/prove/token".to_owned(),
        "/api/link-by-mail".to_owned(),
        "/api/mail-proof".to_owned(),
        "/api/open-account".to_owned(),
        "/api/decline-account".to_owned(),
        "/api/unlink".to_owned(),
    ] {
        let form = browser.form(&path).header(header::ACCEPT, HTML);
        let form = form.header("sec-fetch-site", "cross-site");
        let answer = browser.send(form, "").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_the_database_the_caller_is_asked_to_retry(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &ON).await;
    set(deployment, &deployment.app.portal, &ON).await;
    let mut browser = deployment.browser();
    browser.get("/").await;
    let gone = "ALTER TABLE providers RENAME TO gone";
    deployment.app.execute(gone).await;
    let request = "logoutRequest=%3Csamlp%3ALogoutRequest+xmlns%3Asamlp%3D%22urn%3Aoasis%3Anames%3Atc%3ASAML%3A2.0%3Aprotocol%22%3E\
                   %3Csamlp%3ASessionIndex%3EST-1%3C%2Fsamlp%3ASessionIndex%3E%3C%2Fsamlp%3ALogoutRequest%3E";
    for (path, body) in [("callback", request), ("logout", "logout_token=a.b.c")] {
        let path = format!("/sso/{id}/{path}");
        let answer = call(&mut browser, &path, &[], body).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert_eq!(answer.header("retry-after"), "3");
    }
    let back = "ALTER TABLE gone RENAME TO providers";
    deployment.app.execute(back).await;
}
