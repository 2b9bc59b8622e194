//! Automatic redirects to the provider: once, and only where force login leaves one sign-in.

use super::{AUTO, FORCE, HALT, ONLY, UNREACHABLE_CAS, add_cas, set, stored, with_cas};
use crate::browser::{Browser, FORM, encode};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Method, Request, StatusCode, header};
use rstest::rstest;

/// Requests a page with custom headers.
async fn ask(browser: &mut Browser, method: Method, headers: &[(&str, &str)]) -> String {
    let request = Request::builder().method(method).uri("/products/1");
    let request =
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let answer = browser.send(request, "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{headers:?}");
    answer.header("location").to_owned()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_is_redirected_to_the_only_sign_in_with_the_requested_page(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &FORCE).await;
    for (asked, kept) in [
        ("/", "/"),
        ("/products/1?from=news", "/products/1%3Ffrom%3Dnews"),
        ("/account/profile", "/account/profile"),
    ] {
        let answer = deployment.browser().get(asked).await;
        answer.leads_to(&format!("/sso/{id}/start?return_to={kept}"));
        let auto = stored(&answer, AUTO).expect("a note");
        assert!(auto.contains("Max-Age=10"), "{auto}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_second_redirect_within_ten_seconds_or_after_signing_out_or_a_failure(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &FORCE).await;
    let straight = format!("/sso/{id}/start?return_to=/products/1");
    let by_hand = "/sign-in?return_to=/products/1";
    let mut browser = deployment.browser();
    browser.get("/products/1").await.leads_to(&straight);
    browser.get("/products/1").await.leads_to(by_hand);
    browser.cookies.remove(AUTO);
    browser.get("/products/1").await.leads_to(&straight);
    for why in ["signed-out", "failed"] {
        browser.cookies.clear();
        browser.cookies.insert(HALT.into(), why.into());
        browser.get("/products/1").await.leads_to(by_hand);
        let page = browser.get(by_hand).await;
        page.shows(&format!("/sso/{id}/start?return_to=/products/1"));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_navigation_to_a_page_is_redirected(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &FORCE).await;
    let straight = format!("/sso/{id}/start?return_to=/products/1");
    let by_hand = "/sign-in?return_to=/products/1";
    for (method, headers, way) in [
        (Method::GET, &[][..], &*straight),
        (Method::GET, &[("sec-fetch-dest", "document")], &straight),
        (Method::HEAD, &[], by_hand),
        (Method::GET, &[("sec-fetch-dest", "image")], by_hand),
        (Method::GET, &[("sec-fetch-dest", "empty")], by_hand),
        (Method::GET, &[("sec-fetch-dest", "iframe")], by_hand),
        (Method::GET, &[("sec-fetch-dest", "document"), ("sec-purpose", "prefetch")], by_hand),
    ] {
        let went = ask(&mut deployment.browser(), method, headers).await;
        assert_eq!(went, way, "{headers:?}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn buying_never_redirects_to_a_provider(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    with_cas(deployment, &FORCE).await;
    let fields = [("product", "1"), ("travellers", "1")];
    let mut browser = deployment.browser();
    let answer = browser.post("/api/buy", &fields).await;
    answer.leads_to("/sign-in?return_to=/products/1");
    assert!(!browser.cookies.contains_key("__Host-sso-auto"));
    let by_script = Request::post("/api/buy")
        .header(header::CONTENT_TYPE, FORM)
        .header(header::ACCEPT, "application/json")
        .header("sec-fetch-site", "same-origin");
    let answer = browser.send(by_script, &encode(&fields)).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.header("location"), "/sign-in?return_to=/products/1");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn several_sign_ins_are_shown_as_a_choice(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let portal = &deployment.app.portal;
    with_cas(deployment, &FORCE).await;
    set(deployment, portal, &[("sso_only", "false")]).await;
    let by_hand = "/sign-in?return_to=/";
    deployment.browser().get("/").await.leads_to(by_hand);
    set(deployment, portal, &FORCE).await;
    add_cas(deployment, portal, UNREACHABLE_CAS).await;
    deployment.browser().get("/").await.leads_to(by_hand);
    assert_eq!(deployment.browser().get(by_hand).await.status, StatusCode::OK);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_force_login_visitors_see_the_shop_and_sign_in_by_a_button(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    with_cas(deployment, &ONLY).await;
    let mut browser = deployment.browser();
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
    assert!(!browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn sign_in_and_sign_out_stay_open_under_force_login(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &FORCE).await;
    let mut browser = deployment.browser();
    for path in ["/sign-in", "/signed-out", "/sso/link", "/favicon.svg"] {
        assert_eq!(browser.get(path).await.status, StatusCode::OK, "{path}");
    }
    let refused = format!("/sso/{id}/refused?refused=denied");
    assert_eq!(browser.get(&refused).await.status, StatusCode::FORBIDDEN);
    browser.get("/sso/leave").await.leads_to("/signed-out");
}
