//! Mail is delivered despite failures.

use crate::story::{PASSWORD, form, order_form};
use accounts::{
    Accounts, Caller, Config,
    mail::TransportConfig,
    testing::{Database, TestApp, repetitions},
};
use chrono::TimeDelta;
use rstest::rstest;
use std::{collections::BTreeSet, sync::Arc};

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn mails_wait_out_an_outage_of_the_mail_server_and_their_links_still_work(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let down = Config { mail: nowhere(), ..app.config.clone() };
    let down = Accounts::connect(&down, Arc::new(app.clock.clone())).expect("it connects later");
    let people: BTreeSet<String> = (0..repetitions("GUICHET_TEST_OUTAGE_REGISTRATIONS", 20))
        .map(|number| format!("person{number}@example.test"))
        .collect();
    for email in &people {
        down.registration()
            .register(&app.caller(), form(email))
            .await
            .expect("registered all the same");
    }
    // More than an hour, in which each mail is tried again and again.
    for _ in 0..6 {
        let mut tried = 0;
        loop {
            let mails = down.mails().send_due().await.expect("the outbox can be read");
            if mails == 0 {
                break;
            }
            tried += mails;
        }
        assert_eq!(tried, people.len(), "none is given up");
        app.clock.advance(TimeDelta::minutes(13));
    }
    let mails = app.mails().await;
    assert_eq!(mails.len(), people.len());
    let recipients: BTreeSet<String> = mails.iter().map(|mail| mail.to.clone()).collect();
    assert_eq!(recipients, people);
    for mail in mails {
        let link = mail.token("confirm").expect("a link");
        let confirmed =
            app.accounts.registration().confirm(&app.caller(), &link, None, Some(PASSWORD)).await;
        confirmed.expect("confirmed");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn after_a_day_of_trying_a_mail_is_given_up_where_agents_see_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let down = Config { mail: nowhere(), ..app.config.clone() };
    let down = Accounts::connect(&down, Arc::new(app.clock.clone())).expect("it connects later");
    down.registration()
        .register(&app.caller(), form("ana@example.test"))
        .await
        .expect("registered");
    // As after a day without a server: it gets its attempts all the same.
    app.clock.advance(TimeDelta::hours(25));
    for attempt in 1..=10 {
        assert_eq!(down.mails().send_due().await.expect("the outbox can be read"), 1, "{attempt}");
        app.clock.advance(TimeDelta::minutes(13));
    }
    assert!(app.mails().await.is_empty(), "it is not tried again");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_cannot_be_written_does_not_stop_the_others(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    for person in 0..100 {
        queue_order(app, &app.caller(), &format!("person{person}@example.test")).await;
    }
    app.execute("UPDATE outbox SET mail = 'not json' WHERE recipient = 'person50@example.test'")
        .await;
    assert_eq!(app.mails().await.len(), 99);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_workers_never_send_the_same_mail(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    for number in 0..30 {
        let email = format!("person{number}@example.test");
        app.accounts
            .registration()
            .register(&app.caller(), form(&email))
            .await
            .expect("registered");
    }
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let accounts = app.accounts.clone();
            tokio::spawn(
                async move { while accounts.mails().send_due().await.expect("sent") > 0 {} },
            )
        })
        .collect();
    for worker in workers {
        worker.await.expect("no panic");
    }
    let mut ids: Vec<String> = app.mails().await.into_iter().map(|mail| mail.message_id).collect();
    assert_eq!(ids.len(), 30);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 30);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_worker_killed_after_sending_causes_one_duplicate_with_the_same_id(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    app.accounts
        .registration()
        .register(&app.caller(), form("ana@example.test"))
        .await
        .expect("registered");
    let first = app.mail_to("ana@example.test").await;
    app.execute("UPDATE outbox SET state = 'queued'").await;
    app.clock.advance(TimeDelta::seconds(61));
    let second = app.mail_to("ana@example.test").await;
    assert_eq!(first.message_id, second.message_id);
    for mail in [second, first] {
        let link = mail.token("confirm").expect("a link");
        let state = app
            .accounts
            .registration()
            .confirmation(&app.portal, &link, None)
            .await
            .expect("an answer");
        assert!(matches!(state, model::Link::Ready(_)));
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_and_another_operator_overtake_a_long_queue(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    crate::story::register(app, "ana@example.test").await;
    let ferries = Caller { portal: app.other_portal().await, ..app.caller() };
    for place in 0..60 {
        let email = format!("guest{place}@example.test");
        queue_order(app, &app.caller(), &email).await;
    }
    // Long before the following ones.
    app.clock.advance(TimeDelta::minutes(1));
    queue_order(app, &ferries, "eva@example.test").await;
    app.accounts
        .recovery()
        .forgot_password(&app.caller(), "ana@example.test", "")
        .await
        .expect("asked");
    app.accounts.mails().send_due().await.expect("one batch");
    for waiting in ["ana@example.test", "eva@example.test"] {
        let sent = format!(
            "SELECT COUNT(*) FROM outbox WHERE recipient = '{waiting}' AND state = 'queued'"
        );
        assert_eq!(app.number(&sent).await, 0, "{waiting} is in the first batch");
    }
    let left = app.number("SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await;
    assert!(left > 0, "the queue is longer than a batch");
    // No mail is lost.
    app.mails().await;
    let left = app.number("SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await;
    assert_eq!(left, 0);
}

/// Buys, and leaves the mail in the queue.
pub async fn queue_order(app: &TestApp, caller: &Caller, email: &str) {
    let products = app.accounts.catalogue().on_sale(&caller.portal).await;
    let form = order_form(products.expect("products")[0].id, email, "Eva");
    let bought = app.accounts.orders().buy(caller, None, form).await;
    bought.expect("bought");
}

fn nowhere() -> TransportConfig {
    TransportConfig::Smtp {
        url: "smtp://127.0.0.1:9?tls=required".to_owned().into(),
        authorities: accounts::Authorities::default(),
    }
}
