//! Verifying a claimed host over a real connection and through a proxy, as in a deployment.

use crate::test_server::{OPTIONS, TestServer};
use accounts::testing::{Database, TestApp};
use http::{StatusCode, header};
use rstest::rstest;
use server::serve::accept;
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Serves the deployment until the sender is dropped.
async fn served(deployment: &TestServer<'_>) -> (SocketAddr, oneshot::Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel::<()>();
    let router = deployment.router.clone();
    tokio::spawn(accept(listener, router, async { stopped.await.unwrap_or_default() }, OPTIONS));
    (address, stop)
}

/// Forwards every connection.
async fn proxy(to: SocketAddr) -> (u16, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let passing = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut upstream = TcpStream::connect(to).await.expect("the server");
                tokio::io::copy_bidirectional(&mut stream, &mut upstream).await.ok();
            });
        }
    });
    (port, passing)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_leads_here_is_confirmed_when_it_is_claimed_or_checked(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (address, _stop) = served(deployment).await;
    let (port, _passing) = proxy(address).await;
    let mut admin = deployment.admin().await.browser;
    // New hosts have scheme and port of the first portal.
    let origin = format!("http://tickets.localhost:{port}");
    deployment.app.execute(&format!("UPDATE portals SET origin = '{origin}'")).await;
    let fields = [("name", "Island Lines"), ("host", "islands.localhost")];
    let added = admin.post("/agents-api/add-portal", &fields).await;
    let way = added.header("location").to_owned();
    added.announces(&way, "added");
    admin.get(&way).await.shows("The portal has been added.");
    let left = "SELECT count(*) FROM host_claims";
    assert_eq!(deployment.app.number(left).await, 0);

    let elsewhere = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let other = elsewhere.local_addr().expect("an address").port();
    drop(elsewhere);
    deployment
        .app
        .execute(&format!("UPDATE portals SET origin = 'http://tickets.localhost:{other}'"))
        .await;
    let fields = [("name", "Shop"), ("host", "shop.localhost")];
    let added = admin.post("/agents-api/add-portal", &fields).await;
    added.announces("/portals", "host-waits");
    let sql = format!("UPDATE host_claims SET origin = 'http://shop.localhost:{port}'");
    deployment.app.execute(&sql).await;
    let id = deployment.app.number("SELECT id FROM host_claims").await.to_string();
    let checked = admin.post("/agents-api/check-host", &[("id", &id)]).await;
    let way = checked.header("location").to_owned();
    checked.announces(&way, "host-live");
    admin.get(&way).await.shows("The domain leads to this server.");
    let checked = admin.post("/agents-api/check-host", &[("id", &id)]).await;
    checked.leads_to("/portals?form=check-host&refused=unknown");
    let again = admin.get("/portals?form=check-host&refused=unknown").await;
    again.shows("This portal no longer exists.");
    admin.get("/audit").await.shows("requested a domain");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_a_running_check_is_answered(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut stranger = deployment.browser();
    stranger.host = "islands.localhost".to_owned();
    for probe in ["x", &"A".repeat(43), "%01"] {
        let path = format!("/.well-known/guichet-host/{probe}");
        let answer = stranger.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{probe}");
        assert!(answer.headers.get(header::SET_COOKIE).is_none());
    }
    let mut admin = deployment.admin().await.browser;
    let fields = [("name", "Islands"), ("host", "islands.localhost")];
    admin.post("/agents-api/add-portal", &fields).await;
    let id = deployment.app.number("SELECT id FROM host_claims").await.to_string();
    let withdrawn = admin.post("/agents-api/withdraw-host", &[("id", &id)]).await;
    withdrawn.announces("/portals", "host-withdrawn");
    let page = admin.get("/portals").await;
    page.shows("The domain has been discarded.");
}
