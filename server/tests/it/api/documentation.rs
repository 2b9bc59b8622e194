//! The description of the API, and the examples of its documentation.

use super::{System, customer, json, order, problem};
use crate::backoffice::office::between;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode, header};
use model::ApiScope;
use rstest::rstest;
use std::collections::BTreeSet;

/// The host of the examples in the documentation.
const HOST_IN_EXAMPLES: &str = "backoffice.example.com";

const DOCUMENTATION: &str = include_str!("../../../../docs/api.md");

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_description_has_every_route_and_the_page_every_problem(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let system = System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let mut office = deployment.office();
    let document = json(&office.get("/api/v1/openapi.json").await);
    assert!(document["openapi"].as_str().expect("a version").starts_with("3.1"), "{document}");
    assert_eq!(document["components"]["securitySchemes"]["token"]["scheme"], "bearer");
    let paths = document["paths"].as_object().expect("paths");
    let listed: BTreeSet<_> = paths.keys().map(String::as_str).collect();
    let routes = include_str!("../../../src/api.rs").split(".route(").skip(1);
    let routes: BTreeSet<_> = routes
        .filter_map(|route| route.split('"').nth(1))
        .filter(|path| !["/api", "/api/v1/openapi.json"].contains(path))
        .collect();
    assert_eq!(listed, routes);
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().expect("methods") {
            let answers = &operation["responses"];
            for status in ["400", "401", "403", "408", "413", "422", "429", "500", "503"] {
                assert!(answers[status].is_object(), "{method} {path} {status}");
            }
            assert_eq!(answers["404"].is_object(), path.contains('{'), "{method} {path}");
            // What is described is served: here, not without a token, and with one by this method.
            let method = method.to_ascii_uppercase();
            let request = || Request::builder().method(&*method).uri(path.replace(['{', '}'], ""));
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
    for name in ["NewCustomer", "CustomerChange", "NewOrder", "BounceReport"] {
        let fields = document["components"]["schemas"][name]["properties"].as_object();
        for field in fields.expect("fields").keys() {
            page.shows(&format!("<code>{field}</code>: "));
        }
    }
    page.shows("<code>state</code>: Required. Value: cancelled.");
    let problems = page.body.split("<li id=\"").skip(1).filter_map(|item| item.split('"').next());
    let problems: Vec<_> = problems.collect();
    for id in ["unauthorized", "not-for-browsers", "scope-missing", "invalid", "unavailable"] {
        assert!(problems.contains(&id), "{problems:?}");
    }
    for id in problems {
        assert!(DOCUMENTATION.contains(&format!("| `{id}` |")), "{id}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_examples_of_the_documentation_work(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let number = customer(deployment, &mut system).await;
    deployment.browser().post("/api/buy", &order()).await.order();
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
        let path = path.replace("482-915-600", &number).replace("P-4082620318", &order);
        json(&system.get(&path).await);
    }
    let guests = json(&system.get("/api/v1/customers?email=buyer@example.test").await);
    let guest = guests["items"][0]["number"].as_str().expect("a number");
    for example in changing {
        let customer = format!("/api/v1/customers/{guest}");
        run_change(&mut system, (&customer, &order), example).await;
    }
}

/// Sends what an example with `-X` sends.
async fn run_change(system: &mut System, (customer, order): (&str, &str), example: &str) {
    let method = between(example, " -X ", " ");
    let address = example.rsplit('"').nth(1).expect("an address");
    let body = example.split('\'').nth(1).unwrap_or_default();
    let path =
        address.replace("$URL", customer).replace(&format!("https://{HOST_IN_EXAMPLES}"), "");
    let path = path.replace("P-4082620318", order);
    let changed = if path.ends_with(order) { path.as_str() } else { customer };
    let mut request =
        Request::builder().method(method).uri(&path).header("idempotency-key", "an example");
    if example.contains("If-Match: $ETAG") {
        let version = system.get(changed).await.header("etag").to_owned();
        request = request.header(header::IF_MATCH, version);
    }
    let answer = system.send(request, body).await;
    assert!(answer.status.is_success(), "{example}: {}", answer.body);
}
