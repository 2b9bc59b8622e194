//! An OpenID provider end to end: sign-in, sign-out, refusals, and logout requested by the provider.

use super::hostile_oidc::logouts::LOGOUTS;
use super::hostile_oidc::{CLIENT, HostileOidc, SECRET};
use super::{FORCE, HALT, ON, SESSION, add, back, led_on, parameter, set};
use crate::browser::{Answer, Browser, FORM, encode};
use crate::test_server::TestServer;
use accounts::clock::Clock;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::{Request, StatusCode, header};
use model::{Protocol, Provider, ProviderId};
use rstest::rstest;

pub async fn university(
    deployment: &TestServer<'_>,
    parts: &[(&str, &str)],
) -> (HostileOidc, ProviderId) {
    university_of(deployment, "good", parts).await
}

/// The same, in a hostile case.
pub async fn university_of(
    deployment: &TestServer<'_>,
    case: &str,
    parts: &[(&str, &str)],
) -> (HostileOidc, ProviderId) {
    let clock = deployment.app.clock.clone();
    let server = HostileOidc::start(move || clock.now().and_utc().timestamp()).await;
    let mut provider = Provider::new(Protocol::Oidc);
    let own = [("name", "Plata ID"), ("client_id", CLIENT)];
    for (name, value) in own.iter().chain(parts) {
        provider.set(name, value).expect("a part");
    }
    provider.set("url", &server.issuer(case)).expect("a part");
    let id = add(deployment, &deployment.app.portal, &provider, Some(SECRET)).await;
    (server, id)
}

/// Signs in at the provider and returns.
pub async fn visit(
    browser: &mut Browser,
    server: &HostileOidc,
    id: ProviderId,
    query: &str,
) -> Answer {
    let way = browser.get(&format!("/sso/{id}/start{query}")).await;
    let answer = server.answer(way.header("location"));
    browser.get(&back(id, &answer)).await
}

async fn call(deployment: &TestServer<'_>, id: ProviderId, token: &str) -> StatusCode {
    let call = Request::post(format!("/sso/{id}/logout")).header(header::CONTENT_TYPE, FORM);
    let body = encode(&[("logout_token", token)]);
    let answer = deployment.browser().send(call, &body).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.status
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_signs_in_sees_the_page_asked_for_signs_out_and_leaves(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, &[]).await;
    set(deployment, &deployment.app.portal, &FORCE).await;
    let mut browser = deployment.browser();
    browser
        .get("/account/profile")
        .await
        .leads_to(&format!("/sso/{id}/start?return_to=/account/profile"));
    let way = browser.get(&format!("/sso/{id}/start")).await;
    let address = way.header("location").to_owned();
    let own = format!("https://tickets.example.test/sso/{id}/callback");
    assert_eq!(parameter(&address, "redirect_uri"), own);
    assert!(!address.contains("prompt="));

    visit(&mut browser, &server, id, "?return_to=/account/profile")
        .await
        .leads_to("/account/profile");
    browser.get("/account/profile").await.shows("Plata ID");
    assert!(!browser.cookies.contains_key(HALT));

    browser.post("/api/sign-out", &[]).await.leads_to("/sso/leave");
    assert!(!browser.cookies.contains_key(SESSION));
    let page = browser.get("/sso/leave").await;
    let away = led_on(&page);
    let end = server.issuer("good/end?of=session");
    assert!(away.starts_with(&end), "{away}");
    let signed_out = "https://tickets.example.test/signed-out";
    assert_eq!(parameter(&away, "post_logout_redirect_uri"), signed_out);
    assert!(parameter(&away, "id_token_hint").split('.').count() == 3);

    browser.cookies.remove(super::AUTO);
    browser.get("/").await.leads_to("/sign-in?return_to=/");
    let again = browser.get(&format!("/sso/{id}/start")).await;
    assert!(again.header("location").contains("prompt=login"));
    // Signing in again works as before.
    visit(&mut browser, &server, id, "").await.leads_to("/account/purchases");
    assert!(!browser.cookies.contains_key(HALT));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_access_rule_refuses_users_with_the_operators_message(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let gate = [
        ("property_to_validate", "groups"),
        ("value_to_match", "board"),
        ("error.en", "Only the board travels."),
    ];
    let (server, id) = university(deployment, &gate).await;
    set(deployment, &deployment.app.portal, &FORCE).await;
    let mut browser = deployment.browser();
    let refused = visit(&mut browser, &server, id, "?return_to=/products/1").await;
    let page = format!("/sso/{id}/refused?refused=not-allowed&return_to=/products/1");
    refused.leads_to(&page);
    assert_eq!(browser.cookies[HALT], "failed");
    assert!(!browser.cookies.contains_key(SESSION));
    browser.get(&page).await.shows("Only the board travels.");
    let customers = deployment.app.number("SELECT COUNT(*) FROM customers").await;
    assert_eq!(customers, 0, "nothing is kept of who is refused");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn errors_at_the_provider_are_shown_and_never_retried_automatically(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, &[]).await;
    set(deployment, &deployment.app.portal, &FORCE).await;
    for (change, code) in [
        (("error", "access_denied"), "denied"),
        (("error", "login_required"), "denied"),
        (("code", "of-somebody-else"), "provider-failed"),
        (("state", "of-somebody-else"), "flow-gone"),
    ] {
        let mut browser = deployment.browser();
        let way = browser.get(&format!("/sso/{id}/start")).await;
        let mut answer = server.answer(way.header("location"));
        let (name, value) = change;
        answer.retain(|(known, _)| known != name && (name != "error" || known != "code"));
        answer.push((name.to_owned(), value.to_owned()));
        let path = back(id, &answer);
        let page = format!("/sso/{id}/refused?refused={code}");
        browser.get(&path).await.leads_to(&page);
        assert_eq!(browser.get(&page).await.header("location"), "");
        browser.get("/").await.leads_to("/sign-in?return_to=/");
        assert!(!browser.cookies.contains_key(SESSION));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_a_valid_logout_token_ends_sessions(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, &[]).await;
    set(deployment, &deployment.app.portal, &ON).await;
    let mut browser = deployment.browser();
    visit(&mut browser, &server, id, "").await.leads_to("/account/purchases");
    for logout in LOGOUTS.iter().filter(|logout| !logout.accepted) {
        let token = server.logout_token("good", logout.spoil);
        assert_eq!(call(deployment, id, &token).await, StatusCode::BAD_REQUEST, "{}", logout.name);
    }
    assert!(browser.is_signed_in().await);
    // An ID token is no logout token.
    let way = browser.get(&format!("/sso/{id}/start")).await;
    let id_token = server.id_token(way.header("location"), |_| ());
    assert_eq!(call(deployment, id, &id_token).await, StatusCode::BAD_REQUEST);
    assert!(browser.is_signed_in().await);

    let token = server.logout_token("good", |_| ());
    assert_eq!(call(deployment, id, &token).await, StatusCode::OK);
    assert!(!browser.is_signed_in().await);
    visit(&mut browser, &server, id, "").await.leads_to("/account/purchases");
    assert_eq!(call(deployment, id, &token).await, StatusCode::BAD_REQUEST, "played again");
    assert!(browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_counts_once_even_with_the_back_button(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, &[]).await;
    set(deployment, &deployment.app.portal, &ON).await;
    let mut browser = deployment.browser();
    let way = browser.get(&format!("/sso/{id}/start")).await;
    let path = back(id, &server.answer(way.header("location")));
    let mut copy = browser.clone();
    browser.get(&path).await.leads_to("/account/purchases");
    let gone = format!("/sso/{id}/refused?refused=flow-gone");
    copy.get(&path).await.leads_to(&gone);
    assert!(!copy.cookies.contains_key(SESSION));
    browser.get(&path).await.leads_to(&gone);
    assert!(browser.is_signed_in().await, "who is in stays in");
    deployment.app.clock.advance(TimeDelta::minutes(1));
    assert!(browser.is_signed_in().await);
}
