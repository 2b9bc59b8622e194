//! Pages of single sign-on: buttons in every mode and language, refusals, and proving an account.

pub mod hostile_texts;
mod linking;
mod opening;

use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use model::{Protocol, Provider, ProviderId};
use rstest::rstest;

/// Adds a provider that pages can show; it never answers.
pub async fn add(deployment: &TestServer<'_>, name: &str, changes: &[(&str, &str)]) -> ProviderId {
    let mut provider = Provider::new(Protocol::Oidc);
    provider.set("url", "https://id.example.test").expect("a part of a provider");
    provider.set("client_id", "guichet").expect("a part of a provider");
    provider.set("name", name).expect("a part of a provider");
    for (part, value) in changes {
        provider.set(part, value).expect("a part of a provider");
    }
    let host = &deployment.app.portal.host;
    let id = deployment.app.accounts.providers().add_to_host(host, &provider, None);
    let id = id.await.expect("a provider");
    let tested = format!("UPDATE providers SET tested_at = '2026-11-25 12:00:00' WHERE id = {id}");
    deployment.app.execute(&tested).await;
    id
}

pub async fn set(deployment: &TestServer<'_>, settings: &[(&str, &str)]) {
    let changes: Vec<(String, String)> =
        settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let host = &deployment.app.portal.host;
    let changed = deployment.app.accounts.settings().change_of_host(host, &changes).await;
    changed.expect("the settings go together");
}

/// With passwords as well.
const ON: [(&str, &str); 1] = [("sso_enabled", "true")];
/// Without passwords.
const ONLY: [(&str, &str); 2] = [("sso_enabled", "true"), ("sso_only", "true")];

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn each_mode_shows_its_own_sign_ins(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let id = add(deployment, "Plata ID", &[]).await;
    let way = format!("href=\"/sso/{id}/start\"");

    let page = browser.get("/sign-in").await;
    page.shows("name=\"password\"");
    assert!(!page.body.contains("/sso/"), "single sign-on is off");

    set(deployment, &ON).await;
    let page = browser.get("/sign-in").await;
    for part in ["name=\"password\"", "href=\"/register\"", &way] {
        page.shows(part);
    }

    set(deployment, &ONLY).await;
    let page = browser.get("/sign-in").await;
    page.shows(&way);
    page.shows("Use your Plata ID account to sign in to Norte Lines.");
    for part in ["<form", "/register", "/forgot", "<leptos-island"] {
        assert!(!page.body.contains(part), "{part}");
    }

    let other = add(deployment, "Red Federal", &[]).await;
    set(deployment, &ONLY).await;
    let page = browser.get("/sign-in").await;
    for part in [
        &*way,
        &format!("href=\"/sso/{other}/start\""),
        "Sign in with Plata ID",
        "Sign in with Red Federal",
        "Choose an account to sign in with.",
    ] {
        page.shows(part);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_without_any_sign_in_says_so(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    // No use case produces this state.
    let closed = "UPDATE operators SET sso_enabled = TRUE, sso_only = TRUE";
    deployment.app.execute(closed).await;
    let host = &deployment.app.portal.host;
    let nothing =
        deployment.app.accounts.providers().remove_from_host(host, ProviderId::new(0)).await;
    assert!(nothing.is_err(), "but the portal is read anew");
    let page = deployment.browser().get("/sign-in").await;
    assert_eq!(page.status, StatusCode::OK);
    page.shows("Sign-in isn’t available right now");
    assert!(!page.body.contains("/sso/") && !page.body.contains("<form"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn buttons_have_the_operators_text_in_the_visitors_language(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let words = [("button.en", "Continue with Plata"), ("button.es", "Seguir con Plata")];
    add(deployment, "Plata ID", &words).await;
    add(deployment, "Red Federal", &[]).await;
    set(deployment, &ON).await;
    let mut browser = deployment.browser();
    for (lang, own, ours) in [
        ("en", "Continue with Plata", "Sign in with Red Federal"),
        ("es", "Seguir con Plata", "Iniciar sesión con Red Federal"),
        ("fr", "Continue with Plata", "Se connecter avec Red Federal"),
    ] {
        let page = browser.get(&format!("/sign-in?lang={lang}")).await;
        page.shows(ours);
        // A text in another language than the page's says so.
        assert_eq!(tag_before(&page.body, own).contains("lang=\"en\""), lang == "fr", "{lang}");
    }
}

/// Returns the tag right before a text.
fn tag_before<'a>(page: &'a str, text: &str) -> &'a str {
    let (before, _) = page.split_once(text).expect("the text");
    before.rsplit('<').next().unwrap_or_default()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_requested_page_is_passed_to_the_provider(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = add(deployment, "Plata ID", &[]).await;
    set(deployment, &ONLY).await;
    let mut browser = deployment.browser();
    browser
        .get("/sign-in?return_to=/products/1%3Fa%3Db%26c%3D%2525")
        .await
        .shows(&format!("href=\"/sso/{id}/start?return_to=/products/1%3Fa%3Db%26c%3D%2525\""));
    for foreign in ["//evil.test", "https://evil.test/", "/%5Cevil.test"] {
        let page = browser.get(&format!("/sign-in?return_to={foreign}")).await;
        page.shows(&format!("href=\"/sso/{id}/start\""));
        assert!(!page.body.contains("evil"), "{foreign}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_says_what_happened_and_what_to_do_next(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = add(deployment, "Plata ID", &[("error.en", "Only staff may buy here.")]).await;
    set(deployment, &ONLY).await;
    let mut browser = deployment.browser();
    for (code, status, text) in [
        ("denied", 403, "You weren’t signed in"),
        ("not-allowed", 403, "Only staff may buy here."),
        ("inactive", 403, "Your customer account isn’t active"),
        ("flow-gone", 400, "This sign-in can’t continue"),
        ("provider-failed", 502, "Plata ID isn’t responding as it should"),
        ("wait&wait=7", 429, "Try again in 7 seconds."),
        ("wait&wait=600", 429, "Try again in 10 minutes."),
        ("busy", 503, "We’re very busy right now."),
        ("unavailable", 503, "Part of our system isn’t responding."),
    ] {
        let address = format!("/sso/{id}/refused?refused={code}&return_to=/products/1");
        let page = browser.get(&address).await;
        assert_eq!(page.status.as_u16(), status, "{code}");
        page.shows(text);
        page.shows(&format!("href=\"/sso/{id}/start?return_to=/products/1\""));
        page.shows(&format!("href=\"/sso/{id}/start?again=1&amp;return_to=/products/1\""));
        let another_first = page.body.find("/start?again=1") < page.body.find("/start?return_to=");
        assert_eq!(another_first, matches!(code, "not-allowed" | "inactive"), "{code}");
        assert_eq!(page.header("location"), "");
        for part in ["http-equiv", "<leptos-island", "Other ways"] {
            assert!(!page.body.contains(part), "{code}: {part}");
        }
    }
    set(deployment, &[("sso_only", "false")]).await;
    let page = browser.get(&format!("/sso/{id}/refused?refused=denied&return_to=/order")).await;
    page.shows("href=\"/sign-in?return_to=/order\"");
    // The refusal stays when the language changes.
    page.shows(&format!("/sso/{id}/refused?refused=denied&amp;return_to=/order&amp;lang=es"));
    browser
        .get(&format!("/sso/{id}/refused?refused=denied&lang=es"))
        .await
        .shows("No se inició sesión");
    let page = browser.get(&format!("/sso/{id}/refused?refused=not-allowed&lang=es")).await;
    let tag = tag_before(&page.body, "Only staff may buy here.");
    assert!(tag.contains("lang=\"en\""), "{tag}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_code_shows_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = add(deployment, "Plata ID", &[]).await;
    set(deployment, &ONLY).await;
    let mut browser = deployment.browser();
    for code in ["", "no-match", "%3Cb%3Eowned", "owned,denied", "DENIED"] {
        let page = browser.get(&format!("/sso/{id}/refused?refused={code}")).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{code}");
        page.shows("This sign-in can’t continue");
        assert!(!page.body.contains("owned"), "{code}");
    }
    for nowhere in ["0", "999", "x", "-1"] {
        let page = browser.get(&format!("/sso/{nowhere}/refused?refused=denied")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_page_after_signing_out_requests_a_new_login(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = add(deployment, "Plata ID", &[]).await;
    set(deployment, &ONLY).await;
    let mut browser = deployment.browser();
    let way = format!("href=\"/sso/{id}/start?again=1\"");
    let page = browser.get("/signed-out").await;
    page.shows(&way);
    assert!(!page.body.contains("Sign in again"));
    set(deployment, &[("sso_only", "false")]).await;
    let page = browser.get("/signed-out").await;
    page.shows(&way);
    page.shows("Sign in again");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_prevents_an_automatic_sign_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    add(deployment, "Plata ID", &[]).await;
    set(deployment, &ON).await;
    browser.post("/api/sign-out", &[]).await.leads_to("/signed-out");
    assert_eq!(browser.cookies["__Host-sso-halt"], "signed-out");
    browser.sign_in(crate::test_server::EMAIL, "").await.leads_to("/account/purchases");
    assert!(!browser.cookies.contains_key("__Host-sso-halt"));
}
