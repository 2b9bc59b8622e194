//! Headers and cookies of every route. `Browser` checks every answer.

use crate::browser::Answer;
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use app::ssr::header_size;
use rstest::rstest;

const ALWAYS: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Checks what holds for any answer.
#[track_caller]
pub fn check(answer: &Answer, origin: &str) {
    for (name, value) in ALWAYS {
        assert_eq!(answer.header(name), value, "{name} of {answer:?}");
    }
    let shown_on = answer.header("cross-origin-resource-policy");
    let is_picture = answer.header("content-type").starts_with("image/");
    assert!(shown_on == "same-origin" || is_picture && shown_on == "cross-origin", "{answer:?}");
    assert!(answer.header("permissions-policy").contains("camera=()"));
    assert!(!answer.header("x-request-id").is_empty());
    let policy = answer.header("content-security-policy");
    for directive in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"] {
        assert!(policy.contains(directive), "{directive} is missing in {policy}");
    }
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("unsafe-eval'")
            || policy.contains("wasm-unsafe-eval")
    );
    let cache = answer.header("cache-control");
    assert!(cache == "no-store" || cache.starts_with("public, max-age="), "{cache:?}");
    let bytes = header_size::of(&answer.headers);
    assert!(bytes <= header_size::MAX_BYTES, "{bytes}: {answer:?}");
    for cookie in answer.cookies() {
        assert_eq!(cache, "no-store", "an answer with a cookie may not be kept");
        check_cookie(cookie, origin.starts_with("https:"));
    }
}

#[track_caller]
fn check_cookie(cookie: &str, is_secure: bool) {
    let attributes: Vec<&str> = cookie.split("; ").skip(1).collect();
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(attributes.contains(&attribute), "{attribute} is missing in {cookie}");
    }
    assert_eq!(attributes.contains(&"Secure"), is_secure, "{cookie}");
    assert_eq!(cookie.starts_with("__Host-"), is_secure, "{cookie}");
    assert!(!attributes.iter().any(|attribute| attribute.starts_with("Domain")), "{cookie}");
}

pub const PAGES: [&str; 25] = [
    "/",
    "/accessibility",
    "/products/1",
    "/order",
    "/orders/P-1",
    "/sign-in",
    "/signed-out",
    "/register",
    "/register/check-mail",
    "/confirm",
    "/forgot-password",
    "/forgot-password/sent",
    "/forgot-number",
    "/forgot-number/sent",
    "/set-password",
    "/account/purchases",
    "/account/purchases/P-1",
    "/account/profile",
    "/account/activity",
    "/account/email",
    "/account/email-sign-in",
    "/account/delete",
    "/account-deleted",
    "/confirm-email",
    "/undo-email",
];

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_page_and_every_error_carries_the_headers(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut anybody = deployment.browser();
    let mut customer = deployment.signed_in().await;
    for path in PAGES {
        for browser in [&mut anybody, &mut customer] {
            let answer = browser.get(path).await;
            assert!(!answer.status.is_server_error(), "{path}: {answer:?}");
            let max_age = answer.header("strict-transport-security");
            assert!(max_age.starts_with("max-age=31536000"), "{path}");
        }
    }
    for path in [
        "/confirm/x",
        "/set-password/x",
        "/confirm-email/x",
        "/undo-email/x",
        "/account/my-data.json",
        "/order/x",
        "/nothing",
        "/pkg/nothing.js",
        "/?lang=es",
    ] {
        anybody.get(path).await;
    }
    anybody.host = "nobody.test".to_owned();
    anybody.get("/").await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_pages_with_scripts_allow_them_each_with_a_new_nonce(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let policies = [browser.get("/sign-in").await, browser.get("/sign-in").await];
    let [first, second] =
        policies.map(|answer| answer.header("content-security-policy").to_owned());
    assert!(first.contains("script-src 'nonce-"), "{first}");
    assert_ne!(first, second);
    let redirect = browser.get("/account/profile").await;
    assert!(!redirect.header("content-security-policy").contains("script-src"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_a_remembered_session_outlives_the_browser(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    let session = |answer: &Answer| {
        let cookies = answer.cookies();
        (*cookies.iter().find(|cookie| cookie.starts_with("__Host-session=")).expect("a session"))
            .to_owned()
    };
    let short = browser.sign_in(EMAIL, "").await;
    assert!(!session(&short).contains("Max-Age"));
    let fields =
        [("identifier", EMAIL), ("password", crate::test_server::PASSWORD), ("remember", "true")];
    let long = browser.post("/api/sign-in", &fields).await;
    assert!(session(&long).contains("Max-Age=2592000"), "{:?}", long.cookies());
    assert_ne!(session(&short), session(&long));
    let fields =
        [("current", crate::test_server::PASSWORD), ("password", "the mountain in winter")];
    let continued = browser.post("/api/change-password", &fields).await;
    assert!(session(&continued).contains("Max-Age=2592000"), "{:?}", continued.cookies());
}
