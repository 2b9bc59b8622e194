//! Forms whose answer must not tell whether a person is known take whole steps of time. How long the answer to one that
//! is refused at once takes shows it.

use crate::story::{customer, form, register};
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use std::time::{Duration, Instant};

const ANA: &str = "ana@example.test";
const STEP: Duration = Duration::from_millis(50);

/// Returns how long an answer takes.
async fn time_of<T>(answer: impl Future<Output = T>) -> Duration {
    let began = Instant::now();
    drop(answer.await);
    began.elapsed()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn forms_that_must_not_tell_who_is_known_take_whole_steps(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let (ana, caller, agent) = (customer(app, ANA).await, app.caller(), app.agent_caller());
    let (recovery, registration) = (app.accounts.recovery(), app.accounts.registration());
    let (profile, orders) = (app.accounts.profile(), app.accounts.orders());
    let times = [
        ("password", time_of(recovery.forgot_password(&caller, "", "")).await),
        ("expired link", time_of(recovery.renew_link(&caller, "x")).await),
        ("number", time_of(recovery.forgot_number(&caller, "x")).await),
        ("registration", time_of(registration.register(&caller, form("x"))).await),
        ("confirmation", time_of(registration.resend(&caller, None, None)).await),
        ("email", time_of(profile.request_email_change(&caller, &ana, None, "x")).await),
        ("missing purchase", time_of(orders.ask_for_missing(&caller, &ana, "", "")).await),
        ("agent", time_of(app.accounts.agents().forgot_password(&agent, "x")).await),
    ];
    for (asked, time) in times {
        assert!(time >= STEP, "{asked}: {time:?}");
    }
}
