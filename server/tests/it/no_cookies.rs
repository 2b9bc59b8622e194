//! Browsers without cookies get an explanation instead of a loop of sign-in forms.

use crate::sso::with_cas;
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

const CHECK: &str = "/sign-in?cookies=check&return_to=/account/profile";
const FIELDS: [(&str, &str); 3] =
    [("identifier", EMAIL), ("password", PASSWORD), ("return_to", "/account/profile")];

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_right_password_without_cookies_redirects_to_the_explanation(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    let mut browser = deployment.browser();
    browser.keeps_cookies = false;
    browser.get("/sign-in").await;
    browser.post("/api/sign-in", &FIELDS).await.leads_to(CHECK);
    let page = browser.get(CHECK).await;
    assert_eq!(page.status, StatusCode::OK);
    page.shows("Your browser didn’t accept the cookie needed to sign in.");
    page.shows("name=\"identifier\"");
    page.shows("value=\"/account/profile\"");
    let answer = browser.post_by_script("/api/sign-in", &FIELDS).await;
    assert_eq!(answer.header("location"), CHECK);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_with_cookies_never_sees_the_explanation(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    let mut browser = deployment.browser();
    browser.get("/sign-in").await;
    assert_eq!(browser.cookies["__Host-probe"], "1");
    assert!(browser.get("/sign-in").await.cookies().is_empty());
    browser.post("/api/sign-in", &FIELDS).await.leads_to("/account/profile");

    // A form that was open when all cookies were deleted.
    let mut browser = deployment.browser();
    let answer = browser.post_by_script("/api/sign-in", &FIELDS).await;
    assert_eq!(answer.header("location"), CHECK);
    browser.get(CHECK).await.leads_to("/account/profile");
    let mut other = deployment.browser();
    other.get("/sign-in").await;
    let page = other.get(CHECK).await;
    assert!(!page.body.contains("didn’t accept the cookie"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn agents_get_the_explanation_too(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let host = &deployment.app.portal.host;
    let role = model::Role::Agent;
    deployment.with_password(host, "pablo@work.test", role).await;
    let mut browser = deployment.office();
    browser.keeps_cookies = false;
    let fields = [
        ("email", "pablo@work.test"),
        ("password", crate::backoffice::office::AGENT_PASSWORD),
        ("return_to", "/mails"),
    ];
    let check = "/sign-in?cookies=check&return_to=/mails";
    browser.post("/agents-api/sign-in", &fields).await.leads_to(check);
    browser.get(check).await.shows("Your browser didn’t accept the cookie");
    browser.keeps_cookies = true;
    browser.post_by_script("/agents-api/sign-in", &fields).await;
    browser.get(check).await.leads_to("/second-factor?return_to=/mails");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_link_without_cookies_is_not_reported_as_unknown(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    browser.register(EMAIL).await;
    let mail = deployment.app.mail_to(EMAIL).await;
    let token = mail.token("confirm").expect("a link");
    let mut browser = deployment.browser();
    browser.keeps_cookies = false;
    browser.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    let page = browser.get("/confirm").await;
    page.shows("Your browser isn’t accepting cookies.");

    let mut other = deployment.browser();
    other.get("/confirm/cut-short").await.leads_to("/confirm");
    let page = other.get("/confirm").await;
    assert!(!page.body.contains("isn’t accepting cookies"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_by_a_provider_without_cookies_gets_the_explanation(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = with_cas(deployment, &[("sso_enabled", "true")]).await;
    let back = format!("/sso/{id}/callback?flow={}&ticket=ST-1", "A".repeat(43));
    let gone = format!("/sso/{id}/refused?refused=flow-gone");
    let mut browser = deployment.browser();
    for keeps_cookies in [false, true] {
        browser.keeps_cookies = keeps_cookies;
        browser.get(&back).await.leads_to(&gone);
        let page = browser.get(&gone).await;
        let explains = page.body.contains("Your browser didn’t accept the cookie");
        assert_eq!(explains, !keeps_cookies);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_was_open_longer_than_its_link_is_kept_says_to_open_it_again(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    for page in ["confirm", "set-password", "confirm-email", "undo-email"] {
        let sent = browser.post(&format!("/api/{page}"), &[("password", PASSWORD)]).await;
        let back = format!("/{page}?refused=open-again");
        sent.leads_to(&back);
        browser.get(&back).await.shows("Open it from the email again");
    }
}
