//! A CAS server end to end: sign-in, sign-out, and logout requested by the server.

use super::hostile_cas::HostileCas;
use super::{AUTO, FORCE, HALT, LEAVE, SESSION, add_cas, back, flows, led_on, parameter, set};
use crate::browser::{Browser, FORM, encode};
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use model::ProviderId;
use rstest::rstest;

const ATTRIBUTES: &str = "<cas:given_name>Ana</cas:given_name><cas:family_name>Quiroga</cas:family_name>\
                          <cas:email>ana@example.test</cas:email>";

async fn museum(
    deployment: &TestServer<'_>,
    settings: &[(&str, &str)],
) -> (HostileCas, ProviderId) {
    let server = HostileCas::start().await;
    server.know("ana", ATTRIBUTES);
    let id = add_cas(deployment, &deployment.app.portal, &server.url("good")).await;
    set(deployment, &deployment.app.portal, settings).await;
    (server, id)
}

/// Signs in at the server; returns the ticket.
async fn sign_in(
    browser: &mut Browser,
    server: &HostileCas,
    id: ProviderId,
    query: &str,
    to: &str,
) -> String {
    let way = browser.get(&format!("/sso/{id}/start{query}")).await;
    let answer = server.answer(way.header("location"));
    browser.get(&back(id, &answer)).await.leads_to(to);
    let ticket = answer.iter().find(|(name, _)| name == "ticket");
    ticket.expect("a ticket").1.clone()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_signs_in_returns_to_the_page_and_stays_signed_out_after_signing_out(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = museum(deployment, &FORCE).await;
    let mut browser = deployment.browser();
    let start = browser.get("/products/1?a=b").await;
    start.leads_to(&format!("/sso/{id}/start?return_to=/products/1%3Fa%3Db"));
    let query = start.header("location").split_once('?').expect("a query").1;
    sign_in(&mut browser, &server, id, &format!("?{query}"), "/products/1?a=b").await;
    assert!(flows(&browser).is_empty() && !browser.cookies.contains_key(HALT));
    assert_eq!(browser.get("/products/1").await.status, StatusCode::OK);
    assert!(browser.is_signed_in().await);

    let session = browser.cookies[SESSION].clone();
    browser.post("/api/sign-out", &[]).await.leads_to("/sso/leave");
    let page = browser.get("/sso/leave").await;
    let away = led_on(&page);
    assert!(away.starts_with(&server.url("good/logout?")), "{away}");
    assert_eq!(parameter(&away, "service"), "https://tickets.example.test/signed-out");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("form-action 'self'") && !policy.contains("script-src"));
    assert!(!browser.cookies.contains_key(LEAVE));
    // It works once, and a kept cookie is no longer valid.
    browser.get("/sso/leave").await.leads_to("/signed-out");
    assert_eq!(browser.get("/signed-out").await.status, StatusCode::OK);
    browser.cookies.remove(AUTO);
    browser.get("/").await.leads_to("/sign-in?return_to=/");
    let mut thief = browser.clone();
    thief.cookies.insert(SESSION.to_owned(), session);
    assert!(!thief.is_signed_in().await);
    let again = browser.get(&format!("/sso/{id}/start")).await;
    assert!(again.header("location").contains("renew=true"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_account_is_not_opened_again_without_a_new_login(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = museum(deployment, &FORCE).await;
    let mut browser = deployment.browser();
    sign_in(&mut browser, &server, id, "", "/account/purchases").await;
    let deleted = browser.post("/api/delete-account", &[]).await;
    deleted.announces("/account-deleted", "account-deleted");
    browser.get("/").await.leads_to("/sign-in?return_to=/");
    let again = browser.get(&format!("/sso/{id}/start")).await;
    assert!(again.header("location").contains("renew=true"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_server_ends_the_session_of_a_ticket_and_no_other(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = museum(deployment, &[("sso_enabled", "true")]).await;
    let (mut here, mut there) = (deployment.browser(), deployment.browser());
    let ticket = sign_in(&mut here, &server, id, "", "/account/purchases").await;
    sign_in(&mut there, &server, id, "", "/account/purchases").await;
    let request = HostileCas::logout_request(&ticket);
    let body = encode(&[("logoutRequest", &request)]);
    let call = async |path: &str| {
        let call = Request::post(path).header(header::CONTENT_TYPE, FORM);
        deployment.browser().send(call, &body).await.status
    };
    // The server may drop the query from the service's address.
    let address = format!("/sso/{id}/callback?flow=x");
    assert_eq!(call(&format!("/sso/{id}/logout")).await, StatusCode::BAD_REQUEST);
    assert!(here.is_signed_in().await && there.is_signed_in().await);
    assert_eq!(call(&address).await, StatusCode::OK);
    assert!(!here.is_signed_in().await);
    assert!(there.is_signed_in().await);
    assert_eq!(call(&address).await, StatusCode::OK);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_an_account_is_proved_before_the_provider_signs_in_to_it(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    let (server, id) = museum(deployment, &[("sso_enabled", "true")]).await;
    let mut browser = deployment.browser();
    sign_in(&mut browser, &server, id, "?return_to=/products/1", "/sso/link").await;
    assert!(!browser.cookies.contains_key(SESSION) && flows(&browser).is_empty());
    browser.get("/sso/link").await.shows(EMAIL);
    browser.post("/api/link-by-password", &[("password", PASSWORD)]).await.leads_to("/products/1");
    assert!(browser.is_signed_in().await);
    let mut next = deployment.browser();
    sign_in(&mut next, &server, id, "", "/account/purchases").await;
    assert!(next.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_sign_in_makes_a_new_session_and_a_planted_one_is_not_valid(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = museum(deployment, &[("sso_enabled", "true")]).await;
    let mut browser = deployment.browser();
    let planted = "A".repeat(43);
    browser.cookies.insert(SESSION.to_owned(), planted.clone());
    sign_in(&mut browser, &server, id, "", "/account/purchases").await;
    let first = browser.cookies[SESSION].clone();
    assert_ne!(first, planted);
    sign_in(&mut browser, &server, id, "", "/account/purchases").await;
    assert_ne!(browser.cookies[SESSION], first);
    browser.cookies.insert(SESSION.to_owned(), planted);
    assert!(!browser.is_signed_in().await);
}
