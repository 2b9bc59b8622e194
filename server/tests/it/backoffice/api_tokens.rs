//! The backoffice's page of API tokens, without scripts.

use super::office::between;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use rstest::rstest;

const FORM: [(&str, &str); 3] =
    [("name", "Ticket printer"), ("scopes[0]", "products.read"), ("days", "90")];

async fn status_with(deployment: &TestServer<'_>, token: &str) -> StatusCode {
    let request =
        Request::get("/api/v1/products").header(header::AUTHORIZATION, format!("Bearer {token}"));
    deployment.office().send(request, "").await.status
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_shown_once_and_works_until_it_is_revoked(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    admin.get("/api-tokens").await.shows("There are no tokens yet.");
    let made = admin.post("/agents-api/create-api-token", &FORM).await;
    made.announces("/api-tokens", "added");
    let page = admin.get("/api-tokens").await;
    page.shows("The token has been created.");
    let (_, field) = page.body.split_once("id=\"token\"").expect("the field");
    let token = between(field, "value=\"", "\"").to_owned();
    assert!(token.starts_with("guichet_"), "{token}");
    assert_eq!(status_with(deployment, &token).await, StatusCode::OK);

    let again = admin.get("/api-tokens").await;
    again.shows("Ticket printer");
    again.shows("Read products");
    assert!(!again.body.contains("guichet_"), "{}", again.body);
    let (_, form) = again.body.split_once("/agents-api/revoke-api-token").expect("the form");
    let id = between(form, "name=\"id\" value=\"", "\"");
    let revoked = admin.post("/agents-api/revoke-api-token", &[("id", id)]).await;
    revoked.announces("/api-tokens", "removed");
    admin.get("/api-tokens").await.shows("It no longer works.");
    assert_eq!(status_with(deployment, &token).await, StatusCode::UNAUTHORIZED);
    let audit = admin.get("/audit").await;
    audit.shows("created an API token");
    audit.shows("revoked an API token");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn refused_forms_say_why_and_keep_what_was_typed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let fields = [("name", "Ticket printer"), ("scopes[0]", "products.read"), ("days", "366")];
    let refused = admin.post("/agents-api/create-api-token", &fields).await;
    refused.leads_to("/api-tokens?refused=expiry-invalid");
    let page = admin.get("/api-tokens?refused=expiry-invalid").await;
    page.shows("after a year at most");
    page.shows("value=\"Ticket printer\"");
    page.shows("value=\"products.read\" checked");

    admin.post("/agents-api/create-api-token", &FORM).await.announces("/api-tokens", "added");
    let again = admin.post("/agents-api/create-api-token", &FORM).await;
    again.leads_to("/api-tokens?refused=name-taken");
    let unknown = admin.post("/agents-api/revoke-api-token", &[("id", "none")]).await;
    unknown.leads_to("/api-tokens?form=revoke-api-token&refused=unknown");
    let page = admin.get("/api-tokens?form=revoke-api-token&refused=unknown").await;
    page.shows("This token doesn’t exist.");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn agents_neither_see_nor_make_tokens(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut agent = deployment.agent().await.browser;
    assert_eq!(agent.get("/api-tokens").await.status, StatusCode::FORBIDDEN);
    let made = agent.post_by_script("/agents-api/create-api-token", &FORM).await;
    assert_eq!(made.status, StatusCode::FORBIDDEN);
    assert!(!agent.get("/customers").await.body.contains("/api-tokens"));
}
