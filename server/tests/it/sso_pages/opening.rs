//! Opening an account for a provider's user by plain forms.

use super::{ON, add, linking::arrived, set};
use crate::browser::hidden;
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use rstest::rstest;

const CONSENT: &str = "I have read how my data is used.";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_first_sign_in_opens_an_account_with_consent_only(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = add(deployment, "Plata ID", &[]).await;
    set(deployment, &ON).await;
    let mut admin = deployment.admin().await.browser;
    let demand = [("message", "registration-consent"), ("en", CONSENT)];
    let saved = admin.post("/agents-api/change-message", &demand).await;
    saved.announces("/messages/registration-consent", "saved");

    let mut browser = arrived(deployment, id).await;
    for (lang, title) in
        [("es", "Cree su cuenta"), ("fr", "Créer votre compte"), ("en", "Create your account")]
    {
        browser.get(&format!("/sso/link?lang={lang}")).await.shows(title);
    }
    let page = browser.get("/sso/link").await;
    for part in [
        "Plata ID",
        "ana at plata",
        "Ana Quiroga",
        EMAIL,
        CONSENT,
        "action=\"/api/open-account\"",
        "action=\"/api/decline-account\"",
    ] {
        page.shows(part);
    }
    let (_, rest) = page.body.split_once("type=\"checkbox\" id=\"consent\"").expect("a box");
    let (rest, _) = rest.split_once('>').expect("the end of the box");
    assert!(rest.contains("required") && !rest.contains("checked"), "{rest}");

    let back = "/sso/link?form=open-account&refused=consent-missing";
    browser.post("/api/open-account", &[]).await.leads_to(back);
    browser.get(back).await.shows("Tick the box to agree.");
    let consent = hidden(&page.body, "consent");
    browser.post("/api/open-account", &[("consent", &consent)]).await.leads_to("/products/1");
    assert!(browser.is_signed_in().await);
    assert!(!browser.cookies.contains_key("__Host-sso-arrival"));
    // The browser's history leads there again.
    browser.get("/sso/link").await.shows("You’re signed in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn declining_leaves_nothing_and_the_provider_asks_for_a_login(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let id = add(deployment, "Plata ID", &[]).await;
    set(deployment, &ON).await;
    let mut browser = arrived(deployment, id).await;
    let page = browser.get("/sso/link").await;
    page.shows("Create your account");
    assert!(!page.body.contains("name=\"consent\""), "nothing is demanded");

    let declined = browser.post("/api/decline-account", &[]).await;
    declined.announces("/sign-in", "account-declined");
    browser.get("/sign-in").await.shows("No account has been created");
    assert!(!browser.cookies.contains_key("__Host-sso-arrival"));
    assert_eq!(browser.cookies["__Host-sso-halt"], "signed-out");
    assert_eq!(app.number("SELECT COUNT(*) FROM sso_arrivals").await, 0);
    browser.get("/sso/link").await.shows("This sign-in is no longer valid");
    let gone = "/sso/link?form=open-account&refused=arrival-gone";
    browser.post("/api/open-account", &[]).await.leads_to(gone);
}
