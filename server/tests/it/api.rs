//! The REST API through the real router: what each request is answered with, and that browsers get nothing.

use crate::backoffice::office::between;
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
use std::collections::BTreeSet;

/// The host of the examples in the documentation.
const HOST_IN_EXAMPLES: &str = "backoffice.example.com";
const DOCUMENTATION: &str = include_str!("../../../docs/api.md");

/// A system of an operator with its token.
struct System {
    browser: Browser,
    token: String,
}

impl System {
    /// Creates a system whose token an admin of the operator of that portal has made.
    async fn of(site: &TestServer<'_>, portal: &str, email: &str, scopes: &[ApiScope]) -> Self {
        let admin = site.at_work(portal, email, Role::Admin).await;
        let agent = signed_in(site, &admin.browser).await;
        let token = token(site, &agent, scopes).await;
        Self { browser: site.office(), token }
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

async fn signed_in(site: &TestServer<'_>, browser: &Browser) -> Agent {
    let stage = site.app.accounts.agents().stage(&browser.cookies["__Host-agent"]).await;
    match stage.expect("the database answers") {
        Some(Stage::Open(agent)) => agent,
        other => panic!("not open: {other:?}"),
    }
}

async fn token(site: &TestServer<'_>, agent: &Agent, scopes: &[ApiScope]) -> String {
    let form = ApiTokenForm {
        name: format!("Printer {}", scopes.len()),
        scopes: scopes.iter().map(|scope| scope.as_str().to_owned()).collect(),
        days: "30".into(),
    };
    let caller = site.app.agent_caller();
    let made = site.app.accounts.api_tokens().create(agent, &caller, &form).await;
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
async fn customer(site: &TestServer<'_>, system: &mut System) -> String {
    site.registered().await;
    let list = json(&system.get(&format!("/api/v1/customers?email={EMAIL}")).await);
    list["items"][0]["number"].as_str().expect("a number").to_owned()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_are_found_by_number_and_email(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let number = customer(site, &mut system).await;
    let one = json(&system.get(&format!("/api/v1/customers/{number}")).await);
    assert_eq!((&one["email"], &one["account"]), (&EMAIL.into(), &"active".into()));
    for path in [
        "/api/v1/customers".to_owned(),
        format!("/api/v1/customers?number={number}"),
        format!("/api/v1/customers?number={number}&email={EMAIL}"),
    ] {
        let list = json(&system.get(&path).await);
        assert_eq!((&list["items"][0], &list["next"]), (&one, &Value::Null), "{path}");
    }
    let nobody = format!("/api/v1/customers?number={number}&email=bruno@example.test");
    assert_eq!(json(&system.get(&nobody).await)["items"], Value::Array(Vec::new()));
    let text = one.to_string();
    assert!(!text.contains("password") && !text.contains("argon2"), "{text}");
    let products = json(&system.get("/api/v1/products").await);
    assert!(products["items"][0]["price"]["minor"].is_i64(), "{products}");
    assert!(products["items"][0]["dates"].is_null(), "{products}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn requests_without_a_valid_token_are_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let path = "/api/v1/customers";
    let answer = site.office().get(path).await;
    problem(&answer, StatusCode::UNAUTHORIZED, "unauthorized");
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    let in_the_address = format!("{path}?access_token={}", system.token);
    problem(&site.office().get(&in_the_address).await, StatusCode::UNAUTHORIZED, "unauthorized");
    assert_eq!(system.get(path).await.status, StatusCode::OK);
    app.clock.advance(TimeDelta::days(30));
    problem(&system.get(path).await, StatusCode::UNAUTHORIZED, "unauthorized");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn neither_cookies_nor_pages_of_browsers_open_the_api(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut admin = site.admin().await.browser;
    let path = "/api/v1/customers";
    problem(&admin.get(path).await, StatusCode::UNAUTHORIZED, "unauthorized");
    let token = token(site, &signed_in(site, &admin).await, &ApiScope::ALL).await;
    for (name, value) in [
        ("origin", "https://backoffice.example.test"),
        ("origin", "https://elsewhere.example"),
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "none"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let request = Request::get(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(name, value);
        let answer = admin.send(request, "").await;
        problem(&answer, StatusCode::FORBIDDEN, "not-for-browsers");
        let allowed = answer.headers.keys().any(|name| name.as_str().contains("access-control"));
        assert!(!allowed, "{name}: {value}: {answer:?}");
    }
    let preflight = Request::options(path)
        .header(header::ORIGIN, "https://elsewhere.example")
        .header("access-control-request-method", "GET")
        .header("access-control-request-headers", "authorization");
    let answer = admin.send(preflight, "").await;
    problem(&answer, StatusCode::FORBIDDEN, "not-for-browsers");
    assert!(!answer.headers.keys().any(|name| name.as_str().contains("access-control")));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_missing_scope_is_forbidden(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let scopes = [ApiScope::ReadProducts];
    let mut system = System::of(site, &app.portal.host, "laura@work.test", &scopes).await;
    json(&system.get("/api/v1/products").await);
    for path in [
        "/api/v1/customers",
        "/api/v1/customers/482-915-600",
        "/api/v1/customers?number=482-915-600",
        "/api/v1/orders",
        "/api/v1/orders/P-1",
    ] {
        problem(&system.get(path).await, StatusCode::FORBIDDEN, "scope-missing");
    }
    for path in [
        "/api/v1/customers/482-915-600/disable",
        "/api/v1/customers/482-915-600/enable",
        "/api/v1/customers/482-915-600/activation",
    ] {
        problem(&system.post(path).await, StatusCode::FORBIDDEN, "scope-missing");
    }
    let patched = system.patch("/api/v1/customers/482-915-600", "*", "{}").await;
    problem(&patched, StatusCode::FORBIDDEN, "scope-missing");
    let added = system.add("one", "{\"first_name\": \"Ana\", \"last_name\": \"Paz\"}").await;
    problem(&added, StatusCode::FORBIDDEN, "scope-missing");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_another_operator_does_not_exist(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let ferries = app.other_portal().await;
    let mut own = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let mut other = System::of(site, &ferries.host, "rosa@work.test", &ApiScope::ALL).await;
    let number = customer(site, &mut own).await;
    site.browser().post("/api/buy", &order()).await.order();
    let orders = json(&own.get("/api/v1/orders").await);
    let order = orders["items"][0]["number"].as_str().expect("a number");
    assert_eq!(json(&own.get(&format!("/api/v1/orders/{order}")).await), orders["items"][0]);
    for path in [
        format!("/api/v1/customers/{number}"),
        format!("/api/v1/orders/{order}"),
        "/api/v1/customers/000-000-000".to_owned(),
        "/api/v1/customers/none".to_owned(),
        "/api/v1/orders/none".to_owned(),
        "/api/v1/unknown".to_owned(),
        "/api/v2".to_owned(),
    ] {
        problem(&other.get(&path).await, StatusCode::NOT_FOUND, "not-found");
    }
    for path in ["/api/v1/customers", "/api/v1/orders"] {
        assert_eq!(json(&other.get(path).await)["items"], Value::Array(Vec::new()), "{path}");
    }
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
    let site = &TestServer::new(app, |_| {});
    let mut system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
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
    let token = format!("Bearer {}", system.token);
    let delete = Request::delete("/api/v1/customers").header(header::AUTHORIZATION, &token);
    let answer = system.browser.send(delete, "").await;
    problem(&answer, StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed");
    let large = Request::post("/api/v1/customers").header(header::AUTHORIZATION, &token);
    let answer = system.browser.send(large, &"x".repeat(65 * 1024)).await;
    problem(&answer, StatusCode::PAYLOAD_TOO_LARGE, "too-large");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_change_names_the_version_that_it_was_made_for(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let number = customer(site, &mut system).await;
    let path = &format!("/api/v1/customers/{number}");
    let version = system.get(path).await.header("etag").to_owned();
    let body = r#"{"first_name": "Anna", "phone": "+54 351 555 0142", "language": "fr"}"#;
    let missing = system.send(Request::patch(path), body).await;
    problem(&missing, StatusCode::PRECONDITION_REQUIRED, "precondition-required");
    for (body, field) in [
        ("{\"first_name\": \"\"}", "first_name"),
        ("{\"email\": null}", "email"),
        ("{\"phone\": \"1\"}", "phone"),
        ("{\"password\": \"a secret\"}", "password"),
        ("{\"number\": \"1\"}", "number"),
    ] {
        let refused = system.patch(path, &version, body).await;
        let refused = problem(&refused, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        assert_eq!(refused["field"], field, "{body}");
    }
    let malformed = system.patch(path, &version, "{").await;
    problem(&malformed, StatusCode::BAD_REQUEST, "bad-request");
    assert_eq!(system.get(path).await.header("etag"), version, "nothing was changed");

    let changed = system.patch(path, &version, body).await;
    let after = json(&changed);
    assert_eq!((&after["first_name"], &after["language"]), (&"Anna".into(), &"fr".into()));
    assert_ne!(changed.header("etag"), version);
    let outdated = system.patch(path, &version, body).await;
    problem(&outdated, StatusCode::PRECONDITION_FAILED, "precondition-failed");
    let again = system.patch(path, changed.header("etag"), body).await;
    assert_eq!(again.header("etag"), changed.header("etag"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_is_added_once_however_often_it_is_sent(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let number = customer(site, &mut system).await;
    let body =
        format!("{{\"first_name\": \"Ana\", \"last_name\": \"Paz\", \"email\": \"{EMAIL}\"}}");
    let without = system.send(Request::post("/api/v1/customers"), &body).await;
    let refused = problem(&without, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
    assert_eq!(refused["field"], "Idempotency-Key");
    for (body, field) in [
        ("{\"last_name\": \"Paz\"}", "first_name"),
        ("{\"first_name\": \"Ana\", \"last_name\": \"Paz\", \"email\": \"ana\"}", "email"),
        ("{\"first_name\": \"Ana\", \"last_name\": \"Paz\", \"state\": \"active\"}", "state"),
    ] {
        let refused = system.add("one", body).await;
        let refused = problem(&refused, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        assert_eq!(refused["field"], field, "{body}");
    }
    let added = system.add("one", &body).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    let answer: Value = serde_json::from_str(&added.body).expect("JSON");
    assert_eq!(answer["possible_duplicates"], serde_json::json!([number]));
    assert_eq!(answer["customer"]["account"], "none", "nobody has proved the address");
    let shown = system.get(added.header("location")).await;
    assert_eq!(json(&shown), answer["customer"]);
    assert_eq!(shown.header("etag"), added.header("etag"));

    let again = system.add("one", &body).await;
    assert_eq!((again.status, &again.body), (StatusCode::CREATED, &added.body));
    let other = system.add("one", "{\"first_name\": \"Eva\", \"last_name\": \"Paz\"}").await;
    let refused = problem(&other, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
    assert_eq!(refused["field"], "Idempotency-Key");
    let list = json(&system.get("/api/v1/customers").await);
    assert_eq!(list["items"].as_array().map(Vec::len), Some(2));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_are_activated_and_disabled_as_by_agents(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    site.browser().post("/api/buy", &order()).await.order();
    let list = json(&system.get("/api/v1/customers?email=buyer@example.test").await);
    let number = list["items"][0]["number"].as_str().expect("a number");
    let (customer, activation) =
        (format!("/api/v1/customers/{number}"), format!("/api/v1/customers/{number}/activation"));
    let before = json(&system.get(&activation).await);
    assert_eq!((&before["step"], &before["can_send"]), (&"none".into(), &true.into()));
    let sent = system.post(&activation).await;
    assert_eq!(sent.status, StatusCode::ACCEPTED, "{}", sent.body);
    assert!(!sent.body.contains("set-password"), "the link is for the customer: {}", sent.body);
    assert_eq!(json(&system.get(&activation).await)["step"], "sent");

    assert_eq!(json(&system.post(&format!("{customer}/disable")).await)["disabled"], true);
    let refused = problem(&system.post(&activation).await, StatusCode::CONFLICT, "conflict");
    assert_eq!(refused["reason"], "disabled");
    assert_eq!(json(&system.post(&format!("{customer}/enable")).await)["disabled"], false);
    let unknown = "/api/v1/customers/123-123-123/disable";
    problem(&system.post(unknown).await, StatusCode::NOT_FOUND, "not-found");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_used_up_quota_says_when_to_come_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
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
    let site = &TestServer::new(app, |_| {});
    let mut system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
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
async fn the_description_has_every_route_and_the_page_every_problem(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let mut office = site.office();
    let document = json(&office.get("/api/v1/openapi.json").await);
    assert!(document["openapi"].as_str().expect("a version").starts_with("3.1"), "{document}");
    assert_eq!(document["components"]["securitySchemes"]["token"]["scheme"], "bearer");
    let paths = document["paths"].as_object().expect("paths");
    let listed: BTreeSet<_> = paths.keys().map(String::as_str).collect();
    let routes = include_str!("../../src/api.rs").split(".route(").skip(1);
    let routes: BTreeSet<_> = routes
        .filter_map(|route| route.split('"').nth(1))
        .filter(|path| !["/api", "/api/v1/openapi.json"].contains(path))
        .collect();
    assert_eq!(listed, routes);
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().expect("methods") {
            let answers = &operation["responses"];
            for status in ["401", "403", "422", "429", "503"] {
                assert!(answers[status].is_object(), "{method} {path} {status}");
            }
            assert_eq!(answers["404"].is_object(), path.contains('{'), "{method} {path}");
            // What is described is served: here, to nobody without a token, and with one by this method.
            let method = method.to_ascii_uppercase();
            let request = || Request::builder().method(&*method).uri(path.replace("{number}", "1"));
            let answer = office.send(request(), "").await;
            problem(&answer, StatusCode::UNAUTHORIZED, "unauthorized");
            let token = format!("Bearer {}", system.token);
            let answer = office.send(request().header(header::AUTHORIZATION, token), "").await;
            assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
    let page = office.get("/api").await;
    assert_eq!(page.status, StatusCode::OK);
    for path in &listed {
        page.shows(path);
    }
    for id in ["unauthorized", "not-for-browsers", "scope-missing", "invalid", "unavailable"] {
        page.shows(&format!("id=\"{id}\""));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_has_no_api(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    for path in ["/api", "/api/v1/openapi.json", "/api/v1/customers"] {
        let token = format!("Bearer {}", system.token);
        let request = Request::get(path).header(header::AUTHORIZATION, token);
        assert_eq!(site.browser().send(request, "").await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_examples_of_the_documentation_work(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let site = &TestServer::new(app, |_| {});
    let mut system = System::of(site, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let number = customer(site, &mut system).await;
    site.browser().post("/api/buy", &order()).await.order();
    let orders = json(&system.get("/api/v1/orders").await);
    let order = orders["items"][0]["number"].as_str().expect("a number").to_owned();
    let examples: Vec<_> = DOCUMENTATION.lines().filter(|line| line.starts_with("curl ")).collect();
    let (reading, changing): (Vec<_>, Vec<_>) =
        examples.into_iter().partition(|example| !example.contains(" -X "));
    assert!(reading.len() >= 5 && changing.len() >= 3, "{reading:?} {changing:?}");
    for example in reading {
        let (options, address) = example.rsplit_once(' ').expect("an address");
        assert_eq!(options, "curl -H \"Authorization: Bearer $TOKEN\"", "{example}");
        let address = address.trim_matches('"');
        let path = address.strip_prefix(&format!("https://{HOST_IN_EXAMPLES}")).expect(address);
        let path = path.replace("482-915-607", &number).replace("P-4082620318", &order);
        json(&system.get(&path).await);
    }
    let guests = json(&system.get("/api/v1/customers?email=buyer@example.test").await);
    let guest = guests["items"][0]["number"].as_str().expect("a number");
    for example in changing {
        run_change(&mut system, &format!("/api/v1/customers/{guest}"), example).await;
    }
}

/// Sends what an example with `-X` sends.
async fn run_change(system: &mut System, customer: &str, example: &str) {
    let version = system.get(customer).await.header("etag").to_owned();
    let method = between(example, " -X ", " ");
    let address = example.rsplit('"').nth(1).expect("an address");
    let body = example.split('\'').nth(1).unwrap_or_default();
    let path =
        address.replace("$URL", customer).replace(&format!("https://{HOST_IN_EXAMPLES}"), "");
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::IF_MATCH, version)
        .header("idempotency-key", "an example");
    let answer = system.send(request, body).await;
    assert!(answer.status.is_success(), "{example}: {}", answer.body);
}
