//! Invalid and expired session cookies.

use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::{HeaderValue, Request, header};
use rstest::rstest;

const SESSION: &str = "__Host-session";
/// The tables that an attacker without a session could fill.
const ROWS: &str = "SELECT (SELECT COUNT(*) FROM sessions) + (SELECT COUNT(*) FROM devices) \
                    + (SELECT COUNT(*) FROM throttles) + (SELECT COUNT(*) FROM timeline) \
                    + (SELECT COUNT(*) FROM outbox)";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_altered_cookies_are_no_sessions(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let customer = deployment.signed_in().await;
    let genuine = customer.cookies[SESSION].clone();
    let before = app.number(ROWS).await;
    let mut stranger = deployment.browser();
    for place in 0..1000 {
        stranger.cookies.clear();
        stranger.cookies.insert(SESSION.to_owned(), altered(&genuine, place));
        assert!(!stranger.is_signed_in().await, "{:?}", stranger.cookies);
    }
    assert_eq!(app.number(ROWS).await, before, "nothing is written for them");
    assert!(customer.clone().is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_of_another_site_does_not_sign_a_customer_out(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    let own = &browser.cookies[SESSION];
    let cookies = format!("ciudad=C\u{f3}rdoba; {SESSION}={own}");
    let cookies = HeaderValue::from_bytes(cookies.as_bytes()).expect("a header");
    let request = Request::get("/account/profile").header(header::COOKIE, cookies);
    assert_eq!(browser.send(request, "").await.status, 200);
}

fn altered(genuine: &str, place: usize) -> String {
    let cut = place % genuine.len();
    let other = if genuine[cut..].starts_with('A') { 'B' } else { 'A' };
    match place % 7 {
        0 => genuine[..cut].to_owned() + "x",
        1 => format!("{genuine}{place}"),
        2 => "%00".repeat(place % 50 + 1),
        3 => format!("'{place}-- "),
        4 => genuine.to_ascii_lowercase(),
        5 => "z".repeat(place * 5 + 1),
        _ => format!("{}{other}{}", &genuine[..cut], &genuine[cut + 1..]),
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_from_before_signing_out_is_not_valid(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    let mut second_tab = browser.clone();
    browser.post("/api/sign-out", &[]).await.leads_to("/signed-out");
    assert!(!second_tab.is_signed_in().await);
    let page = second_tab.get("/account/profile").await;
    page.leads_to("/sign-in?return_to=/account/profile");
    assert_eq!(page.header("cache-control"), "no-store");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_planted_cookie_does_not_become_the_session(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    let planted = "A".repeat(43);
    browser.cookies.insert(SESSION.to_owned(), planted.clone());
    browser.sign_in(EMAIL, "").await.leads_to("/account/purchases");
    assert_ne!(browser.cookies[SESSION], planted);
    let first = browser.cookies[SESSION].clone();
    browser.sign_in(EMAIL, "").await.leads_to("/account/purchases");
    assert_ne!(browser.cookies[SESSION], first, "every sign-in makes a session of its own");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_expires_to_the_second(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    let idle = TimeDelta::minutes(120);
    deployment.app.clock.advance(idle - TimeDelta::seconds(1));
    assert!(browser.is_signed_in().await);
    deployment.app.clock.advance(idle);
    assert!(!browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_rotates_the_session(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    let mut before = browser.clone();
    let fields = [("current", PASSWORD), ("password", "the mountain in winter")];
    let changed = browser.post("/api/change-password", &fields).await;
    changed.announces("/account/profile", "password-changed");
    assert_ne!(browser.cookies[SESSION], before.cookies[SESSION]);
    assert!(!before.is_signed_in().await);
    assert!(browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_not_valid_at_another_portal_of_the_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    let mut admin = deployment.admin().await.browser;
    let fields = [("name", "Norte Staff"), ("host", "staff.example.test")];
    let added = admin.post("/agents-api/add-portal", &fields).await;
    added.announces("/portals", "host-waits");
    deployment.app.confirm_host("staff.example.test").await;
    let sister = deployment.app.accounts.portal("staff.example.test").await;
    let sister = sister.expect("an answer").expect("the portal");
    let mut there = deployment.browser_at(&sister);
    there.cookies = browser.cookies.clone();
    assert!(!there.is_signed_in().await);
    assert!(browser.is_signed_in().await);
}
