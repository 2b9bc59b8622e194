//! Providers in the backoffice.

use crate::browser::{Answer, Browser, hidden, with_others};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use model::Role;
use rstest::rstest;

const SECRET: &str = "hush-hush-4711";

const PARTS: [(&str, &str); 10] = [
    ("protocol", "oidc"),
    ("name", "Plata <ID>"),
    ("url", "https://sso.example.com"),
    ("client_id", "guichet"),
    ("authentication", "basic"),
    ("secret", SECRET),
    ("scopes", "profile email"),
    ("button_es", "Iniciar sesión con Plata"),
    ("mapping_email", "mail"),
    ("trust_emails", "true"),
];

/// Returns the form fields with some values replaced.
fn parts<'a>(others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    with_others(&PARTS, others)
}

/// Adds the provider; returns the address of its page.
async fn add(admin: &mut Browser) -> String {
    let added = admin.post("/agents-api/add-provider", &parts(&[])).await;
    let page = added.header("location").to_owned();
    added.announces(&page, "added");
    page
}

fn shows_no_secret(answer: &Answer) {
    assert!(!answer.body.contains(SECRET), "{}", answer.body);
    assert!(answer.cookies().iter().all(|cookie| !cookie.contains("hush")));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_adds_changes_and_removes_a_provider_and_its_secret_is_never_shown(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let list = admin.get("/providers").await;
    list.shows("There are no providers yet.");
    list.shows("href=\"/providers/new?protocol=oidc\"");
    admin.get("/providers/new").await.shows("Which protocol does it use?");
    admin.get("/providers/new?protocol=cas").await.shows("Server address");
    let new = admin.get("/providers/new?protocol=oidc").await;
    new.shows("Client secret");
    new.shows("autocomplete=\"new-password\"");

    let one = add(&mut admin).await;
    let id = one.rsplit('/').next().expect("an id").to_owned();
    let page = admin.get(&one).await;
    shows_no_secret(&page);
    page.shows("The provider has been added.");
    page.shows("This provider hasn’t passed a test since it was last changed.");
    page.shows(&format!("https://tickets.example.test/sso/{id}/callback"));
    page.shows(&format!("https://tickets.example.test/sso/{id}/logout"));
    page.shows("https://tickets.example.test/signed-out");
    page.shows("value=\"Iniciar sesión con Plata\"");
    page.shows("A secret is saved.");
    assert!(!page.body.contains("<ID>"), "a name is text");

    let change = [("id", &*id), ("version", "1"), ("secret", ""), ("button_en", "Plata")];
    let changed = admin.post("/agents-api/change-provider", &parts(&change)).await;
    changed.announces(&one, "saved");
    let page = admin.get(&one).await;
    page.shows("Your changes have been saved.");
    page.shows("A secret is saved.");
    shows_no_secret(&page);
    let late = admin.post("/agents-api/change-provider", &parts(&change)).await;
    late.leads_to(&format!("{one}?form=change-provider&refused=changed-meanwhile"));

    admin.get("/providers").await.shows("Not tested");
    let audit = admin.get("/audit").await;
    audit.shows("added a provider");
    audit.shows("changed a provider");
    shows_no_secret(&audit);
    let removed = admin.post("/agents-api/remove-provider", &[("id", &id)]).await;
    removed.announces("/providers", "removed");
    admin.get("/providers").await.shows("The provider has been removed.");
    assert_eq!(admin.get(&one).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_is_still_about_the_version_that_it_was_shown_with(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let one = add(&mut admin).await;
    let id = one.rsplit('/').next().expect("an id").to_owned();
    let version = hidden(&admin.get(&one).await.body, "version");
    let shown = [("id", &*id), ("version", &*version)];
    let wrong = parts(&[&shown[..], &[("client_id", "")]].concat());
    let refused = admin.post("/agents-api/change-provider", &wrong).await;
    refused.leads_to(&format!("{one}?form=change-provider&refused=client-id-missing"));
    let mut otto =
        deployment.at_work(&app.portal.host, "otto@work.test", Role::Admin).await.browser;
    let other = parts(&[&shown[..], &[("name", "Oro")]].concat());
    otto.post("/agents-api/change-provider", &other).await.announces(&one, "saved");
    let page = admin.get(refused.header("location")).await;
    assert_eq!(hidden(&page.body, "version"), version);
    let late = admin.post("/agents-api/change-provider", &parts(&shown)).await;
    late.leads_to(&format!("{one}?form=change-provider&refused=changed-meanwhile"));
    let page = admin.get(late.header("location")).await;
    assert_ne!(hidden(&page.body, "version"), version);
    page.shows("value=\"Oro\"");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn errors_are_shown_at_their_field_and_all_input_but_the_secret_is_kept(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let bad = parts(&[
        ("url", "http://10.0.0.1/"),
        ("client_id", ""),
        ("property_to_validate", "groups"),
    ]);
    let refused = admin.post("/agents-api/add-provider", &bad).await;
    let why = "/providers/new?protocol=oidc&refused=client-id-missing,value-missing,url-invalid";
    refused.leads_to(why);
    shows_no_secret(&refused);
    let page = admin.get(why).await;
    shows_no_secret(&page);
    page.shows("Enter a public address that starts with https://.");
    page.shows("Enter the client ID that the provider gave you.");
    page.shows("Enter the value that the attribute must have.");
    page.shows("value=\"http://10.0.0.1/\"");
    page.shows("value=\"groups\"");
    let by_script = admin.post_by_script("/agents-api/add-provider", &bad).await;
    assert_eq!(by_script.status, StatusCode::UNPROCESSABLE_ENTITY);
    let codes = r#"{"Refused":["client-id-missing","value-missing","url-invalid"]}"#;
    assert_eq!(by_script.body, codes);
    assert_eq!(deployment.app.number("SELECT COUNT(*) FROM providers").await, 0);

    let one = add(&mut admin).await;
    let id = one.rsplit('/').next().expect("an id").to_owned();
    let empty = parts(&[("id", &id), ("version", "1"), ("name", " ")]);
    let refused = admin.post("/agents-api/change-provider", &empty).await;
    let why = format!("{one}?form=change-provider&refused=name-missing");
    refused.leads_to(&why);
    shows_no_secret(&refused);
    admin.get(&why).await.shows("Enter a name.");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_cannot_be_removed_has_no_button_and_says_why(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let one = add(&mut admin).await;
    admin.get(&one).await.shows("Remove this provider…");
    let sql = "UPDATE providers SET tested_at = CURRENT_TIMESTAMP";
    deployment.app.execute(sql).await;
    only_sso(deployment).await;
    let page = admin.get(&one).await;
    page.shows("It can’t be removed: single sign-on is the only way to sign in");
    assert!(!page.body.contains("remove-provider"));
    let id = one.rsplit('/').next().expect("an id");
    let refused = admin.post("/agents-api/remove-provider", &[("id", id)]).await;
    refused.leads_to(&format!("{one}?form=remove-provider&refused=only-way-in"));
}

async fn only_sso(deployment: &TestServer<'_>) {
    let on = ["sso_enabled", "sso_only"].map(|name| (name.to_owned(), "true".to_owned()));
    let host = &deployment.app.portal.host;
    let changed = deployment.app.accounts.settings().change_of_host(host, &on).await;
    changed.expect("changed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn providers_of_other_operators_do_not_exist(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let one = add(&mut deployment.admin().await.browser).await;
    let id = one.rsplit('/').next().expect("an id");
    let ferries = deployment.app.other_portal().await;
    let mut stranger =
        deployment.at_work(&ferries.host, "otto@ferries.test", Role::Admin).await.browser;
    stranger.get("/providers").await.shows("There are no providers yet.");
    for path in [one.clone(), format!("{one}/tests/1")] {
        assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for function in ["change-provider", "remove-provider", "test-provider"] {
        let path = format!("/agents-api/{function}");
        let fields = parts(&[("id", id), ("version", "1")]);
        let refused = stranger.post_by_script(&path, &fields).await;
        assert_eq!(refused.body, r#"{"Refused":["unknown"]}"#, "{function}");
    }
    let there = "SELECT COUNT(*) FROM providers WHERE version = 1";
    assert_eq!(deployment.app.number(there).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_menu_and_the_settings_link_to_the_providers(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let settings = admin.get("/settings").await;
    // The menus of wide and narrow windows, the card, and two errors of each of six forms that an admin resolves there.
    assert_eq!(settings.body.matches("href=\"/providers\"").count(), 15);
    let agents = deployment.agent().await.browser.get("/customers").await;
    assert!(!agents.body.contains("/providers"));
    for (language, text) in [("es", "Proveedores"), ("fr", "Fournisseurs")] {
        let page = admin.get(&format!("/providers?lang={language}")).await;
        page.shows(text);
    }
}
