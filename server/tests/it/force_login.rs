//! Force login: without a session there is no shop and no purchase, and the requested page is kept.

use crate::browser::{Browser, FORM};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use rstest::rstest;

const BUY: [(&str, &str); 5] = [
    ("product", "1"),
    ("travellers", "1"),
    ("first_name", "Ana"),
    ("last_name", "Quiroga"),
    ("email", EMAIL),
];

async fn force_login(deployment: &TestServer<'_>) {
    let changes = [("force_login".to_owned(), "true".to_owned())];
    let host = &deployment.app.portal.host;
    let changed = deployment.app.accounts.settings().change_of_host(host, &changes).await;
    assert!(changed.expect("the settings go together").force_login);
}

async fn mailed(deployment: &TestServer<'_>, path: &str) -> String {
    let mail = deployment.app.mail_to(EMAIL).await;
    format!("/{path}/{}", mail.token(path).expect("a link"))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_the_shop_redirects_to_sign_in_and_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.registered().await;
    force_login(deployment).await;
    browser.get("/").await.leads_to("/sign-in?return_to=/");
    let asked = "/products/1?from=news";
    let way = "/sign-in?return_to=/products/1%3Ffrom%3Dnews";
    browser.get(asked).await.leads_to(way);
    browser.get(way).await.shows("value=\"/products/1?from=news\"");
    browser.sign_in(EMAIL, asked).await.leads_to(asked);
    assert_eq!(browser.get(asked).await.status, StatusCode::OK);
    // Another tab still has the sign-in page.
    browser.get(way).await.shows("href=\"/products/1?from=news\"");
    browser.post("/api/buy", &BUY).await.order();
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn buying_requires_a_session_with_and_without_scripts(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    force_login(deployment).await;
    let mut browser = deployment.browser();
    browser.post("/api/buy", &BUY).await.leads_to("/sign-in?return_to=/products/1");
    let by_script = Request::post("/api/buy")
        .header(header::CONTENT_TYPE, FORM)
        .header(header::ACCEPT, "application/json")
        .header("sec-fetch-site", "same-origin");
    let answer = browser.send(by_script, &crate::browser::encode(&BUY)).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.header("location"), "/sign-in?return_to=/products/1");
    assert!(deployment.app.mails().await.is_empty(), "nothing was sold");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_requested_page_survives_registration_and_confirmation_in_another_browser(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    force_login(deployment).await;
    let asked = "/products/1";
    let mut here = deployment.browser();
    here.get("/sign-in?return_to=/products/1").await.shows("/register?return_to=/products/1");
    let fields = [
        ("email", EMAIL),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("password", crate::test_server::PASSWORD),
        ("return_to", asked),
    ];
    here.post("/api/register", &fields).await.leads_to("/register/check-mail");
    let link = mailed(deployment, "confirm").await;
    let mut there: Browser = deployment.browser();
    there.get(&link).await.leads_to("/confirm");
    there
        .post("/api/confirm", &[("password", crate::test_server::PASSWORD)])
        .await
        .announces("/sign-in?return_to=/products/1", "activated");
    there.sign_in(EMAIL, asked).await.leads_to(asked);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn sign_in_pages_and_links_with_a_token_stay_open(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    browser.post("/api/buy", &BUY).await.order();
    let order = mailed(deployment, "order").await;
    force_login(deployment).await;
    let mut stranger = deployment.browser();
    let page = stranger.get(&order).await.order();
    for path in [
        &*page,
        "/sign-in",
        "/register",
        "/forgot-password",
        "/forgot-number",
        "/set-password",
        "/confirm",
        "/signed-out",
        "/accessibility",
        "/favicon.svg",
        "/pkg/guichet.abc.css",
    ] {
        assert_eq!(stranger.get(path).await.status, StatusCode::OK, "{path}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_does_not_sign_in_again(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.signed_in().await;
    force_login(deployment).await;
    browser.post("/api/sign-out", &[]).await.leads_to("/signed-out");
    assert_eq!(browser.get("/signed-out").await.status, StatusCode::OK);
}
