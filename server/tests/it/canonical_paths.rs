//! Addresses with typing errors, and links damaged by mail programs.

use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use http::{Request, header};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn capitals_and_characters_after_a_link_redirect_to_the_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    crate::sso_pages::set(deployment, &[("force_login", "true")]).await;
    for (asked, page) in [
        ("/Sign-In", "/sign-in"),
        ("/sign-in/", "/sign-in"),
        ("/SIGN-IN/?return_to=/X", "/sign-in?return_to=/X"),
        ("/forgot-password%3E", "/forgot-password"),
        ("/forgot-password).", "/forgot-password"),
        ("/Account/Purchases/", "/account/purchases"),
        ("/Account", "/account"),
    ] {
        deployment.browser().get(asked).await.leads_to(page);
    }
    let mut agent = deployment.office();
    agent.get("/Sign-In/").await.leads_to("/sign-in");
    agent.get("/Invitation/AbC/").await.leads_to("/invitation/AbC");
    let form = deployment.browser().form("/Api/Sign-In").header("sec-fetch-site", "same-origin");
    let answer = deployment.browser().send(form.header(header::ACCEPT, "text/html"), "").await;
    assert!(!answer.header("location").contains("api"), "{answer:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_link_opens_its_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut here = deployment.browser();
    here.register(EMAIL).await.leads_to("/register/check-mail");
    let mail = deployment.app.mail_to(EMAIL).await;
    let token = mail.token("confirm").expect("a link");
    let (head, tail) = token.split_at(20);
    for damaged in [
        format!("{token}."),
        format!("{token}%3E"),
        format!("{token})"),
        format!("=3D{token}"),
        format!("{head}=%0D%0A{tail}"),
        format!("{head}%20{tail}"),
        format!("{head}%0A{tail}%E2%80%9D"),
    ] {
        let mut there = deployment.browser();
        let opened = there.get(&format!("/confirm/{damaged}")).await;
        opened.leads_to("/confirm");
        there.get("/confirm").await.shows("name=\"password\"");
    }
    let mut there = deployment.browser();
    let opened = there.get(&format!("/CONFIRM/{token}/")).await;
    opened.leads_to(&format!("/confirm/{token}"));
    // Other damage to a token is not repaired.
    for cut in [&token[..42], &token.to_uppercase(), &format!("{token}x")] {
        let mut there = deployment.browser();
        there.get(&format!("/confirm/{cut}")).await.leads_to("/confirm");
        let page = there.get("/confirm").await;
        assert!(!page.body.contains("name=\"password\""), "{cut}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn well_known_addresses_redirect(#[case] database: Database) {
    const PROBE: &str =
        "/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200";
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    let change = "/.well-known/change-password";
    browser.get(change).await.leads_to("/account/profile");
    browser.get("/account").await.leads_to("/account/purchases");
    let icon = browser.get("/favicon.ico").await;
    assert_eq!(icon.status, StatusCode::OK);
    assert_eq!(icon.header("cache-control"), "public, max-age=3600");
    let mut agent = deployment.office();
    agent.get(change).await.leads_to("/account");
    assert_eq!(agent.get("/favicon.ico").await.status, StatusCode::OK);

    crate::sso_pages::set(deployment, &[("force_login", "true")]).await;
    let mut anybody = deployment.browser();
    anybody.get(change).await.leads_to("/account/profile");
    assert_eq!(anybody.get("/favicon.ico").await.status, StatusCode::OK);
    assert_eq!(anybody.get(PROBE).await.status, StatusCode::NOT_FOUND);
    let off = [("force_login", "false"), ("customer_accounts_enabled", "false")];
    crate::sso_pages::set(deployment, &off).await;
    for path in [change, "/account"] {
        assert_eq!(anybody.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_a_nul_is_refused_first(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    for path in [
        "/%00",
        "/account/purchases/P-1%00",
        "/products/1%00",
        "/sign-in?return_to=/%00",
        "/account/activity?before=%00",
        "/confirm/%00",
        "/sso/1/callback?state=%00",
    ] {
        let answer = customer.get(path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        answer.shows("We couldn’t process that request");
    }
    let mut admin = deployment.admin().await.browser;
    for path in ["/customers?q=%00", "/customers/%00", "/mails?before=%00"] {
        let answer = admin.get(path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
    }
    let logout = Request::post("/sso/1/logout?x=%00");
    let answer = deployment.browser().send(logout, "").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}
