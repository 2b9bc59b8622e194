//! Admins change a portal by plain forms, and the changes take effect on it.

use crate::browser::{Answer, Browser};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use model::PortalId;
use rstest::rstest;

mod settings;

/// `Browser` reads answers as text, which this picture also is.
const PICTURE: &str = "RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\x2b\x01\0\x4f\0\0";

/// Submits a form with a file, as browsers do.
async fn upload(browser: &mut Browser, id: PortalId, content: &str) -> Answer {
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"a.png\"\r\n\
         Content-Type: image/png\r\n\r\n{content}\r\n--x--\r\n"
    );
    let request = Request::post(format!("/agents-api/set-logo?id={id}"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header(header::ACCEPT, crate::browser::HTML)
        .header("sec-fetch-site", "same-origin");
    browser.send(request, &body).await
}

fn page(deployment: &TestServer<'_>, rest: &str) -> String {
    format!("/portals/{}{rest}", deployment.app.portal.id)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unreadable_colour_is_refused_with_its_contrast_and_a_readable_one_takes_effect(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let id = deployment.app.portal.id.to_string();
    let typed = |accent, picked| {
        [("id", id.as_str()), ("accent", accent), ("picked", picked), ("was", "#005ab5")]
    };
    let refused = admin.post("/agents-api/change-accent", &typed("#ffcc00", "#005ab5")).await;
    let way = page(deployment, "?form=change-accent&refused=accent-contrast");
    refused.leads_to(&way);
    let again = admin.get(&way).await;
    again.shows("Text in #ffcc00 is hard to read: its contrast is 1.4");
    again.shows("The nearest suitable colour is #");
    again.shows("value=\"#ffcc00\"");
    for (accent, picked, saved) in
        [("#0F5C5C", "#005ab5", "#0f5c5c"), ("#005ab5", "#7c2d12", "#7c2d12")]
    {
        let fields = typed(accent, picked);
        let done = admin.post("/agents-api/change-accent", &fields);
        done.await.announces(page(deployment, ""), "saved");
        let shop = deployment.browser().get("/").await;
        shop.shows(&format!(":root{{--accent:{saved}}}"));
    }
    admin.get(&page(deployment, "")).await.shows(".storefront{--accent:#7c2d12}");
    admin.get("/audit").await.shows("changed a portal");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_logo_is_in_the_header_and_cached_for_ever(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let id = deployment.app.portal.id;
    for (content, why) in [
        ("", "logo-missing"),
        ("<svg onload='alert(1)'/>", "logo-no-picture"),
        (&"x".repeat(50 * 1024), "logo-too-large"),
        (&"x".repeat(100 * 1024), "logo-too-large"),
    ] {
        let way = page(deployment, &format!("?form=set-logo&refused={why}"));
        upload(&mut admin, id, content).await.leads_to(&way);
    }
    let refused = admin.get(&page(deployment, "?form=set-logo&refused=logo-no-picture")).await;
    refused.shows("This file isn’t a PNG, JPEG or WebP image.");
    upload(&mut admin, id, PICTURE).await.announces(page(deployment, ""), "saved");
    admin.get(&page(deployment, "")).await.shows("src=\"data:image/webp;base64,UklGR");

    let mut visitor = deployment.browser();
    let shop = visitor.get("/").await;
    let (_, rest) = shop.body.split_once("src=\"/logo/").expect("a logo");
    let file = rest.split('"').next().unwrap_or_default();
    shop.shows("alt=\"Norte Lines\" width=\"135\" height=\"36\"");
    let logo = visitor.get(&format!("/logo/{file}")).await;
    assert_eq!(logo.header("content-type"), "image/webp");
    assert_eq!(logo.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(logo.header("x-content-type-options"), "nosniff");
    assert_eq!(logo.header("cross-origin-resource-policy"), "cross-origin", "mails show it");
    assert_eq!(logo.body, PICTURE);
    let other = deployment.app.other_portal().await;
    let mut elsewhere = deployment.browser_at(&other);
    for path in ["/logo/x.webp", "/logo/x", "/logo/..%2fx.png", "/logo/"] {
        assert_eq!(visitor.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let theirs = elsewhere.get(&format!("/logo/{file}")).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);

    let force = [("customer_accounts_enabled", "true"), ("force_login", "true")];
    admin.post("/agents-api/change-settings", &force).await;
    let still = visitor.get(&format!("/logo/{file}")).await;
    assert_eq!(still.status, StatusCode::OK, "whoever signs in sees it too");
    let fields = [("id", &*id.to_string())];
    let removed = admin.post("/agents-api/remove-logo", &fields).await;
    removed.announces(page(deployment, ""), "saved");
    let gone = visitor.get(&format!("/logo/{file}")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_logo_from_another_origin_is_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let request = Request::post(format!("/agents-api/set-logo?id={}", deployment.app.portal.id))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "cross-site");
    let answer = admin.send(request, "--x--\r\n").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let other = deployment.app.other_portal().await;
    let unknown = upload(&mut admin, other.id, PICTURE).await;
    let way = format!("/portals/{}?form=set-logo&refused=unknown", other.id);
    unknown.leads_to(&way);
    let page = admin.get(&format!("/portals/{}", other.id)).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_the_chosen_languages_are_offered(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let mut visitor = deployment.browser();
    visitor.get("/?lang=en").await.shows("<html lang=\"en\"");
    let id = deployment.app.portal.id.to_string();
    let fields = [
        ("id", id.as_str()),
        ("locale_es", "true"),
        ("locale_fr", "true"),
        ("default_locale", "fr"),
    ];
    let saved = admin.post("/agents-api/change-languages", &fields).await;
    saved.announces(page(deployment, ""), "saved");
    let shop = visitor.get("/").await;
    shop.shows("<html lang=\"fr\"");
    shop.shows("lang=es");
    shop.shows("id=\"language-menu\"");
    assert!(!shop.body.contains("lang=en"), "English is still offered");
    let asked = visitor.get("/?lang=en").await;
    asked.shows("<html lang=\"fr\"");
    assert!(asked.cookies().is_empty());
    visitor.get("/?lang=es").await.shows("<html lang=\"es\"");
    let fields = [("id", id.as_str()), ("locale_es", "true"), ("default_locale", "es")];
    admin.post("/agents-api/change-languages", &fields).await;
    let shop = visitor.get("/").await;
    assert!(!shop.body.contains("id=\"language-menu\""), "there is nothing to choose");
    let refused = admin.post("/agents-api/change-languages", &fields[..1]).await;
    let way = page(deployment, "?form=change-languages&refused=no-language");
    refused.leads_to(&way);
    admin.get(&way).await.shows("Choose at least one language.");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_moves_and_another_one_is_added(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let fields = [("name", "Island <Lines>"), ("host", "islands.localhost")];
    admin.post("/agents-api/add-portal", &fields).await.announces("/portals", "host-waits");
    let waiting = admin.get("/portals").await;
    waiting.shows("The domain doesn’t lead to this server yet.");
    waiting.shows("https://islands.localhost");
    waiting.shows("Nothing responds at this domain");
    let mut visitor = deployment.browser();
    visitor.host = "islands.localhost".to_owned();
    visitor.origin = "https://islands.localhost".to_owned();
    assert_eq!(visitor.get("/").await.status, StatusCode::MISDIRECTED_REQUEST);
    let portal = deployment.app.confirm_host("islands.localhost").await;
    let one = admin.get(&format!("/portals/{portal}")).await;
    one.shows("<title>Island &lt;Lines>");
    visitor.get("/").await.shows("Island &lt;Lines&gt;");
    let id = deployment.app.portal.id.to_string();
    let taken = [("id", id.as_str()), ("name", "Norte"), ("host", "islands.localhost")];
    let refused = admin.post("/agents-api/change-portal", &taken).await;
    let way = page(deployment, "?form=change-portal&refused=host-taken");
    refused.leads_to(&way);
    let again = admin.get(&way).await;
    again.shows("Another portal uses this domain.");
    again.shows("links in emails already sent still lead to tickets.example.test");
    let moved = [("id", id.as_str()), ("name", "Norte"), ("host", "buy.localhost")];
    admin.post("/agents-api/change-portal", &moved).await.announces("/portals", "host-waits");
    let mut old = deployment.browser();
    assert_eq!(old.get("/").await.status, StatusCode::OK);
    deployment.app.confirm_host("buy.localhost").await;
    assert_eq!(old.get("/").await.status, StatusCode::MISDIRECTED_REQUEST);
    old.host = "buy.localhost".to_owned();
    assert_eq!(old.get("/").await.status, StatusCode::OK);
    admin.get("/portals").await.shows("https://buy.localhost");
}
