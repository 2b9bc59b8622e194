//! Signing out leaves no personal data in a browser, and signing in again leaves no old session.

use crate::browser::{Answer, Browser};
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use rstest::rstest;

const OTHER: &str = "eva@example.test";
/// Cookies that make pages show personal data.
const PERSONAL: [&str; 9] = [
    "pending",
    "confirm",
    "set-password",
    "order",
    "flash",
    "sso-arrival",
    "sso-proof",
    "email-link",
    "add-purchase",
];

/// The same for the backoffice, with the prefix of its cookies.
const OF_AGENTS: [(&str, &str); 7] = [
    ("__Host-draft", "%40page=%2Fagents"),
    ("__Host-flash", "email=nora%40work.test"),
    ("__Host-agent-link", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
    ("__Host-api-token", "guichet_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
    ("__Host-webhook-secret", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
    ("__Host-provider-test-7", "1.secret"),
    ("__Host-provider-test-8", "2.secret"),
];

fn plant(browser: &mut Browser) {
    for name in PERSONAL {
        browser.cookies.insert(format!("__Host-{name}"), "A".repeat(43));
    }
}

fn left(browser: &Browser) -> Vec<&str> {
    let names = PERSONAL.into_iter();
    let kept = names.filter(|name| browser.cookies.contains_key(&format!("__Host-{name}")));
    kept.collect()
}

async fn buy(browser: &mut Browser) -> Answer {
    let fields = [
        ("product", "1"),
        ("travellers", "1"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
    ];
    browser.post("/api/buy", &fields).await
}

/// Registers another customer, in a browser that is then discarded.
async fn register_other(deployment: &TestServer<'_>) {
    let mut browser = deployment.browser();
    browser.register(OTHER).await.leads_to("/register/check-mail");
    let token = deployment.app.mail_to(OTHER).await.token("confirm");
    let link = format!("/confirm/{}", token.expect("a link"));
    browser.get(&link).await.leads_to("/confirm");
    let confirmed = browser.post("/api/confirm", &[]).await;
    confirmed.announces("/sign-in", "activated");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_deletes_every_personal_cookie(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    plant(&mut browser);
    let device = browser.cookies["__Host-device"].clone();
    let out = browser.post("/api/sign-out", &[]).await;
    out.leads_to("/signed-out");
    assert_eq!(left(&browser), [""; 0]);
    assert!(!browser.cookies.contains_key("__Host-session"));
    assert_eq!(browser.cookies["__Host-device"], device, "it shows nobody");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_of_the_backoffice_deletes_every_personal_cookie(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.admin().await.browser;
    for (name, value) in OF_AGENTS {
        browser.cookies.insert(name.to_owned(), value.to_owned());
    }
    let device = browser.cookies["__Host-device"].clone();
    let out = browser.post("/agents-api/sign-out", &[]).await;
    out.leads_to("/signed-out");
    let left: Vec<_> =
        OF_AGENTS.into_iter().filter(|(name, _)| browser.cookies.contains_key(*name)).collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(!browser.cookies.contains_key("__Host-agent"));
    assert_eq!(browser.cookies["__Host-device"], device, "it shows nobody");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_out_that_fails_says_so_and_ends_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    app.execute("ALTER TABLE timeline RENAME TO gone").await;
    let page = "/account/purchases?form=menu&refused=unavailable";
    browser.post("/api/sign-out", &[]).await.leads_to(page);
    let shown = browser.get(page).await;
    shown.shows("<title>Error: My purchases · ");
    shown.shows("Something went wrong and nothing was changed.");
    app.execute("ALTER TABLE gone RENAME TO timeline").await;
    assert!(browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_next_person_at_the_browser_does_not_see_the_last_order(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    let page = buy(&mut browser).await.order();
    browser.get(&page).await.shows(EMAIL);
    browser.post("/api/sign-out", &[]).await.leads_to("/signed-out");
    let page = browser.get(&page).await;
    assert!(!page.body.contains(EMAIL), "{}", page.body);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn deleting_an_account_deletes_its_cookies_too(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    plant(&mut browser);
    let fields = [("current", PASSWORD)];
    let deleted = browser.post("/api/delete-account", &fields).await;
    deleted.leads_to("/account-deleted");
    assert_eq!(left(&browser), [""; 0]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_in_as_another_customer_deletes_the_cookies_of_the_last_one(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    register_other(deployment).await;
    plant(&mut browser);
    let mut before = browser.clone();
    browser.sign_in(OTHER, "").await.leads_to("/account/purchases");
    assert_eq!(left(&browser), [""; 0]);
    assert!(browser.is_signed_in().await);
    assert!(!before.is_signed_in().await, "its session has ended");
    let out = "SELECT COUNT(*) FROM timeline WHERE event = 'signed-out'";
    let out = deployment.app.number(out);
    assert_eq!(out.await, 1, "who was signed out reads it");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_in_again_ends_only_the_browsers_older_session(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    let mut elsewhere = deployment.browser();
    elsewhere.sign_in(EMAIL, "").await.leads_to("/account/purchases");
    let mut before = browser.clone();
    browser.sign_in(EMAIL, "").await.leads_to("/account/purchases");
    assert!(!before.is_signed_in().await);
    assert!(browser.is_signed_in().await && elsewhere.is_signed_in().await);
    // A failed sign-in ends nothing.
    let fields = [("identifier", EMAIL), ("password", "not the password")];
    let refused = browser.post("/api/sign-in", &fields).await;
    refused.leads_to("/sign-in?refused=no-match");
    assert!(browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_requires_a_sign_in_survives_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    plant(&mut browser);
    browser.sign_in(EMAIL, "").await.leads_to("/account/purchases");
    assert_eq!(left(&browser), ["add-purchase"]);
}
