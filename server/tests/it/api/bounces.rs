//! Bounces that the API takes.

use super::{System, json, problem};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode};
use model::ApiScope;
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_bounce_of_the_operators_own_mail_is_reported(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let ferries = app.other_portal().await;
    let mut own = System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let mut other = System::of(deployment, &ferries.host, "rosa@work.test", &ApiScope::ALL).await;
    deployment.registered().await;
    let id = app.number("SELECT MAX(id) FROM outbox").await;
    let newest = "SELECT message_id FROM outbox ORDER BY id DESC LIMIT 1";
    let message_id = app.texts(newest).await.remove(0);
    let path = app.accounts.bounces().return_path(model::MailId::new(id), &message_id);
    let path = path.expect("a return path");
    let body = |status: &str| format!(r#"{{"return_path": "{path}", "status": "{status}"}}"#);
    let report = || Request::post("/api/v1/bounces");
    let foreign = json(&other.send(report(), &body("5.1.1")).await);
    assert_eq!(foreign["outcome"], "unknown");
    for (status, outcome) in [("4.2.2", "temporary"), ("5.1.1", "marked")] {
        let answer = json(&own.send(report(), &body(status)).await);
        assert_eq!(answer["outcome"], outcome, "{status}");
    }
    let invalid = own.send(report(), r#"{"status": "5.1.1"}"#).await;
    assert_eq!(
        problem(&invalid, StatusCode::UNPROCESSABLE_ENTITY, "invalid")["field"],
        "return_path"
    );
}
