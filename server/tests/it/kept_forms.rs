//! The requested page and the form input survive signing in.

use crate::browser::HTML;
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::{Request, StatusCode, header};
use model::Role;
use rstest::rstest;

const ENTRIES: [(&str, &str); 5] = [
    ("product", "1"),
    ("travellers", "3"),
    ("first_name", "Ánà & Co"),
    ("last_name", "Quiroga"),
    ("email", "Ana+trip@example.test"),
];

async fn forced(deployment: &TestServer<'_>) {
    crate::sso_pages::set(deployment, &[("force_login", "true")]).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_path_comes_back_as_browsers_send_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let browser = deployment.registered().await;
    forced(deployment).await;
    let long = format!("/products/1?x={}", "a".repeat(1986));
    assert_eq!(long.len(), 2000);
    for (asked, back) in [
        ("/products/1?f[a]={b|c}^`", "/products/1?f%5Ba%5D=%7Bb%7Cc%7D%5E%60"),
        ("/products/1|2", "/products/1%7C2"),
        ("/products/ñ?q=日本", "/products/%C3%B1?q=%E6%97%A5%E6%9C%AC"),
        ("/products/1?a=1&b=%26%2B%25&c=+", "/products/1?a=1&b=%26%2B%25&c=+"),
        ("/products/1?off=50%", "/products/1?off=50%"),
        (&*long, &*long),
    ] {
        let mut browser = browser.clone();
        let way = browser.get(asked).await;
        assert_eq!(way.status, StatusCode::SEE_OTHER, "{asked}");
        let page = browser.get(way.header("location")).await;
        let field = page.body.split_once("name=\"return_to\" value=\"");
        let value = field.and_then(|(_, rest)| rest.split_once('"'));
        let value = value.map(|(value, _)| value.replace("&amp;", "&"));
        assert_eq!(value.as_deref(), Some(back), "{asked}");
        browser.sign_in(EMAIL, back).await.leads_to(back);
    }
    for asked in [&*format!("{long}a"), "/api/nothing", "/Api/buy"] {
        deployment.browser().get(asked).await;
        let mut browser = browser.clone();
        browser.sign_in(EMAIL, asked).await.leads_to("/account/purchases");
    }
    let too_long = deployment.browser().get(&format!("{long}a")).await;
    too_long.leads_to("/sign-in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_sign_in_has_headers_that_proxies_refuse(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    forced(deployment).await;
    for part in ["a", "%41", "é", "[", "&b=", "%26"] {
        let asked = format!("/products/1?x={}", part.repeat(1986 / part.len()));
        let way = deployment.browser().get(&asked).await;
        let sum: usize =
            way.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        assert!(sum < 3_500, "{sum} bytes for {part}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_purchase_keeps_its_input_until_the_customer_has_signed_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    forced(deployment).await;
    let way = browser.post("/api/buy", &ENTRIES).await;
    way.leads_to("/sign-in?return_to=/products/1");
    let page = browser.get(way.header("location")).await;
    page.shows("Your session ended before you sent the form.");
    assert!(!page.body.contains("Quiroga"), "not before somebody is in");
    browser.sign_in(EMAIL, "/products/1").await.leads_to("/products/1");
    let page = browser.get("/products/1").await;
    page.shows("We’ve kept what you entered");
    page.shows("value=\"Ánà &amp; Co\"");
    page.shows("value=\"Ana+trip@example.test\"");
    page.shows("<option value=\"3\" selected");
    let again = browser.get("/products/1").await;
    assert!(!again.body.contains("Ana+trip"), "only once");

    let mut by_script = deployment.browser();
    let answer = by_script.post_by_script("/api/buy", &ENTRIES).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.header("location"), "/sign-in?return_to=/products/1");
    assert!(by_script.cookies.contains_key("__Host-draft"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_the_profile_is_kept_without_passwords_and_dropped_by_signing_out(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    let fields = [("email", "new@example.test"), ("current", "a secret of mine")];
    let way = browser.post("/api/change-email", &fields).await;
    way.leads_to("/sign-in?return_to=/account/email");
    assert!(!format!("{:?}", browser.cookies).contains("secret"));
    browser.sign_in(EMAIL, "/account/email").await.leads_to("/account/email");
    let mut elsewhere = browser.clone();
    let other = elsewhere.get("/account/profile").await;
    assert!(!other.body.contains("new@example.test"), "not its page");
    browser.get("/account/email").await.shows("value=\"new@example.test\"");
    elsewhere.post("/api/sign-out", &[]).await;
    assert!(!elsewhere.cookies.contains_key("__Host-draft"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_the_backoffice_is_kept_too(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut person = deployment.admin().await;
    let session = person.browser.cookies.remove("__Host-agent");
    let host = person.browser.origin.clone();
    let form = person
        .browser
        .form("/agents-api/invite-agent")
        .header(header::ACCEPT, HTML)
        .header(header::REFERER, format!("{host}/agents?form=x&refused=y"))
        .header("sec-fetch-site", "same-origin");
    let body = "name=Nora+Paz&email=nora%40work.test&role=agent&password=hidden";
    let way = person.browser.send(form, body).await;
    way.leads_to("/sign-in?return_to=/agents");
    assert!(!person.browser.cookies["__Host-draft"].contains("hidden"));
    let cookies = &mut person.browser.cookies;
    cookies.insert("__Host-agent".to_owned(), session.expect("a session"));
    let page = person.browser.get("/agents").await;
    page.shows("We’ve kept what you entered");
    page.shows("value=\"Nora Paz\"");

    person.browser.cookies.remove("__Host-agent");
    let foreign = Request::post("/agents-api/invite-agent")
        .header(header::CONTENT_TYPE, crate::browser::FORM)
        .header(header::ACCEPT, HTML)
        .header(header::REFERER, "https://evil.test/agents")
        .header("sec-fetch-site", "same-origin");
    let way = person.browser.send(foreign, body).await;
    way.leads_to("/sign-in");
}

const EVA: &str = "eva@example.test";

/// Registers another customer, in a browser of her own.
async fn eva_registers(deployment: &TestServer<'_>) {
    let mut browser = deployment.browser();
    browser.register(EVA).await.leads_to("/register/check-mail");
    let mail = deployment.app.mail_to(EVA).await;
    let token = mail.token("confirm").expect("a link");
    browser.get(&format!("/confirm/{token}")).await;
    let confirmed = browser.post("/api/confirm", &[]).await;
    confirmed.announces("/sign-in", "activated");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customers_input_is_not_shown_to_another_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    eva_registers(deployment).await;
    forced(deployment).await;
    // The session has expired; it was ended in another browser; the browser has lost all cookies.
    for (forget, comes_back) in [
        ("", true),
        ("DELETE FROM sessions", true),
        ("DELETE FROM sessions; DELETE FROM devices", false),
    ] {
        deployment.app.clock.advance(TimeDelta::minutes(1));
        let signed_in = browser.sign_in(EMAIL, "").await;
        signed_in.leads_to("/account/purchases");
        deployment.app.clock.advance(TimeDelta::hours(3));
        for statement in forget.split("; ").filter(|sql| !sql.is_empty()) {
            deployment.app.execute(statement).await;
        }
        let way = browser.post("/api/buy", &ENTRIES).await;
        way.leads_to("/sign-in?return_to=/products/1");

        let mut eva = browser.clone();
        eva.sign_in(EVA, "/products/1").await.leads_to("/products/1");
        let page = eva.get("/products/1").await;
        assert!(!page.body.contains("Ana+trip"), "shown to Eva: {forget}");
        assert!(!eva.cookies.contains_key("__Host-draft"), "{forget}");

        let signed_in = browser.sign_in(EMAIL, "/products/1").await;
        signed_in.leads_to("/products/1");
        let page = browser.get("/products/1").await;
        let is_back = page.body.contains("Ana+trip");
        assert_eq!(is_back, comes_back, "shown to Ana: {forget}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agents_input_is_not_shown_to_another_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut laura = deployment.admin().await;
    deployment.app.clock.advance(TimeDelta::minutes(31));
    let host = deployment.app.portal.host.clone();
    let mut nora = deployment.at_work(&host, "nora@work.test", Role::Admin).await;
    let origin = &laura.browser.origin;
    let form = laura
        .browser
        .form("/agents-api/invite-agent")
        .header(header::ACCEPT, HTML)
        .header(header::REFERER, format!("{origin}/agents"))
        .header("sec-fetch-site", "same-origin");
    let body = "name=Tomas+Paz&email=tomas%40work.test&role=agent";
    let way = laura.browser.send(form, body).await;
    way.leads_to("/sign-in?return_to=/agents");

    let draft = laura.browser.cookies["__Host-draft"].clone();
    let cookies = &mut nora.browser.cookies;
    cookies.insert("__Host-draft".to_owned(), draft);
    let page = nora.browser.get("/agents").await;
    assert!(!page.body.contains("Tomas Paz"), "shown to Nora");
    assert!(!nora.browser.cookies.contains_key("__Host-draft"));

    laura.type_password("/agents").await;
    laura.type_code(deployment, "/agents").await.leads_to("/agents");
    let page = laura.browser.get("/agents").await;
    page.shows("value=\"Tomas Paz\"");
}
