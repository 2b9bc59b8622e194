//! Proving ownership of an account by plain forms, and identities in the profile.

use super::{ON, ONLY, add, set};
use crate::browser::{Browser, hidden};
use crate::test_server::{EMAIL, PASSWORD, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use model::ProviderId;
use rstest::rstest;
use sha2::{Digest, Sha256};
use std::fmt::Write;

const LINKED: &str = "The sign-in method has been linked.";
const PENDING_LINK: &str = "arrivalarrivalarrivalarrivalarrivalarrival0";

/// Returns a browser that has come back from the provider, whose user has this email.
pub async fn arrived(deployment: &TestServer<'_>, provider: ProviderId) -> Browser {
    let hash = Sha256::digest(PENDING_LINK).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a text takes everything");
        hex
    });
    let hash = if is_on_sqlite(deployment) { format!("X'{hash}'") } else { format!("'\\x{hash}'") };
    let operator = deployment.app.portal.operator;
    deployment.app
        .execute(&format!(
            "INSERT INTO sso_arrivals (operator_id, provider_id, hash, issuer, subject, label, first_name, last_name, \
             email, email_key, return_path, created_at, expires_at, access_rule) VALUES ({operator}, {provider}, {hash}, \
             'https://id.example.test', 'u-1', 'ana at plata', 'Ana', 'Quiroga', '{EMAIL}', '{EMAIL}', '/products/1', \
             '2026-01-01 00:00:00', '2036-01-01 00:00:00', 1)"
        ))
        .await;
    let mut browser = deployment.browser();
    browser.cookies.insert("__Host-sso-arrival".to_owned(), PENDING_LINK.to_owned());
    browser
}

fn is_on_sqlite(deployment: &TestServer<'_>) -> bool {
    deployment.app.sqlite_path().exists()
}

/// Returns the browser of a customer who has just linked an identity by the account's password.
async fn linked(deployment: &TestServer<'_>) -> Browser {
    deployment.registered().await;
    let id = add(deployment, "Plata ID", &[]).await;
    set(deployment, &ON).await;
    let mut browser = arrived(deployment, id).await;
    let linked = browser.post("/api/link-by-password", &[("password", PASSWORD)]).await;
    linked.announces("/products/1", "linked");
    browser
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_without_a_pending_sign_in_gets_an_explanation(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    assert_eq!(browser.get("/sso/link").await.status, StatusCode::NOT_FOUND);
    add(deployment, "Plata ID", &[]).await;
    set(deployment, &ON).await;
    let page = browser.get("/sso/link").await;
    page.shows("This sign-in is no longer valid");
    page.shows("href=\"/sign-in\"");
    browser
        .post("/api/link-by-password", &[("password", PASSWORD)])
        .await
        .leads_to("/sso/link?form=link-by-password&refused=arrival-gone");
    browser
        .post("/api/mail-proof", &[])
        .await
        .leads_to("/sso/link?form=mail-proof&refused=arrival-gone");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_accounts_password_proves_it_and_redirects_to_the_requested_page(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    let id = add(deployment, "Plata ID", &[]).await;
    set(deployment, &ON).await;
    let mut browser = arrived(deployment, id).await;
    let page = browser.get("/sso/link").await;
    for part in [
        "Confirm it’s you",
        "Plata ID",
        "ana at plata",
        EMAIL,
        "action=\"/api/link-by-password\"",
        "href=\"/forgot-password?return_to=/products/1\"",
        "action=\"/api/mail-proof\"",
    ] {
        page.shows(part);
    }
    let wrong = [("password", "another river in autumn")];
    let back = "/sso/link?form=link-by-password&refused=password-wrong";
    browser.post("/api/link-by-password", &wrong).await.leads_to(back);
    browser.get(back).await.shows("That isn’t the password for your account.");
    let linked = browser.post("/api/link-by-password", &[("password", PASSWORD)]).await;
    linked.announces("/products/1", "linked");
    browser.get("/products/1").await.shows(LINKED);
    let again = browser.get("/products/1").await;
    assert!(!again.body.contains(LINKED), "a reload says it again");
    assert!(browser.is_signed_in().await);
    assert!(!browser.cookies.contains_key("__Host-sso-arrival"));
    let profile = browser.get("/account/profile").await;
    for part in ["Linked sign-in methods", "ana at plata", "action=\"/api/unlink\""] {
        profile.shows(part);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_link_proves_it_where_passwords_are_closed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    let id = add(deployment, "Plata ID", &[]).await;
    set(deployment, &ONLY).await;
    let mut browser = arrived(deployment, id).await;
    let page = browser.get("/sso/link").await;
    assert!(!page.body.contains("name=\"password\""));
    let closed = browser.post("/api/link-by-password", &[("password", PASSWORD)]).await;
    assert_eq!(closed.status, StatusCode::NOT_FOUND);

    browser.post("/api/mail-proof", &[]).await.announces("/sso/link", "link-sent");
    browser.get("/sso/link").await.shows("in this same browser");
    let link = deployment.app.mail_to(EMAIL).await;
    let link = link.token("sso/prove").expect("a link");
    let mut elsewhere = deployment.browser();
    elsewhere.get(&format!("/sso/prove/{link}")).await.leads_to("/sso/link");
    elsewhere.get("/sso/link").await.shows("This sign-in is no longer valid");

    browser.get("/sso/prove/another").await.leads_to("/sso/link");
    browser.get("/sso/link").await.shows("This link no longer works.");
    browser.get(&format!("/sso/prove/{link}")).await.leads_to("/sso/link");
    let page = browser.get("/sso/link").await;
    page.shows("Is this you?");
    let number = hidden(&page.body, "customer");
    let linked = browser.post("/api/link-by-mail", &[("customer", &number)]).await;
    linked.announces("/products/1", "linked");
    assert!(browser.is_signed_in().await);

    let profile = browser.get("/account/profile").await;
    for part in ["Sign-in methods", "change-password", "/forgot-password"] {
        assert!(!profile.body.contains(part), "{part}");
    }
    profile.shows("can’t be removed");
    // The password of the account counts no more.
    for page in ["/account/email", "/account/delete"] {
        let page = browser.get(page).await;
        assert!(!page.body.contains("name=\"current\""), "{}", page.body);
    }
    let asked = browser.post("/api/change-email", &[("email", "ana.new@example.test")]).await;
    asked.announces("/account/profile", "email-link-sent");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn several_customers_of_a_mailbox_are_offered_as_a_choice(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    for (first, last) in [("Ana", "Quiroga"), ("Ana María", "Paz")] {
        let order = [
            ("product", "1"),
            ("travellers", "1"),
            ("first_name", first),
            ("last_name", last),
            ("email", EMAIL),
        ];
        deployment.browser().post("/api/buy", &order).await.order();
    }
    deployment.app.mails().await;
    let id = add(deployment, "Plata ID", &[]).await;
    set(deployment, &ON).await;
    let mut browser = arrived(deployment, id).await;
    browser.post("/api/mail-proof", &[]).await.announces("/sso/link", "link-sent");
    let link = deployment.app.mail_to(EMAIL).await;
    let link = link.token("sso/prove").expect("a link");
    browser.get(&format!("/sso/prove/{link}")).await.leads_to("/sso/link");
    let page = browser.get("/sso/link").await;
    for part in [
        "Choose your customer account",
        "<legend",
        "Ana Quiroga",
        "Ana María Paz",
        "Last purchase",
        "value=\"new\"",
        "None of these: create a new account",
    ] {
        page.shows(part);
    }
    assert!(!page.body.contains(" checked"), "nobody is guessed");
    let back = "/sso/link?form=link-by-mail&refused=choice-missing";
    browser.post("/api/link-by-mail", &[]).await.leads_to(back);
    let page = browser.get(back).await;
    page.shows("Choose one of the options.");
    page.shows("aria-invalid=\"true\"");
    page.shows(" autofocus");
    browser.post("/api/link-by-mail", &[("customer", "new")]).await.leads_to("/products/1");
    let page = browser.get("/products/1").await;
    assert!(!page.body.contains(LINKED), "it is a new account");
    assert!(browser.is_signed_in().await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_identity_is_removed_in_the_profile(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = linked(deployment).await;
    let profile = browser.get("/account/profile").await;
    let sign_in = hidden(&profile.body, "sign_in");
    browser
        .post("/api/unlink", &[("sign_in", "0")])
        .await
        .leads_to("/account/profile?form=unlink-0&refused=unknown");
    deployment.app.clock.advance(chrono::TimeDelta::minutes(10));
    let back = format!("/account/profile?form=unlink-{sign_in}&refused=sign-in-again");
    browser.post("/api/unlink", &[("sign_in", &sign_in)]).await.leads_to(&back);
    browser.get(&back).await.shows("For your security, sign out, sign in again");
    browser.sign_in(EMAIL, "").await;
    browser
        .post("/api/unlink", &[("sign_in", &sign_in)])
        .await
        .announces("/account/profile", "unlinked");
    let profile = browser.get("/account/profile").await;
    profile.shows("The sign-in method has been removed.");
    assert!(!profile.body.contains("id=\"linked\""));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn changes_at_the_provider_are_accepted_in_the_profile(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = linked(deployment).await;
    let says = "UPDATE identities SET said_first_name = 'Anabel', said_last_name = 'Quiroga', names_changed = TRUE";
    deployment.app.execute(says).await;
    let profile = browser.get("/account/profile").await;
    profile.shows("Anabel");
    let sign_in = hidden(&profile.body, "sign_in");

    let signed_out = deployment
        .browser()
        .post("/api/answer-provider", &[("sign_in", &sign_in), ("answer", "take")])
        .await;
    signed_out.leads_to("/sign-in?return_to=/account/profile");
    let mut other = deployment.browser();
    other.cookies.clone_from(&browser.cookies);
    other
        .post("/api/answer-provider", &[("sign_in", "0"), ("answer", "take")])
        .await
        .leads_to("/account/profile?form=take-0&refused=unknown");
    browser
        .post("/api/answer-provider", &[("sign_in", &sign_in), ("answer", "take")])
        .await
        .announces("/account/profile", "saved");
    let profile = browser.get("/account/profile").await;
    profile.shows("value=\"Anabel\"");
    assert!(!profile.body.contains("action=\"/api/answer-provider\""));
}
