//! The events of the REST API: what a page has, and where the next one begins.

use crate::browser::Answer;
use crate::test_server::TestServer;
use accounts::ApiTokenForm;
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use model::{Agent, Role, Stage};
use rstest::rstest;
use serde_json::Value;

const DOCUMENTATION: &str = include_str!("../../../docs/webhooks.md");

pub async fn admin(deployment: &TestServer<'_>) -> Agent {
    let person =
        deployment.at_work(&deployment.app.portal.host, "laura@work.test", Role::Admin).await;
    let stage =
        deployment.app.accounts.agents().stage(&person.browser.cookies["__Host-agent"]).await;
    match stage.expect("the database answers") {
        Some(Stage::Open(agent)) => agent,
        other => panic!("not open: {other:?}"),
    }
}

async fn token(deployment: &TestServer<'_>, agent: &Agent, scope: &str) -> String {
    let form = ApiTokenForm { name: scope.into(), scopes: vec![scope.into()], days: "30".into() };
    let caller = deployment.app.agent_caller();
    let made = deployment.app.accounts.api_tokens().create(agent, &caller, &form).await;
    made.expect("made").expose().to_owned()
}

async fn get(deployment: &TestServer<'_>, token: &str, path: &str) -> Answer {
    let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
    deployment.office().send(request, "").await
}

fn json(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).expect("JSON")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn events_are_read_from_where_one_was(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let agent = admin(deployment).await;
    let token = token(deployment, &agent, "events.read").await;
    let none = json(&get(deployment, &token, "/api/v1/events").await);
    assert_eq!((&none["items"], &none["more"]), (&serde_json::json!([]), &false.into()));
    deployment.registered().await;
    app.accounts.events().publish().await.expect("published");
    let next = none["next"].as_str().expect("a cursor");
    let first =
        json(&get(deployment, &token, &format!("/api/v1/events?after={next}&limit=1")).await);
    assert_eq!(first["more"], true);
    let event = &first["items"][0];
    assert_eq!(
        (&event["type"], &event["data"]["state"]),
        (&"customer.created".into(), &Value::Null)
    );
    assert!(event["timestamp"].as_str().is_some_and(|at| at.ends_with('Z')), "{event}");
    let next = first["next"].as_str().expect("a cursor");
    let second = json(&get(deployment, &token, &format!("/api/v1/events?after={next}")).await);
    let event = &second["items"][0];
    assert_eq!(event["type"], "customer.registered");
    assert_eq!((&event["data"]["state"], &second["more"]), (&"active".into(), &false.into()));
    assert_eq!(event["data"]["customer"], first["items"][0]["data"]["customer"]);
    let text = format!("{first}{second}").to_lowercase();
    assert!(!text.contains('@') && !text.contains("quiroga"), "{text}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn other_scopes_and_cursors_of_others_are_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let agent = admin(deployment).await;
    let orders = token(deployment, &agent, "orders.read").await;
    let answer = get(deployment, &orders, "/api/v1/events").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
    let events = token(deployment, &agent, "events.read").await;
    for query in ["after=77", "after=!", "cursor=Nzc", "limit=0", "limit=101"] {
        let answer = get(deployment, &events, &format!("/api/v1/events?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}: {}", answer.body);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_documentation_of_webhooks_has_every_type_and_examples_that_work(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let agent = admin(deployment).await;
    let token = token(deployment, &agent, "events.read").await;
    for kind in model::EventKind::ALL {
        assert!(DOCUMENTATION.contains(&format!("`{}`", kind.code())), "{kind:?}");
    }
    let examples: Vec<_> = DOCUMENTATION.lines().filter(|line| line.starts_with("curl ")).collect();
    assert!(!examples.is_empty());
    for example in examples {
        let address = example.rsplit('"').nth(1).expect("an address");
        let path = address.strip_prefix("https://backoffice.example.com").expect(example);
        json(&get(deployment, &token, path).await);
    }
}
