//! A panic while a mail is sent.

use crate::outbox::queue_order;
use accounts::{
    Accounts,
    clock::{Clock, TestClock},
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::Timestamp;
use rstest::rstest;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use std::time::Duration;
use tokio::{sync::oneshot, task::yield_now, time::timeout};

const LIMIT: Duration = Duration::from_secs(20);

/// A clock that panics once, at a chosen call.
struct FaultyClock {
    clock: TestClock,
    calls_left: AtomicI64,
}

impl FaultyClock {
    /// Creates an instance of the product with such a clock.
    fn instance(app: &TestApp) -> (Arc<Self>, Accounts) {
        let (clock, calls_left) = (app.clock.clone(), AtomicI64::new(i64::MAX));
        let clock = Arc::new(Self { clock, calls_left });
        let faulty = Accounts::connect(&app.config, clock.clone());
        (clock, faulty.expect("the configuration works"))
    }

    fn panic_at_call(&self, call: i64) {
        self.calls_left.store(call, Ordering::SeqCst);
    }
}

impl Clock for FaultyClock {
    fn now(&self) -> Timestamp {
        assert!(self.calls_left.fetch_sub(1, Ordering::SeqCst) != 1, "this test wants it");
        self.clock.now()
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f12_a_panic_while_a_mail_is_sent_stops_no_other_and_loses_none(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (clock, faulty) = FaultyClock::instance(app);
    for person in ["ana", "eva", "ivo"] {
        queue_order(app, &app.caller(), &format!("{person}@example.test")).await;
    }
    // The first call is of the round, the second of one of its mails.
    clock.panic_at_call(2);
    assert_eq!(faulty.mails().send_due().await.expect("the outbox can be read"), 2);
    assert_eq!(faulty.mails().send_due().await.expect("the outbox can be read"), 1);
    assert_eq!(app.mails().await.len(), 3);

    queue_order(app, &app.caller(), "zoe@example.test").await;
    // The third call comes after the mail was leased.
    clock.panic_at_call(3);
    assert_eq!(faulty.mails().send_due().await.expect("the outbox can be read"), 0);
    assert!(app.mails().await.is_empty(), "it is leased");
    app.clock.advance(TimeDelta::seconds(61));
    app.mail_to("zoe@example.test").await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn f12_a_panic_of_the_mail_worker_does_not_end_it(#[case] database: Database) {
    let mut app = TestApp::on(database).await;
    let (clock, faulty) = FaultyClock::instance(&app);
    app.accounts = faulty.clone();
    clock.panic_at_call(1);
    let (stop, stopped) = oneshot::channel::<()>();
    let worker = faulty.mails().start_worker(async { stopped.await.unwrap_or_default() });
    let panicked = timeout(LIMIT, async {
        while clock.calls_left.load(Ordering::SeqCst) > 0 {
            yield_now().await;
        }
    });
    panicked.await.expect("the first round panics");
    queue_order(&app, &app.caller(), "ana@example.test").await;
    app.until("SELECT COUNT(*) FROM outbox WHERE state = 'sent'").await;
    stop.send(()).expect("the worker listens");
    worker.await.expect("it ends without a panic");
}
