//! Customers as other systems read, add and change them.

use super::{System, customer, json, order, problem};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode};
use model::ApiScope;
use rstest::rstest;
use serde_json::Value;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_are_found_by_number_and_email(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let number = customer(deployment, &mut system).await;
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
async fn a_change_names_the_version_that_it_was_made_for(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let number = customer(deployment, &mut system).await;
    let path = &format!("/api/v1/customers/{number}");
    let version = system.get(path).await.header("etag").to_owned();
    let body = r#"{"first_name": "Anna", "phone": "+54 351 555 0142", "language": "fr"}"#;
    let missing = system.send(Request::patch(path), body).await;
    problem(&missing, StatusCode::PRECONDITION_REQUIRED, "precondition-required");
    for (body, field) in [
        ("{\"first_name\": \"\"}", "first_name"),
        ("{\"email\": null}", "email"),
        ("{\"email\": \"\"}", "email"),
        ("{\"external_id\": \" \"}", "external_id"),
        ("{\"last_name\": \"a\\u0000b\"}", "last_name"),
        ("{\"phone\": \"1\"}", "phone"),
        ("{\"language\": null}", "language"),
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
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let number = customer(deployment, &mut system).await;
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

    let path = added.header("location");
    let version = added.header("etag");
    let named = system.patch(path, version, r#"{"external_id": "K-1007"}"#).await;
    assert_eq!(json(&named)["external_id"], "K-1007");
    let found = json(&system.get("/api/v1/customers?external_id=K-1007").await);
    assert_eq!(found["items"], serde_json::json!([json(&named)]));
    let other = r#"{"first_name": "Eva", "last_name": "Paz", "external_id": "K-1007"}"#;
    let taken = system.add("two", other).await;
    let taken = problem(&taken, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
    assert_eq!(taken["reason"], "external-id-taken");
    let unnamed = system.patch(path, named.header("etag"), r#"{"external_id": null}"#).await;
    assert_eq!(unnamed.header("etag"), version);

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
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    deployment.browser().post("/api/buy", &order()).await.order();
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
