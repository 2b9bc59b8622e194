//! Whose a test is: of the admin and the browser that began it, for a few minutes.

use super::{back_at, begin, finish, gone, travel, university, way_back};
use crate::backoffice::office::HOST;
use crate::browser::Browser;
use crate::sso::{back, flows};
use crate::test_server::TestServer;
use accounts::testing::BACKOFFICE;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::StatusCode;
use model::Role;
use rstest::rstest;
use serde_json::json;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn concurrent_tests_each_return_to_their_own_report(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, false).await;
    let (second, other) = university(deployment, false).await;
    let mut admin = deployment.admin().await.browser;
    let tests = [
        (begin(&mut admin, id).await, id, &server, "u-1"),
        (begin(&mut admin, other).await, other, &second, "u-2"),
        (begin(&mut admin, id).await, id, &server, "u-3"),
    ];
    // The admin's browser makes all three sign-ins, and returns in another order.
    let mut visitor = deployment.browser();
    let mut ways = Vec::new();
    for (begun, ..) in &tests {
        let authorization = visitor.get(&begun.way).await;
        ways.push(authorization.header("location").to_owned());
    }
    assert_eq!(flows(&visitor).len(), 3);
    for nth in [2, 0, 1] {
        let (begun, provider, server, subject) = &tests[nth];
        server.know(json!({ "sub": subject }));
        let answer = server.answer(&ways[nth]);
        let arrival = visitor.get(&back(*provider, &answer)).await;
        arrival.leads_to(&way_back(*provider, begun));
        let report = finish(&mut admin, *provider, begun).await;
        admin.get(&report).await.shows(subject);
    }
    assert!(flows(&visitor).is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_browser_another_agent_and_another_operator_get_nothing(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (server, id) = university(deployment, false).await;
    let mut admin = deployment.admin().await.browser;
    let host = deployment.app.portal.host.clone();
    let nora = deployment.at_work(&host, "nora@work.test", Role::Admin).await;
    let ferries = deployment.app.other_portal().await;
    let otto = deployment.at_work(&ferries.host, "otto@ferries.test", Role::Admin).await;
    let begun = begin(&mut admin, id).await;
    let mut stranger = deployment.browser_at(&ferries);
    assert_eq!(stranger.get(&begun.way).await.status, StatusCode::NOT_FOUND);
    travel(deployment, &begun, id, &server).await;
    let back = back_at(id, &begun);
    for thief in [nora.browser, otto.browser] {
        let mut thief = thief;
        thief.get(&back).await.leads_to(&gone(id));
        thief.cookies.insert(begun.cookie(), admin.cookies[&begun.cookie()].clone());
        thief.get(&back).await.leads_to(&gone(id));
    }
    let mut elsewhere = admin.clone();
    elsewhere.cookies.remove(&begun.cookie());
    elsewhere.get(&back).await.leads_to(&gone(id));
    let mut nobody = Browser::at(deployment.router.clone(), HOST, BACKOFFICE);
    let first = nobody.get(&back).await;
    first
        .leads_to(&format!("/sign-in?return_to=/providers/{id}/test/back%3Ftest%3D{}", begun.test));
    let tested = "SELECT COUNT(*) FROM providers WHERE tested_at IS NOT NULL";
    assert_eq!(deployment.app.number(tested).await, 0);
    finish(&mut admin, id, &begun).await;
    assert_eq!(deployment.app.number(tested).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_or_expired_ticket_is_not_found(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (_server, id) = university(deployment, false).await;
    let mut admin = deployment.admin().await.browser;
    let mut visitor = deployment.browser();
    let tickets = ["x".to_owned(), "A".repeat(43), "%01".to_owned()];
    for ticket in tickets {
        let answer = visitor.get(&format!("/sso/{id}/test/{ticket}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{ticket}");
        answer.shows("Page not found");
    }
    let begun = begin(&mut admin, id).await;
    deployment.app.clock.advance(TimeDelta::minutes(10));
    assert_eq!(visitor.get(&begun.way).await.status, StatusCode::NOT_FOUND);
    let again = format!("/providers/{id}/test?test={}", begun.test);
    let test = admin.get(&again).await;
    test.leads_to(&gone(id));
    assert!(visitor.cookies.is_empty());
}
