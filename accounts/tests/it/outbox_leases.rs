//! State of mails when a server stops while sending.

use crate::outbox::queue_order;
use accounts::{
    Accounts, Config,
    mail::TransportConfig,
    testing::{Answers, Database, MailServer, TestApp},
};
use rstest::rstest;
use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc,
    task::JoinHandle,
    time::timeout,
};

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_the_leases_of_stopped_servers_are_released(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    for name in ["ana", "eva", "luz"] {
        queue_order(app, &app.caller(), &format!("{name}@example.test")).await;
    }
    // One was being sent, one waits for its next attempt.
    app.execute(
        "UPDATE outbox SET leased_by = 'gone', attempts = 1, due_at = '2199-01-01 00:00:00' \
             WHERE recipient = 'ana@example.test'; \
             UPDATE outbox SET attempts = 3, due_at = '2199-01-01 00:00:00' \
             WHERE recipient = 'eva@example.test'",
    )
    .await;
    let sent: Vec<_> = app.mails().await.into_iter().map(|mail| mail.to).collect();
    assert_eq!(sent, ["luz@example.test"]);
    let released = app.accounts.mails().release_orphaned_leases().await;
    assert_eq!(released.expect("an answer"), 1);
    app.mail_to("ana@example.test").await;
    let left = "SELECT count(*) FROM outbox WHERE leased_by IS NOT NULL";
    assert_eq!(app.number(left).await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_leaves_the_few_mails_that_it_was_sending_and_no_batch(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    for number in 0..30 {
        queue_order(app, &app.caller(), &format!("ana{number}@example.test")).await;
    }
    let (taken, smtp) = silent_mail_server().await;
    let server = server(app, smtp);
    let sending = tokio::spawn(async move { server.mails().send_due().await });
    let taken = timeout(Duration::from_secs(20), taken).await;
    let _open = taken.expect("in time").expect("as many connections as it sends mails");
    sending.abort();
    sending.await.expect_err("killed");
    let leased = "SELECT count(*) FROM outbox WHERE attempts > 0";
    assert_eq!(app.number(leased).await, 8);
    // The others are not leased.
    assert_eq!(app.mails().await.len(), 22);
    assert_eq!(app.accounts.mails().release_orphaned_leases().await.expect("an answer"), 8);
    assert_eq!(app.mails().await.len(), 8);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_whose_lease_has_ended_decides_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    const ACCEPTED: Answers = &[];
    const REFUSED: Answers = &[(".", "550 no\r\n")];
    for answers in [ACCEPTED, REFUSED] {
        queue_order(app, &app.caller(), "ana@example.test").await;
        let (attempts, mut attempted) = mpsc::unbounded_channel();
        let mail_server = MailServer::watched(answers, move |command| {
            if command == "." {
                let (go_on, taken_over) = std::sync::mpsc::channel::<()>();
                attempts.send(go_on).ok();
                taken_over.recv().ok();
            }
        });
        let sender = server(app, mail_server.address);
        let sending = tokio::spawn(async move { sender.mails().send_due().await });
        let go_on = timeout(Duration::from_secs(20), attempted.recv()).await;
        let go_on = go_on.expect("in time").expect("the server works");
        app.execute("UPDATE outbox SET leased_by = 'another', attempts = 2").await;
        go_on.send(()).expect("it waits");
        assert_eq!(sending.await.expect("no panic").expect("the outbox"), 1);
        let others = "SELECT count(*) FROM outbox \
                      WHERE state = 'queued' AND leased_by = 'another' AND attempts = 2";
        assert_eq!(app.number(others).await, 1, "{answers:?}");
        app.execute("DELETE FROM outbox").await;
    }
}

/// Returns a server that sends by that mail server.
fn server(app: &TestApp, smtp: SocketAddr) -> Accounts {
    let config = Config {
        mail: TransportConfig::Smtp {
            url: format!("smtp://{smtp}?tls=none").into(),
            authorities: accounts::Authorities::default(),
        },
        ..app.config.clone()
    };
    let server = Accounts::connect(&config, Arc::new(app.clock.clone()));
    server.expect("the configuration works")
}

/// Accepts eight connections, keeps them open and sends nothing.
async fn silent_mail_server() -> (JoinHandle<Vec<TcpStream>>, SocketAddr) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let taken = tokio::spawn(async move {
        let mut open = Vec::new();
        while open.len() < 8 {
            open.push(listener.accept().await.expect("a connection").0);
        }
        open
    });
    (taken, address)
}
