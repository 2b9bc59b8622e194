//! The whole customer journey by plain forms, as in a browser without scripts.

use crate::browser::hidden;
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;
use server::state::Shared;

const OTHER: &str = "eva@example.test";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_traveller_registers_confirms_signs_in_sees_purchases_and_signs_out(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    browser.get("/").await.shows("Córdoba → Rosario");
    browser.get("/account/purchases").await.leads_to("/sign-in?return_to=/account/purchases");

    browser.register(EMAIL).await.leads_to("/register/check-mail");
    browser.get("/register/check-mail").await.shows(EMAIL);
    let mail = deployment.app.mail_to(EMAIL).await;
    let token = mail.token("confirm").expect("a link");
    assert!(mail.text.contains(&format!("https://tickets.example.test/confirm/{token}")));

    browser.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    browser.get("/confirm").await.shows("action=\"/api/confirm\"");
    browser.post("/api/confirm", &[]).await.announces("/sign-in", "activated");
    browser.get("/sign-in").await.shows(&format!("value=\"{EMAIL}\""));

    browser.sign_in(EMAIL, "/account/profile").await.leads_to("/account/profile");
    browser.get("/account/profile").await.shows("Quiroga");
    assert!(browser.is_signed_in().await);

    browser.post("/api/sign-out", &[]).await.leads_to("/signed-out");
    assert_eq!(browser.get("/signed-out").await.status, StatusCode::OK);
    assert!(!browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_opened_in_another_browser_asks_for_the_password(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.browser().register(EMAIL).await.leads_to("/register/check-mail");
    let token = deployment.app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let mut other = deployment.browser();
    other.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    other.get("/confirm").await.shows("name=\"password\"");
    other.post("/api/confirm", &[]).await.leads_to("/confirm?refused=password-missing");
    let password = [("password", PASSWORD)];
    other.post("/api/confirm", &password).await.announces("/sign-in", "activated");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn opening_a_link_a_hundred_times_changes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    browser.register(EMAIL).await.leads_to("/register/check-mail");
    let token = deployment.app.mail_to(EMAIL).await.token("confirm").expect("a link");
    for _ in 0..100 {
        deployment.browser().get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    }
    let head = http::Request::head(format!("/confirm/{token}"));
    deployment.browser().send(head, "").await.leads_to("/confirm");
    browser.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    browser.post("/api/confirm", &[]).await.announces("/sign-in", "activated");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_used_link_leads_to_the_page_asked_for_too(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let fields = [
        ("email", EMAIL),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("password", PASSWORD),
        ("return_to", "/products/1"),
    ];
    browser.post("/api/register", &fields).await.leads_to("/register/check-mail");
    let token = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let sign_in = "/sign-in?return_to=/products/1";
    browser.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    browser.post("/api/confirm", &[]).await.announces(sign_in, "activated");
    let mut elsewhere = deployment.browser();
    elsewhere.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    let page = elsewhere.get("/confirm").await;
    page.shows("This link has already been used");
    page.shows(&format!("href=\"{sign_in}\""));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_truncated_link_does_not_open_what_an_older_one_left(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    browser.register(EMAIL).await.leads_to("/register/check-mail");
    let token = deployment.app.mail_to(EMAIL).await.token("confirm").expect("a link");
    browser.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    browser.get("/confirm/%0d%0aSet-Cookie:%20x=y;").await.leads_to("/confirm");
    assert_eq!(browser.cookies["__Host-confirm"], "none");
    assert!(!browser.cookies.contains_key("x"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_reset_by_mail(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    browser
        .post("/api/forgot-password", &[("identifier", EMAIL)])
        .await
        .leads_to("/forgot-password/sent");
    let token = deployment.app.mail_to(EMAIL).await.token("set-password").expect("a link");
    browser.get(&format!("/set-password/{token}")).await.leads_to("/set-password");
    let short = browser.post("/api/set-password", &[("password", "short")]).await;
    short.leads_to("/set-password?refused=password-short");
    let new = ("password", "an entirely different river");
    browser.post("/api/set-password", &[new]).await.announces("/sign-in", "password-set");
    browser.sign_in(EMAIL, "").await.leads_to("/sign-in?refused=no-match");
    let fields = [("identifier", EMAIL), new, ("return_to", "/account/profile")];
    browser.post("/api/sign-in", &fields).await.leads_to("/account/profile");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_page_asked_for_survives_what_was_forgotten(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let sign_in = "/sign-in?return_to=/products/1";
    for (what, field) in [("forgot-password", "identifier"), ("forgot-number", "email")] {
        let page = format!("/{what}?return_to=/products/1");
        browser.get(sign_in).await.shows(&format!("href=\"{page}\""));
        browser.get(&page).await.shows("name=\"return_to\" value=\"/products/1\"");
        let fields = [(field, EMAIL), ("return_to", "/products/1")];
        let sent = browser.post(&format!("/api/{what}"), &fields).await;
        sent.leads_to(&format!("/{what}/sent?return_to=/products/1"));
        browser.get(sent.header("location")).await.shows(&format!("href=\"{sign_in}\""));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_tab_sets_the_password_of_the_customer_that_it_shows_and_of_no_other(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    browser.register(OTHER).await.leads_to("/register/check-mail");
    let token = app.mail_to(OTHER).await.token("confirm").expect("a link");
    browser.get(&format!("/confirm/{token}")).await.leads_to("/confirm");
    browser.post("/api/confirm", &[]).await.announces("/sign-in", "activated");
    let mut tabs = Vec::new();
    for email in [EMAIL, OTHER] {
        let asked = browser.post("/api/forgot-password", &[("identifier", email)]).await;
        asked.leads_to("/forgot-password/sent");
        let token = app.mail_to(email).await.token("set-password").expect("a link");
        let link = format!("/set-password/{token}");
        browser.get(&link).await.leads_to("/set-password");
        let number = hidden(&browser.get("/set-password").await.body, "number");
        tabs.push((link, number));
    }
    let new = ("password", "an entirely different river");
    let (link, number) = &tabs[0];
    let first = browser.post("/api/set-password", &[new, ("number", number.as_str())]).await;
    first.leads_to("/set-password?refused=open-again");
    let page = browser.get(first.header("location")).await;
    page.shows("Open the link in the email again.");
    assert_eq!(hidden(&page.body, "number"), tabs[1].1, "the link opened last");
    browser.get(link).await.leads_to("/set-password");
    let set = browser.post("/api/set-password", &[new, ("number", number.as_str())]).await;
    set.announces("/sign-in", "password-set");
    // That response has deleted the link of the other tab, which still works.
    let (link, number) = &tabs[1];
    let late = browser.post("/api/set-password", &[new, ("number", number.as_str())]).await;
    late.leads_to("/set-password?refused=open-again");
    browser.get(link).await.leads_to("/set-password");
    let set = browser.post("/api/set-password", &[new, ("number", number.as_str())]).await;
    set.announces("/sign-in", "password-set");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_keeps_its_input_but_never_the_password(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let fields =
        [("email", "nobody"), ("first_name", "Ana"), ("last_name", ""), ("password", PASSWORD)];
    let refused = browser.post("/api/register", &fields).await;
    refused.leads_to("/register?refused=email-invalid,last-name-missing");
    let page = browser.get(refused.header("location")).await;
    page.shows("value=\"nobody\"");
    page.shows("value=\"Ana\"");
    assert!(
        !page.body.contains(PASSWORD)
            && !browser.cookies.values().any(|value| value.contains("river"))
    );
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_buys_and_opens_the_order_by_its_link(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let fields = [
        ("product", "1"),
        ("travellers", "2"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
    ];
    let order = browser.post("/api/buy", &fields).await.order();
    browser.get(&order).await.shows("Córdoba → Rosario");
    let token = deployment.app.mail_to(EMAIL).await.token("order").expect("a link");
    let mut elsewhere = deployment.browser();
    assert_eq!(elsewhere.get(&order).await.status, StatusCode::NOT_FOUND);
    elsewhere.get(&format!("/order/{token}")).await.leads_to(&order);
    elsewhere.get(&order).await.shows("Quiroga");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_customer_accounts_there_are_no_account_pages_and_guests_still_buy(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    app.execute("UPDATE operators SET customer_accounts_enabled = false").await;
    // Each instance caches portals for a short time.
    let accounts = accounts::Accounts::connect(&app.config, std::sync::Arc::new(app.clock.clone()));
    let mut deployment = TestServer::new(app, |_| {});
    let accounts = accounts.expect("the configuration works");
    deployment.state = Shared { accounts, ..Shared::clone(&deployment.state) }.into();
    deployment.router = server::router::router(&deployment.state);
    let mut browser = deployment.browser();
    for path in [
        "/sign-in",
        "/register",
        "/confirm/token",
        "/set-password",
        "/account/profile",
        "/signed-out",
    ] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(browser.register(EMAIL).await.status, StatusCode::NOT_FOUND);
    let shop = browser.get("/").await;
    assert!(shop.status == StatusCode::OK && !shop.body.contains("/sign-in"));
    let fields = [
        ("product", "1"),
        ("travellers", "1"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
    ];
    browser.post("/api/buy", &fields).await.order();
}
