//! What is closed without single sign-on, and what single sign-on as the only sign-in closes.

use super::{ON, ONLY, SESSION, UNREACHABLE_CAS, add_cas, begin_authorization, set, with_cas};
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use model::ProviderId;
use rstest::rstest;

/// Every address under `/sso` of a provider, with its method.
fn addresses(provider: ProviderId) -> [(&'static str, String); 8] {
    [
        ("GET", format!("/sso/{provider}/start")),
        ("GET", format!("/sso/{provider}/callback?code=x&state=y")),
        ("GET", format!("/sso/{provider}/refused?refused=denied")),
        ("POST", format!("/sso/{provider}/callback")),
        ("POST", format!("/sso/{provider}/logout")),
        ("GET", "/sso/link".to_owned()),
        ("GET", "/sso/prove/token".to_owned()),
        ("GET", "/sso/leave".to_owned()),
    ]
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_providers_no_address_of_single_sign_on_exists(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let portal = &deployment.app.portal;
    let mut browser = deployment.browser();
    let check = async |browser: &mut crate::browser::Browser, id: ProviderId| {
        for (method, path) in addresses(id) {
            let request = Request::builder().method(method).uri(&path);
            let answer = browser.send(request, "").await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}");
            assert!(answer.cookies().is_empty(), "{method} {path}");
        }
        for path in [
            "/api/mail-proof",
            "/api/link-by-mail",
            "/api/link-by-password",
            "/api/open-account",
            "/api/decline-account",
        ] {
            let answer = browser.post(path, &[("password", PASSWORD)]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    };
    check(&mut browser, ProviderId::new(1)).await;
    let id = add_cas(deployment, portal, UNREACHABLE_CAS).await;
    check(&mut browser, id).await;
    set(deployment, portal, &ON).await;
    begin_authorization(&mut browser, id, "").await;
    set(deployment, portal, &[("sso_enabled", "false")]).await;
    check(&mut deployment.browser(), id).await;
    set(deployment, portal, &ON).await;
    set(deployment, portal, &[("customer_accounts_enabled", "false")]).await;
    check(&mut deployment.browser(), id).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_of_another_operator_and_its_flow_do_not_exist(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let own = with_cas(deployment, &ON).await;
    let other = deployment.app.other_portal().await;
    let foreign = add_cas(deployment, &other, UNREACHABLE_CAS).await;
    set(deployment, &other, &ON).await;
    let mut browser = deployment.browser();
    for id in [foreign.get(), 0, -1, i64::MAX] {
        for (method, path) in &addresses(ProviderId::new(id))[..5] {
            let request = Request::builder().method(*method).uri(path);
            let answer = browser.send(request, "").await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}");
        }
    }
    for id in ["x", "1x", "%31", "99999999999999999999"] {
        let answer = browser.get(&format!("/sso/{id}/start")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
    }

    let mut stranger = deployment.browser_at(&other);
    let flow = begin_authorization(&mut stranger, foreign, "").await;
    browser.cookies = stranger.cookies.clone();
    let path = format!("/sso/{own}/callback?flow={flow}&ticket=ST-1");
    browser.get(&path).await.leads_to(&format!("/sso/{own}/refused?refused=flow-gone"));
    // The flow was not used up.
    let path = format!("/sso/{foreign}/callback?flow={flow}&ticket=ST-1");
    stranger.get(&path).await.leads_to(&format!("/sso/{foreign}/refused?refused=provider-failed"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn single_sign_on_as_the_only_sign_in_closes_everything_about_passwords(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    deployment.app.mails().await;
    // Sign-in input is shown on one page only: this one.
    customer.get("/").await;
    let id = with_cas(deployment, &ONLY).await;
    let mut anybody = deployment.browser();
    for path in [
        "/register",
        "/register/check-mail",
        "/confirm",
        "/confirm/token",
        "/forgot-password",
        "/forgot-password/sent",
        "/forgot-number",
        "/forgot-number/sent",
        "/set-password",
        "/set-password/token",
    ] {
        for browser in [&mut anybody, &mut customer] {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert!(answer.cookies().is_empty(), "{path}");
            answer.shows("Page not found");
        }
    }
    let fields = [
        ("identifier", EMAIL),
        ("email", EMAIL),
        ("password", PASSWORD),
        ("current", PASSWORD),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
    ];
    for path in [
        "/api/sign-in",
        "/api/register",
        "/api/resend-confirmation",
        "/api/confirm",
        "/api/forgot-password",
        "/api/forgot-number",
        "/api/set-password",
        "/api/change-password",
        "/api/link-by-password",
    ] {
        for browser in [&mut anybody, &mut customer] {
            let answer = browser.post(path, &fields).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert!(answer.cookies().is_empty(), "{path}");
        }
    }
    assert!(deployment.app.mails().await.is_empty(), "nothing was mailed");
    for path in ["/", "/products/1", "/sign-in", "/signed-out", "/sso/link"] {
        assert_eq!(anybody.get(path).await.status, StatusCode::OK, "{path}");
    }
    begin_authorization(&mut anybody, id, "").await;
    // A customer with a password session counts as signed out, and may still sign out.
    assert!(!customer.is_signed_in().await);
    customer.post("/api/sign-out", &[]).await.leads_to("/signed-out");
    assert!(!customer.cookies.contains_key(SESSION));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_link_that_proves_a_mailbox_becomes_a_cookie_and_changes_nothing(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    with_cas(deployment, &ON).await;
    let mut browser = deployment.browser();
    let answer = browser.get("/sso/prove/a-token").await;
    answer.leads_to("/sso/link");
    let cookie = super::stored(&answer, "__Host-sso-proof").expect("a cookie");
    assert!(cookie.starts_with("a-token;") && cookie.contains("Max-Age=900"), "{cookie}");
    let answer = browser.get("/sso/prove/%22cut").await;
    answer.leads_to("/sso/link");
    assert_eq!(browser.cookies["__Host-sso-proof"], "none");
    assert!(super::flows(&browser).is_empty());
    assert_eq!(answer.header(header::CACHE_CONTROL.as_str()), "no-store");
}
