//! The REST API through the real router: what each request is answered with, and that browsers get nothing.

use crate::browser::{Answer, Browser};
use crate::test_server::{EMAIL, TestServer};
use accounts::ApiTokenForm;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::request::Builder;
use http::{Request, StatusCode, header};
use model::{Agent, ApiScope, Role, Stage};
use rstest::rstest;
use serde_json::Value;

mod access;
mod bounces;
mod customers;
mod documentation;
mod orders;

/// A system of an operator with its token.
struct System {
    browser: Browser,
    token: String,
}

impl System {
    /// Creates a system whose token an admin of the operator of that portal has made.
    async fn of(
        deployment: &TestServer<'_>,
        portal: &str,
        email: &str,
        scopes: &[ApiScope],
    ) -> Self {
        let admin = deployment.at_work(portal, email, Role::Admin).await;
        let agent = signed_in(deployment, &admin.browser).await;
        let token = token(deployment, &agent, scopes).await;
        Self { browser: deployment.office(), token }
    }

    async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), "").await
    }

    async fn post(&mut self, path: &str) -> Answer {
        self.send(Request::post(path), "").await
    }

    /// Adds a customer by a request with that key.
    async fn add(&mut self, key: &str, body: &str) -> Answer {
        self.send(Request::post("/api/v1/customers").header("idempotency-key", key), body).await
    }

    /// Changes a customer who is of that version.
    async fn patch(&mut self, path: &str, version: &str, body: &str) -> Answer {
        self.send(Request::patch(path).header(header::IF_MATCH, version), body).await
    }

    async fn send(&mut self, request: Builder, body: &str) -> Answer {
        let token = format!("Bearer {}", self.token);
        self.browser.send(request.header(header::AUTHORIZATION, token), body).await
    }
}

async fn signed_in(deployment: &TestServer<'_>, browser: &Browser) -> Agent {
    let stage = deployment.app.accounts.agents().stage(&browser.cookies["__Host-agent"]).await;
    match stage.expect("the database answers") {
        Some(Stage::Open(agent)) => agent,
        other => panic!("not open: {other:?}"),
    }
}

async fn token(deployment: &TestServer<'_>, agent: &Agent, scopes: &[ApiScope]) -> String {
    let form = ApiTokenForm {
        name: format!("Printer {}", scopes.len()),
        scopes: scopes.iter().map(|scope| scope.code().to_owned()).collect(),
        days: "30".into(),
    };
    let caller = deployment.app.agent_caller();
    let made = deployment.app.accounts.api_tokens().create(agent, &caller, &form).await;
    made.expect("made").expose().to_owned()
}

/// Asserts a problem of that type, and returns it.
#[track_caller]
fn problem(answer: &Answer, status: StatusCode, kind: &str) -> Value {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem: Value = serde_json::from_str(&answer.body).expect("an object");
    assert_eq!(problem["type"], format!("/api#{kind}"), "{problem}");
    assert_eq!(problem["status"], status.as_u16());
    problem
}

#[track_caller]
fn json(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "application/json");
    serde_json::from_str(&answer.body).expect("JSON")
}

/// Has a customer register and returns their number.
async fn customer(deployment: &TestServer<'_>, system: &mut System) -> String {
    deployment.registered().await;
    let list = json(&system.get(&format!("/api/v1/customers?email={EMAIL}")).await);
    list["items"][0]["number"].as_str().expect("a number").to_owned()
}

fn order() -> [(&'static str, &'static str); 5] {
    [
        ("product", "1"),
        ("travellers", "2"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", "buyer@example.test"),
    ]
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn invalid_parameters_are_refused_by_name(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    for (path, field) in [
        ("/api/v1/customers?mail=a", "mail"),
        ("/api/v1/customers?email=a", "email"),
        ("/api/v1/customers?number=a", "number"),
        ("/api/v1/customers?limit=101", "limit"),
        ("/api/v1/customers?limit=1&limit=2", "limit"),
        ("/api/v1/customers?cursor=a", "cursor"),
        ("/api/v1/customers/482-915-607?x=1", "x"),
        ("/api/v1/orders?state=lost", "state"),
        ("/api/v1/orders?customer=a", "customer"),
        ("/api/v1/products?limit=1", "limit"),
    ] {
        let refused = problem(&system.get(path).await, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        assert_eq!(refused["field"], field, "{path}");
    }
    for path in ["/api/v1/customers?email=a%00b", "/api/v1/orders/%00", "/api/v1/orders/%ff"] {
        problem(&system.get(path).await, StatusCode::BAD_REQUEST, "bad-request");
    }
    let token = format!("Bearer {}", system.token);
    let delete = Request::delete("/api/v1/customers").header(header::AUTHORIZATION, &token);
    let answer = system.browser.send(delete, "").await;
    problem(&answer, StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed");
    assert_eq!(answer.header("allow"), "GET,HEAD,POST");
    let large = Request::post("/api/v1/customers").header(header::AUTHORIZATION, &token);
    let answer = system.browser.send(large, &"x".repeat(65 * 1024)).await;
    problem(&answer, StatusCode::PAYLOAD_TOO_LARGE, "too-large");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_used_up_quota_says_when_to_come_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let answer = system.get("/api/v1/products").await;
    let left = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];
    assert_eq!(left.map(|name| answer.header(name).to_owned()), ["600", "599", "1"]);
    for _ in 1..600 {
        app.accounts.api_tokens().caller(&system.token).await.expect("an answer");
    }
    let answer = system.get("/api/v1/products").await;
    problem(&answer, StatusCode::TOO_MANY_REQUESTS, "too-many-requests");
    assert_eq!((answer.header("retry-after"), answer.header("ratelimit-remaining")), ("1", "0"));
    app.clock.advance(TimeDelta::seconds(1));
    json(&system.get("/api/v1/products").await);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_does_not_answer_is_worth_another_attempt(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    app.execute("ALTER TABLE purchases RENAME TO lost").await;
    let answer = system.get("/api/v1/orders").await;
    problem(&answer, StatusCode::SERVICE_UNAVAILABLE, "unavailable");
    assert_eq!(answer.header("retry-after"), "3");
    app.execute("ALTER TABLE api_tokens RENAME TO lost_tokens").await;
    let answer = system.get("/api/v1/orders").await;
    problem(&answer, StatusCode::SERVICE_UNAVAILABLE, "unavailable");
    assert!(!answer.body.contains("api_tokens"), "{}", answer.body);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_cannot_be_shown_is_not_said_to_be_none(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    deployment.browser().post("/api/buy", &order()).await.order();
    let list = json(&system.get("/api/v1/customers").await);
    let number = list["items"][0]["number"].as_str().expect("a number");
    app.execute("ALTER TABLE consents RENAME TO lost").await;
    let path = format!("/api/v1/customers/{number}/activation");
    problem(&system.get(&path).await, StatusCode::SERVICE_UNAVAILABLE, "unavailable");
    let sent = system.post(&path).await;
    problem(&sent, StatusCode::INTERNAL_SERVER_ERROR, "unconfirmed");
    app.execute("ALTER TABLE lost RENAME TO consents").await;
    assert_eq!(json(&system.get(&path).await)["step"], "sent");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_has_no_api(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let system = System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    for path in ["/api", "/api/v1/openapi.json", "/api/v1/customers"] {
        let token = format!("Bearer {}", system.token);
        let request = Request::get(path).header(header::AUTHORIZATION, token);
        assert_eq!(
            deployment.browser().send(request, "").await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
