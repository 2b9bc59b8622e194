//! A form about a customer that was shown before somebody changed the data.

use super::guest;
use crate::browser::hidden;
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_who_was_changed_meanwhile_is_not_changed_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = guest(deployment, "Ana", "Quiroga", EMAIL).await;
    let page = format!("/customers/{number}");
    let mut agent = deployment.agent().await.browser;
    let shown = agent.get(&format!("{page}/edit")).await;
    let version = hidden(&shown.body, "version");
    let first = [
        ("number", &*number),
        ("version", &*version),
        ("first_name", "Anna"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
        ("phone", ""),
    ];
    agent.post("/agents-api/change-customer", &first).await.announces(&page, "saved");
    let mut second = first;
    (second[2].1, second[5].1) = ("Ana", "call me");
    let refused = agent.post("/agents-api/change-customer", &second).await;
    // What is refused for another reason keeps the version that the form was shown with.
    let edit = agent.get(refused.header("location")).await;
    assert_eq!(hidden(&edit.body, "version"), version);
    second[5].1 = "+54 351 555 0142";
    let late = agent.post("/agents-api/change-customer", &second).await;
    late.leads_to(&format!("{page}/edit?refused=changed-meanwhile"));
    let edit = agent.get(late.header("location")).await;
    edit.shows("has changed this data since you opened this page");
    edit.shows("value=\"Anna\"");
}
