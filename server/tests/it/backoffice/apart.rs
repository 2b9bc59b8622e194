//! The backoffice and portals do not serve each other's addresses.

use super::office::HOST;
use crate::browser::{HTML, encode};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_functions_of_one_host_do_not_exist_on_the_other(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (mut customer, mut agent) =
        (deployment.signed_in().await, deployment.admin().await.browser);
    for path in server::functions::agents_paths() {
        let answer = customer.post(&path, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in server::functions::paths() {
        let answer = agent.post(&path, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(customer.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_one_host_do_not_exist_on_the_other(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (mut customer, mut agent) =
        (deployment.signed_in().await, deployment.admin().await.browser);
    for path in ["/customers", "/agents", "/settings", "/enrol", "/invitation/x"] {
        let answer = customer.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/order", "/register", "/account/profile", "/sso/link", "/confirm/x"] {
        let answer = agent.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        answer.shows("Page not found");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_one_host_is_not_valid_on_the_other(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (customer, agent) = (deployment.signed_in().await, deployment.admin().await.browser);
    let mut stranger = deployment.office();
    stranger.cookies = customer.cookies.clone();
    let session = customer.cookies["__Host-session"].clone();
    stranger.cookies.insert("__Host-agent".to_owned(), session);
    stranger.get("/customers").await.leads_to("/sign-in?return_to=/customers");
    let mut stranger = deployment.browser();
    stranger.cookies = agent.cookies.clone();
    let session = agent.cookies["__Host-agent"].clone();
    stranger.cookies.insert("__Host-session".to_owned(), session);
    assert!(!stranger.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_deployment_without_a_backoffice_has_none(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let without = crate::test_server::TestServer::new(deployment.app, |config| {
        config.backoffice_origin = None
    });
    let answer = without.office().get("/sign-in").await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
}

/// Headers of requests from other origins.
const FOREIGN: [&[(&str, &str)]; 6] = [
    &[],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("origin", "null")],
    &[("origin", "https://tickets.example.test")],
    &[("origin", "https://backoffice.example.test.evil.test")],
];

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_function_runs_for_a_form_from_another_origin(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.admin().await.browser;
    for path in server::functions::agents_paths() {
        for headers in FOREIGN {
            let form = browser.form(&path).header(header::ACCEPT, HTML);
            let form = headers.iter().fold(form, |form, (name, value)| form.header(*name, *value));
            let answer = browser.send(form, "").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
            assert!(answer.cookies().is_empty());
        }
        for request in [Request::get(&path), Request::head(&path)] {
            let answer = browser.send(request, "").await;
            assert!(answer.status.is_client_error(), "{path}: {answer:?}");
        }
    }
    let seen = browser.get("/mails").await;
    assert_eq!(seen.status, StatusCode::OK, "nobody was signed out");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn its_own_forms_are_accepted_and_other_content_types_are_not(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.office();
    let body = encode(&[("email", ""), ("password", "")]);
    for (name, value) in
        [("sec-fetch-site", "same-origin"), ("origin", "https://backoffice.example.test")]
    {
        let form =
            browser.form("/agents-api/sign-in").header(header::ACCEPT, HTML).header(name, value);
        let answer = browser.send(form, &body).await;
        answer.leads_to("/sign-in?refused=email-missing,password-missing");
    }
    let json = Request::post("/agents-api/sign-in")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/json");
    let answer = browser.send(json, "{}").await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_answer_is_cached_and_every_answer_requires_tls(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut agent = deployment.admin().await.browser;
    let mut anybody = deployment.office();
    for path in server::backoffice::pages() {
        for browser in [&mut anybody, &mut agent] {
            let path = path.replace("{number}", "482-915-607").replace("{id}", "1");
            // `Browser` checks all other headers of every answer.
            let answer = browser.get(&path).await;
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            let tls = answer.header("strict-transport-security");
            assert!(tls.starts_with("max-age="), "{path}");
        }
    }
    let styles = anybody.get("/pkg/guichet.abc.css").await;
    assert_eq!((styles.status, &*anybody.host), (StatusCode::OK, HOST));
}
