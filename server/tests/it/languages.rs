//! The language of an answer.

use crate::browser::{Browser, HTML};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Request, header};
use rstest::rstest;

async fn language(browser: &mut Browser, path: &str, accepted: &str) -> String {
    let request =
        Request::get(path).header(header::ACCEPT, HTML).header(header::ACCEPT_LANGUAGE, accepted);
    let answer = browser.send(request, "").await;
    let (_, rest) = answer.body.split_once("<html lang=\"").expect("a document with a language");
    rest.chars().take(2).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_that_of_address_choice_customer_browser_or_portal_in_this_order(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    assert_eq!(language(&mut browser, "/sign-in", "de").await, "en");
    assert_eq!(language(&mut browser, "/sign-in", "de, fr;q=0.8, en;q=0.2").await, "fr");
    assert_eq!(language(&mut browser, "/sign-in?lang=es", "fr").await, "es");
    assert_eq!(language(&mut browser, "/sign-in", "fr").await, "es", "the choice is remembered");
    assert_eq!(language(&mut browser, "/sign-in?lang=xx", "fr").await, "es");

    let mut customer = deployment.signed_in().await;
    assert_eq!(
        language(&mut customer, "/", "fr").await,
        "en",
        "the customer registered in English"
    );
    assert_eq!(language(&mut customer, "/?lang=fr", "es").await, "fr");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_page_opened_from_a_mail_has_the_language_of_the_mail(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut here = deployment.browser();
    here.get("/?lang=es").await;
    here.register("ana@example.test").await;
    let mail = deployment.app.mail_to("ana@example.test").await;
    let (_, link) = mail.text.split_once(&here.origin).expect("a link");
    let link = link.split_whitespace().next().unwrap_or_default();
    assert!(link.ends_with("?lang=es"), "{link}");
    for damaged in ["", ".", ")", "%3E", "%22"] {
        let mut there = deployment.browser();
        let asked = there.get(&format!("{link}{damaged}")).await;
        asked.leads_to("/confirm");
        assert_eq!(language(&mut there, "/confirm", "fr").await, "es");
        assert_eq!(language(&mut there, "/", "fr").await, "es");
        assert_eq!(language(&mut there, "/sign-in?lang=en", "fr").await, "en");
        assert_eq!(language(&mut there, "/", "fr").await, "en");
    }
    let mut there = deployment.browser();
    there.get(&link.replace("lang=", "lang=3D")).await;
    assert_eq!(language(&mut there, "/confirm", "fr").await, "es");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_choice_is_kept_for_a_year(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let answer = browser.get("/?lang=fr").await;
    let cookies = answer.cookies();
    assert!(
        cookies[0].starts_with("__Host-lang=fr;") && cookies[0].contains("Max-Age=31536000"),
        "{cookies:?}"
    );
    assert!(browser.get("/?lang=%3Cscript%3E").await.cookies().is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn errors_are_in_the_visitors_language_too(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    assert_eq!(language(&mut browser, "/pkg/missing.css", "es-AR").await, "es");
    assert_eq!(language(&mut browser, "/nothing", "fr").await, "fr");
    browser.host = "nobody.test".to_owned();
    assert_eq!(language(&mut browser, "/", "fr").await, "fr");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn texts_of_products_that_are_not_translated_say_their_language(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    app.execute("INSERT INTO product_texts (operator_id, product_id, locale, title, description) SELECT operator_id, id, 'es', 'De día', 'Un paseo.' FROM products WHERE id = 1").await;
    let mut browser = deployment.browser();
    browser.get("/products/1?lang=fr").await.shows("<h1 lang=\"en\">Córdoba");
    browser.get("/products/1?lang=es").await.shows("<h1>De día");
    browser.get("/products/1?lang=en").await.shows("<h1>Córdoba");
    browser.get("/?lang=fr").await.shows("<p lang=\"en\">A day out.");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_title_of_a_refused_form_begins_with_the_error(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    assert!(!browser.get("/sign-in").await.body.contains("<title>Error"));
    browser.sign_in("", "").await.leads_to("/sign-in?refused=identifier-missing");
    for (lang, title) in [
        ("en", "<title>Error: Sign in · "),
        ("es", "<title>Error: Iniciar sesión · "),
        ("fr", "<title>Erreur\u{202f}: Se connecter · "),
    ] {
        browser.get(&format!("/sign-in?refused=identifier-missing&lang={lang}")).await.shows(title);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_speaks_portuguese_once_its_operator_offers_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    assert_eq!(language(&mut browser, "/sign-in", "pt-BR, es;q=0.5").await, "es");
    let mut admin = deployment.admin().await.browser;
    admin.get("/customers?lang=pt-BR").await.shows("<html lang=\"pt-BR\"");
    let id = deployment.app.portal.id.to_string();
    let chosen = [
        ("id", id.as_str()),
        ("locale_es", "true"),
        ("locale_pt_br", "true"),
        ("default_locale", "pt-BR"),
    ];
    let page = format!("/portals/{id}");
    admin.post("/agents-api/change-languages", &chosen).await.announces(&page, "saved");
    assert_eq!(language(&mut browser, "/sign-in", "pt-PT, es;q=0.5").await, "pt");
    let home = browser.get("/?lang=pt-BR").await;
    home.shows("<html lang=\"pt-BR\"");
    home.shows("lang=es");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_colon_has_the_space_that_the_language_sets_before_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let page = deployment.signed_in().await.get("/account/email?lang=fr").await;
    let body = page.body.replace("<!>", "");
    for name in ["Langue", "Mon compte", "Adresse e-mail actuelle"] {
        assert!(body.contains(&format!("{name}\u{202f}: ")), "{name}: {body}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_field_for_a_text_in_a_language_is_marked_with_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    for (page, field) in [("/products/new", "title"), ("/providers/new?protocol=oidc", "button")] {
        let page = admin.get(page).await;
        for (name, lang) in [("en", "en"), ("es", "es"), ("fr", "fr"), ("pt_br", "pt-BR")] {
            page.shows(&format!("name=\"{field}_{name}\" type=\"text\" lang=\"{lang}\""));
        }
    }
}
