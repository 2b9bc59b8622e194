//! The process ends in time, whatever hangs, and releases everything at once.

use crate::process::{Process, listen};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, Outage, Proxy, TestApp, postgres};
use accounts::{BuyForm, OneTimeKey};
use rstest::rstest;
use secrecy::ExposeSecret;
use server::config::Config;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

/// The time an orchestrator waits before it kills a process.
const PROMISED: Duration = Duration::from_secs(30);

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_silent_mail_server_does_not_delay_the_end_and_mails_are_released(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    queue_mail(deployment).await;
    let (smtp, address) = listen().await;
    let database = deployment.app.config.database_url.expose_secret();
    let mut process = Process::start(deployment, database, address).await;
    process.says("server.serving").await;
    let _silent = taken(&smtp).await;
    process.signal("-HUP");
    TcpStream::connect(process.health).await.expect("it goes on");
    let took = process.stop().await;
    assert!(took < PROMISED, "{took:?}");
    let left = "SELECT count(*) FROM outbox WHERE leased_by IS NOT NULL";
    assert_eq!(deployment.app.number(left).await, 0);
    let waiting = "SELECT count(*) FROM outbox WHERE state = 'queued' AND attempts = 0";
    assert_eq!(deployment.app.number(waiting).await, 1, "it can be sent at once");
}

/// Waits until the process connects.
async fn taken(listener: &TcpListener) -> TcpStream {
    let accepted = timeout(PROMISED, listener.accept()).await;
    accepted.expect("in time").expect("a connection").0
}

async fn queue_mail(deployment: &TestServer<'_>) {
    let accounts = &deployment.app.accounts;
    let products = accounts.catalogue().on_sale(&deployment.app.portal).await;
    let form = BuyForm {
        product: products.expect("products")[0].id,
        price: None,
        date: None,
        travellers: "1".into(),
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: EMAIL.into(),
        once: OneTimeKey::default(),
    };
    let bought = accounts.orders().buy(&deployment.app.caller(), None, form).await;
    bought.expect("bought");
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_silent_database_does_not_delay_the_end_even_if_it_was_silent_from_the_start(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let proxy = Proxy::to(postgres::server()).await;
    let url = deployment.app.database_url(proxy.address, "postgres", "");
    let (_smtp, smtp) = listen().await;
    let mut process = Process::start(deployment, &url, smtp).await;
    process.says("server.serving").await;
    proxy.break_down(Outage::Silence);
    let took = process.stop().await;
    assert!(took < PROMISED, "{took:?}");

    let (silent, address) = listen().await;
    let url = format!("postgres://guichet@{address}/guichet");
    let process = Process::start(deployment, &url, smtp).await;
    let _taken = taken(&silent).await;
    let took = process.stop().await;
    assert!(took < PROMISED, "{took:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_second_server_on_a_file_ends_at_once_and_says_why(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let deployment = TestServer::new(&app, |_| {});
    let database = app.config.database_url.expose_secret();
    let (_smtp, smtp) = listen().await;
    let mut first = Process::start(&deployment, database, smtp).await;
    first.says("server.serving").await;
    let mut second = Process::start_after("exec 2>&1", &deployment, database, smtp).await;
    second.says("another server works on this file").await;
    first.stop().await;
    let mut third = Process::start(&deployment, database, smtp).await;
    third.says("server.serving").await;
    third.stop().await;
}

#[test]
fn a_delay_that_leaves_no_time_to_stop_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("guichet.toml");
    for (seconds, good) in [("0", true), ("15", true), ("15.1", false), ("-1", false)] {
        std::fs::write(&file, format!("shutdown_delay_seconds = {seconds}")).expect("a file");
        assert_eq!(Config::load(Some(&file), false).is_ok(), good, "{seconds}");
    }
}
