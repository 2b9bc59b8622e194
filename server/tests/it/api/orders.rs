//! Orders as other systems place, pay and cancel them.

use super::{System, json, problem};
use crate::browser::Answer;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{HeaderName, Request, StatusCode, header};
use model::ApiScope;
use rstest::rstest;
use serde_json::Value;

const PATH: &str = "/api/v1/orders/by-external-id/A-2031";
const BODY: &str =
    r#"{"product": 1, "travellers": 2, "first_name": "Ana", "last_name": "Paz", "email": null}"#;

async fn put(system: &mut System, path: &str, body: &str) -> Answer {
    system.send(Request::put(path), body).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_placed_once_however_often_it_is_sent(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    problem(&system.get(PATH).await, StatusCode::NOT_FOUND, "not-found");
    let placed = put(&mut system, PATH, BODY).await;
    assert_eq!(placed.status, StatusCode::CREATED, "{}", placed.body);
    let order: Value = serde_json::from_str(&placed.body).expect("JSON");
    assert_eq!((&order["external_id"], &order["state"]), (&"A-2031".into(), &"reserved".into()));
    for path in [PATH, placed.header("location")] {
        let shown = system.get(path).await;
        assert_eq!(json(&shown), order, "{path}");
        assert_eq!(shown.header("etag"), placed.header("etag"), "{path}");
    }
    assert_eq!(json(&put(&mut system, PATH, BODY).await), order);

    let corrected = json(&put(&mut system, PATH, &BODY.replace("Ana", "Anna")).await);
    assert_eq!(
        (&corrected["first_name"], &corrected["number"]),
        (&"Anna".into(), &order["number"])
    );
    let other = BODY.replace("\"travellers\": 2", "\"travellers\": 3");
    let refused = problem(&put(&mut system, PATH, &other).await, StatusCode::CONFLICT, "conflict");
    assert_eq!(refused["reason"], "differs");
    let list = json(&system.get("/api/v1/orders").await);
    assert_eq!(list["items"], serde_json::json!([corrected]));
}

/// Places the order if what is there is as the header demands.
async fn put_if(system: &mut System, header: HeaderName, tag: &str, body: &str) -> Answer {
    system.send(Request::put(PATH).header(header, tag), body).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_placed_or_corrected_only_as_its_headers_demand(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let system =
        &mut System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let (known, new) = (header::IF_MATCH, header::IF_NONE_MATCH);
    let refused = |answer: Answer| {
        problem(&answer, StatusCode::PRECONDITION_FAILED, "precondition-failed");
    };
    refused(put_if(system, known.clone(), "*", BODY).await);
    problem(&system.get(PATH).await, StatusCode::NOT_FOUND, "not-found");
    let placed = put_if(system, new.clone(), "*", BODY).await;
    assert_eq!(placed.status, StatusCode::CREATED, "{}", placed.body);
    let first = placed.header("etag");

    let anna = &BODY.replace("Ana", "Anna");
    refused(put_if(system, new.clone(), "*", anna).await);
    refused(put_if(system, new, first, anna).await);
    refused(put_if(system, known.clone(), "\"another\"", anna).await);
    assert_eq!(json(&system.get(PATH).await)["first_name"], "Ana");
    let corrected = put_if(system, known.clone(), first, anna).await;
    assert_eq!(json(&corrected)["first_name"], "Anna");
    refused(put_if(system, known, first, BODY).await);
    assert_eq!(json(&system.get(PATH).await)["first_name"], "Anna", "the other change is kept");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_valid_places_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    for (from, to, field) in [
        ("\"product\": 1", "\"product\": 999", "product"),
        ("\"product\": 1, ", "", "product"),
        ("\"travellers\": 2", "\"travellers\": 0", "travellers"),
        ("\"travellers\": 2", "\"travellers\": \"two\"", "travellers"),
        ("\"Ana\"", "\"\"", "first_name"),
        ("\"email\": null", "\"email\": \"ana\"", "email"),
        ("\"email\": null", "\"email\": \"\"", "email"),
        ("\"product\": 1", "\"product\": 9223372036854775808", "product"),
        ("\"email\": null", "\"state\": \"paid\"", "state"),
        ("\"email\": null", "\"date\": 999", "date"),
        ("\"email\": null", "\"customer\": \"123-123-123\"", "customer"),
        ("\"email\": null", "\"customer_external_id\": \"K-9\"", "customer_external_id"),
    ] {
        let body = BODY.replace(from, to);
        let refused = put(&mut system, PATH, &body).await;
        let refused = problem(&refused, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        assert_eq!(refused["field"], field, "{body}");
    }
    let malformed = put(&mut system, PATH, "{").await;
    problem(&malformed, StatusCode::BAD_REQUEST, "bad-request");
    let too_long = format!("/api/v1/orders/by-external-id/{}", "a".repeat(101));
    problem(&put(&mut system, &too_long, BODY).await, StatusCode::NOT_FOUND, "not-found");
    let boat = BODY.replace("\"product\": 1", "\"product\": 2");
    let crowd = boat.replace("\"travellers\": 2", "\"travellers\": 9");
    assert_eq!(put(&mut system, PATH, &crowd).await.status, StatusCode::CREATED);
    let refused = put(&mut system, "/api/v1/orders/by-external-id/A-2032", &boat).await;
    let refused = problem(&refused, StatusCode::CONFLICT, "conflict");
    assert_eq!(refused["reason"], "too-few-places", "one of ten is left");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_an_order_names_the_version_that_it_was_made_for(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut system =
        System::of(deployment, &app.portal.host, "laura@work.test", &ApiScope::ALL).await;
    let placed = put(&mut system, PATH, BODY).await;
    let (path, version) = (placed.header("location"), placed.header("etag"));
    let paid = r#"{"state": "paid"}"#;
    let missing = system.send(Request::patch(path), paid).await;
    problem(&missing, StatusCode::PRECONDITION_REQUIRED, "precondition-required");
    for (body, field) in [
        (r#"{"state": "expired"}"#, "state"),
        (r#"{"state": "paid", "refunded": true}"#, "refunded"),
        (r#"{"state": "cancelled"}"#, "reason"),
    ] {
        let refused = system.patch(path, version, body).await;
        let refused = problem(&refused, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        assert_eq!(refused["field"], field, "{body}");
    }
    let several = format!("\"another\", {version}");
    let changed = system.patch(path, &several, paid).await;
    assert_eq!(json(&changed)["state"], "paid", "one of several versions is its own");
    assert_ne!(changed.header("etag"), version);
    let cancelled = r#"{"state": "cancelled", "refunded": true, "reason": "Storm"}"#;
    let outdated = system.patch(path, version, cancelled).await;
    problem(&outdated, StatusCode::PRECONDITION_FAILED, "precondition-failed");
    let version = changed.header("etag");
    let unclear = system.patch(path, version, r#"{"state": "cancelled", "reason": "Storm"}"#).await;
    let unclear = problem(&unclear, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
    assert_eq!(unclear["field"], "refunded", "it was paid");
    let after = json(&system.patch(path, version, cancelled).await);
    assert_eq!((&after["state"], &after["refunded"]), (&"cancelled".into(), &true.into()));
    let late = problem(&system.patch(path, "*", paid).await, StatusCode::CONFLICT, "conflict");
    assert_eq!(late["reason"], "cancelled");
    let unknown = system.patch("/api/v1/orders/P-1", "*", paid).await;
    problem(&unknown, StatusCode::NOT_FOUND, "not-found");
}
