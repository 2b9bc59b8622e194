//! What the log says of a request: its id, who sent it, and for which host.

use crate::process::{Process, page};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::Request;
use rstest::rstest;

/// Returns the id in the answer to a request with these ids.
async fn answered(deployment: &TestServer<'_>, ids: &[&str]) -> String {
    let mut request = Request::get("/sign-in");
    for id in ids {
        request = request.header("x-request-id", *id);
    }
    let answer = deployment.browser().send(request, "").await;
    answer.header("x-request-id").to_owned()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn the_id_of_a_trusted_proxy_is_kept_and_any_other_is_replaced(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let id = "0af7651916cd43dd8448eb211c80319c";
    let stranger = &TestServer::new(app, |_| {});
    assert_ne!(answered(stranger, &[id]).await, id);
    let proxy = &TestServer::new(app, |config| {
        // The address that browsers of the tests have.
        config.trusted_proxies = vec!["203.0.113.0/24".parse().expect("a network")];
    });
    assert_eq!(answered(proxy, &[id]).await, id);
    let long = "a".repeat(65);
    for ids in [&["a b"][..], &[""], &["a\"b"], &["<b>"], &[long.as_str()], &[id, id]] {
        let given = answered(proxy, ids).await;
        assert_eq!(given.len(), 36, "a new one instead of {ids:?}: {given}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn the_log_names_client_and_host_also_of_an_unknown_host(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut process = Process::with(deployment, "true").await;
    process.says("server.serving").await;
    process.ask(&page("tickets.example.test", "/sign-in")).await;
    let line = process.says("http.request.answered").await;
    assert!(line.contains("client=127.0.0.1"), "{line}");
    assert!(line.contains("host=\"tickets.example.test\""), "{line}");
    let answer = process.ask(&page("evil.test", "/")).await;
    assert!(answer.starts_with("HTTP/1.1 421 "), "{answer}");
    let line = process.says("portal.unknown").await;
    assert!(line.contains("host=\"evil.test\""), "{line}");
    process.stop().await;
}
