//! Open redirects: no address and no form leads off the portal.

use crate::browser::{HTML, encode};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::{StatusCode, header};
use rstest::rstest;

pub const ELSEWHERE: [&str; 40] = [
    "//evil.test",
    "///evil.test",
    "////evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "\\/evil.test",
    "/%2fevil.test",
    "/%2Fevil.test",
    "%2f%2fevil.test",
    "/%5cevil.test",
    "https://evil.test",
    "https:evil.test",
    "http:/evil.test",
    "HTTPS://EVIL.TEST",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    " //evil.test",
    "\t//evil.test",
    "/\t/evil.test",
    "/\n/evil.test",
    "/\r/evil.test",
    "/a\0b",
    "/.//evil.test",
    "/..//evil.test",
    "/../x",
    "/./x",
    "/%2e%2e/x",
    "/a//b",
    "user@evil.test",
    "@evil.test",
    "https://tickets.example.test@evil.test",
    "https://ferries.example.test/",
    "evil.test",
    "?x",
    "#x",
    "/#//evil.test",
    "/<script>",
    "/\u{2028}/evil.test",
];

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_in_never_leads_off_the_portal(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    for return_to in ELSEWHERE {
        // Avoids the throttle on right passwords.
        deployment.app.clock.advance(TimeDelta::minutes(3));
        browser.sign_in(EMAIL, return_to).await.leads_to("/account/purchases");
        browser.sign_in("", return_to).await.leads_to("/sign-in?refused=identifier-missing");
        let query = encode(&[("return_to", return_to)]);
        let page = deployment.browser().get(&format!("/sign-in?{query}")).await;
        assert!(!page.body.contains("evil.test"), "{return_to:?}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_requested_page_survives_registration(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let fields = [
        ("email", EMAIL),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("password", "the river in autumn"),
        ("return_to", "/products/1?a=b"),
    ];
    browser.post("/api/register", &fields).await.leads_to("/register/check-mail");
    let token = deployment.app.mail_to(EMAIL).await.token("confirm").expect("a link");
    browser.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    let confirmed = browser.post("/api/confirm", &[]).await;
    confirmed.announces("/sign-in?return_to=/products/1%3Fa%3Db", "activated");
    browser.get(confirmed.header("location")).await.shows("value=\"/products/1?a=b\"");
    browser.sign_in(EMAIL, "/products/1?a=b").await.leads_to("/products/1?a=b");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_frameworks_own_error_parameters_are_dropped_from_addresses(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let error = "__err=eyJSZWZ1c2VkIjpbImV2aWwiXX0&__path=%2Fapi%2Fsign-in";
    browser.get(&format!("/sign-in?{error}&lang=es")).await.leads_to("/sign-in?lang=es");
    browser.get("/sign-in?%5F%5Ferr=x").await.leads_to("/sign-in");
    browser.get("//evil.test/?__err=x").await.leads_to("/");
    let form =
        browser.form(&format!("/api/sign-in?{error}")).header("sec-fetch-site", "same-origin");
    let answer = browser.send(form.header(header::ACCEPT, HTML), "").await;
    answer.leads_to("/sign-in?refused=identifier-missing,password-missing");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unreadable_form_does_not_redirect_to_the_referer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    for body in ["identifier=a&identifier=b", "identifier=%ff%fe", "identifier[x]=1", "\0", "=&=&="]
    {
        let form = browser
            .form("/api/sign-in")
            .header(header::ACCEPT, HTML)
            .header(header::REFERER, "https://evil.test/page")
            .header("sec-fetch-site", "same-origin");
        let answer = browser.send(form, body).await;
        let location = answer.header("location");
        assert!(
            location.is_empty() || location.starts_with("/sign-in?refused="),
            "{body:?} {location}"
        );
        assert!(
            answer.status == StatusCode::BAD_REQUEST || answer.status == StatusCode::SEE_OTHER,
            "{body:?}"
        );
        assert!(!answer.body.contains("evil"));
    }
}
