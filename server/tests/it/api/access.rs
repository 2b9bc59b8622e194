//! Whom the API lets in: valid tokens with the scope, and no browser.

use super::{System, customer, json, order, problem, signed_in, token};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::{Request, StatusCode, header};
use model::ApiScope;
use rstest::rstest;
use serde_json::Value;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn requests_without_a_valid_token_are_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let path = "/api/v1/customers";
    let answer = deployment.office().get(path).await;
    problem(&answer, StatusCode::UNAUTHORIZED, "unauthorized");
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    let in_the_address = format!("{path}?access_token={}", system.token);
    problem(
        &deployment.office().get(&in_the_address).await,
        StatusCode::UNAUTHORIZED,
        "unauthorized",
    );
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
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let path = "/api/v1/customers";
    problem(&admin.get(path).await, StatusCode::UNAUTHORIZED, "unauthorized");
    let token = token(deployment, &signed_in(deployment, &admin).await, &ApiScope::ALL).await;
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
    let deployment = &TestServer::new(app, |_| {});
    let scopes = [ApiScope::ReadProducts];
    let mut system = System::of(deployment, &app.portal.host, "laura@work.test", &scopes).await;
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
    let path = "/api/v1/orders/by-external-id/A-1";
    problem(&system.get(path).await, StatusCode::FORBIDDEN, "scope-missing");
    let order = "{\"product\": 1, \"travellers\": 1}";
    let put = system.send(Request::put(path), order).await;
    problem(&put, StatusCode::FORBIDDEN, "scope-missing");
    for change in ["{\"state\": \"paid\"}", "{\"state\": \"cancelled\"}"] {
        let patched = system.patch("/api/v1/orders/P-1", "*", change).await;
        problem(&patched, StatusCode::FORBIDDEN, "scope-missing");
    }
    let added = system.add("one", "{\"first_name\": \"Ana\", \"last_name\": \"Paz\"}").await;
    problem(&added, StatusCode::FORBIDDEN, "scope-missing");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_scope_to_write_shows_what_it_writes_and_lists_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let scopes = [ApiScope::WriteCustomers, ApiScope::WriteOrders];
    let mut system = System::of(deployment, &app.portal.host, "laura@work.test", &scopes).await;
    let added = system.add("one", r#"{"first_name": "Ana", "last_name": "Paz"}"#).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    let customer = added.header("location");
    assert_eq!(json(&system.patch(customer, "*", "{}").await)["last_name"], "Paz");
    for change in ["disable", "enable"] {
        let changed = system.post(&format!("{customer}/{change}")).await;
        assert_eq!(json(&changed)["last_name"], "Paz", "{change}");
    }
    let by_id = "/api/v1/orders/by-external-id/A-1";
    let body = r#"{"product": 1, "travellers": 1, "first_name": "Ana", "last_name": "Paz"}"#;
    let placed = system.send(Request::put(by_id), body).await;
    assert_eq!(placed.status, StatusCode::CREATED, "{}", placed.body);
    let order = placed.header("location");
    assert_eq!(json(&system.patch(order, "*", r#"{"state": "paid"}"#).await)["last_name"], "Paz");
    for path in [
        "/api/v1/customers",
        "/api/v1/customers?email=ana@example.test",
        customer,
        &format!("{customer}/activation"),
        "/api/v1/orders",
        order,
        by_id,
    ] {
        problem(&system.get(path).await, StatusCode::FORBIDDEN, "scope-missing");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_another_operator_does_not_exist(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let ferries = app.other_portal().await;
    let mut own = System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let mut other = System::of(deployment, &ferries.host, "rosa@work.test", &ApiScope::ALL).await;
    let number = customer(deployment, &mut own).await;
    deployment.browser().post("/api/buy", &order()).await.order();
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
    let paid = "{\"state\": \"paid\"}";
    let swapped = other.patch(&format!("/api/v1/orders/{order}"), "*", paid).await;
    problem(&swapped, StatusCode::NOT_FOUND, "not-found");
    for path in ["/api/v1/customers", "/api/v1/orders"] {
        assert_eq!(json(&other.get(path).await)["items"], Value::Array(Vec::new()), "{path}");
    }
}
