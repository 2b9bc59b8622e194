//! Forms from other origins change nothing.

use crate::browser::{HTML, encode};
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use http::{StatusCode, header};
use rstest::rstest;

const ORIGIN: &str = "https://tickets.example.test";

/// Headers of requests from other origins.
pub const FOREIGN: [&[(&str, &str)]; 12] = [
    &[],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("sec-fetch-site", "")],
    &[("sec-fetch-site", "cross-site"), ("origin", ORIGIN)],
    &[("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")],
    &[("origin", "https://evil.test")],
    &[("origin", "null")],
    &[("origin", "https://tickets.example.test.evil.test")],
    &[("origin", "http://tickets.example.test")],
    &[("origin", "https://tickets.example.test:444")],
    &[("origin", ORIGIN), ("origin", "https://evil.test")],
];

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_function_runs_for_a_form_from_another_origin(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    for path in server::functions::paths() {
        for headers in FOREIGN {
            let form = browser.form(&path).header(header::ACCEPT, HTML);
            let form = headers.iter().fold(form, |form, (name, value)| form.header(*name, *value));
            let answer = browser.send(form, "").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
            assert!(answer.cookies().is_empty());
        }
    }
    assert!(browser.is_signed_in().await, "nobody was signed out");
    assert!(deployment.app.mails().await.is_empty(), "nothing was mailed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_page_cannot_sign_a_visitor_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    let mut victim = deployment.browser();
    let form = victim.form("/api/sign-in").header("sec-fetch-site", "cross-site");
    let body = encode(&[("identifier", EMAIL), ("password", PASSWORD)]);
    assert_eq!(victim.send(form, &body).await.status, StatusCode::FORBIDDEN);
    assert!(victim.cookies.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_portals_own_forms_pass_also_with_an_origin_header_alone(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    for (name, value) in
        [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "none"), ("origin", ORIGIN)]
    {
        let form = browser.form("/api/sign-in").header(header::ACCEPT, HTML).header(name, value);
        browser
            .send(form, "")
            .await
            .leads_to("/sign-in?refused=identifier-missing,password-missing");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn unsafe_and_unknown_methods_are_checked_on_every_address(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"] {
        for path in ["/", "/account/profile", "/nothing", "/pkg/guichet.abc.css"] {
            let request = http::Request::builder().method(method).uri(path);
            assert_eq!(
                browser.send(request, "").await.status,
                StatusCode::FORBIDDEN,
                "{method} {path}"
            );
        }
    }
}
