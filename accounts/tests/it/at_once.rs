//! Configured limits of concurrent work.

use crate::{dead_connections::ask_for_portals, outbox::queue_order};
use accounts::{
    Accounts, Authorities, Capacity, Config, StoreError,
    mail::TransportConfig,
    testing::{Database, MailServer, TestApp, postgres},
};
use rstest::rstest;
use std::{sync::Arc, time::Duration};
use tokio::{sync::mpsc, time::timeout};

const MAILS: usize = 10;

/// Returns an instance with that configuration.
fn instance(app: &TestApp, config: &Config) -> Accounts {
    let clock = Arc::new(app.clock.clone());
    Accounts::connect(config, clock).expect("the configuration works")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn mails_leave_one_after_the_other_where_one_is_configured(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    for number in 0..MAILS {
        queue_order(app, &app.caller(), &format!("ana{number}@example.test")).await;
    }
    let (arrivals, mut arrived) = mpsc::unbounded_channel();
    // Accepts a mail once the test has checked.
    let server = MailServer::watched(&[], move |command| {
        if command == "." {
            let (go_on, looked) = std::sync::mpsc::channel::<()>();
            arrivals.send(go_on).ok();
            looked.recv().ok();
        }
    });
    let config = Config {
        mail: TransportConfig::Smtp {
            url: format!("smtp://{}?tls=none", server.address).into(),
            authorities: Authorities::default(),
        },
        capacity: Capacity { mails: 1, ..Capacity::default() },
        ..app.config.clone()
    };
    let sender = instance(app, &config);
    let sending =
        tokio::spawn(
            async move { while sender.mails().send_due().await.expect("the outbox") > 0 {} },
        );
    let leased = "SELECT count(*) FROM outbox WHERE leased_by IS NOT NULL";
    for _ in 0..MAILS {
        let mail = timeout(Duration::from_secs(20), arrived.recv()).await;
        let go_on = mail.expect("in time").expect("the server works");
        assert_eq!(app.number(leased).await, 1);
        go_on.send(()).expect("it waits");
    }
    sending.await.expect("no panic");
    let sent = "SELECT count(*) FROM outbox WHERE state = 'sent'";
    assert_eq!(app.number(sent).await, MAILS as i64);
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_more_connections_to_postgresql_are_opened_than_are_configured(
    #[case] database: Database,
) {
    let (server, app) = (postgres::server(), TestApp::on(database).await);
    let url = app.database_url(server, "postgres", "application_name=few");
    let config = Config {
        database_url: url.into(),
        capacity: Capacity { database_connections: Some(2), ..Capacity::default() },
        ..app.config.clone()
    };
    let accounts = instance(&app, &config);
    let lock = app.lock("LOCK TABLE portals IN ACCESS EXCLUSIVE MODE").await;
    let mut asked = ask_for_portals(&accounts, 5);
    // Two of them wait for the lock; the others get no connection.
    for _ in 0..3 {
        let refused = asked.join_next().await.expect("five were asked");
        let refused = refused.expect("no panic");
        assert!(matches!(refused, Err(StoreError::Connection(_))), "{refused:?}");
    }
    let opened = "SELECT count(*) FROM pg_stat_activity \
                  WHERE datname = current_database() AND application_name = 'few'";
    assert_eq!(app.number(opened).await, 2);
    lock.release().await;
    for answer in asked.join_all().await {
        answer.expect("an answer");
    }
}
