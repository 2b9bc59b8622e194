//! The dashboard: what it counts, and what its lists show of it.

use crate::{
    agents, catalogue,
    customers::{ANA, activation_link, list::listed, number_of, set_password},
    imports,
    story::{PASSWORD, buy, register, sign_in},
};
use accounts::{
    OrderFilter, ProductForm,
    clock::Clock,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, CustomerFilter, CustomerState, Dashboard, DayActivity, OrderState, TaskKind, Timestamp,
};
use rstest::rstest;

async fn dashboard(app: &TestApp, agent: &Agent) -> Dashboard {
    app.accounts.overview().dashboard(agent).await.expect("a dashboard")
}

/// Returns how many of a kind wait.
async fn waiting(app: &TestApp, agent: &Agent, kind: TaskKind) -> usize {
    let tasks = dashboard(app, agent).await.tasks;
    tasks.iter().find(|task| task.kind == kind).map_or(0, |task| task.count)
}

/// Moves the clock to noon of the next day, in UTC. Returns when that day ends.
fn wait_for_noon(app: &TestApp) -> Timestamp {
    let now = app.clock.now();
    let tomorrow = now.date().succ_opt().expect("a day").and_hms_opt(0, 0, 0).expect("midnight");
    app.clock.advance(tomorrow + TimeDelta::hours(12) - now);
    tomorrow + TimeDelta::hours(24)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_waits_until_somebody_opens_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = agents::staff(app).await;
    assert!(dashboard(app, &pablo).await.tasks.is_empty());
    for (email, name) in [(ANA, "Ana"), ("eva@example.test", "Eva")] {
        buy(app, email, name).await;
    }
    let (filter, kind) = (
        CustomerFilter { state: Some(CustomerState::NotOpened), ..CustomerFilter::default() },
        TaskKind::UnopenedInvitations,
    );
    assert!(listed(app, &laura, &filter).await.is_empty());
    let ana = number_of(app, &laura, ANA).await;
    let first = activation_link(app, &laura, &ana).await;
    assert_eq!(waiting(app, &pablo, kind).await, 1);
    assert_eq!(listed(app, &pablo, &filter).await, ["Ana"]);
    app.execute("UPDATE customers SET disabled = TRUE").await;
    assert_eq!(waiting(app, &pablo, kind).await, 0, "nobody waits for a disabled customer");
    app.execute("UPDATE customers SET disabled = FALSE").await;
    // It waits all the more once its link has expired.
    app.clock.advance(TimeDelta::hours(25));
    assert_eq!(waiting(app, &pablo, kind).await, 1);
    let second = activation_link(app, &laura, &ana).await;
    assert_ne!(first, second);
    assert_eq!(waiting(app, &pablo, kind).await, 1, "the first link is replaced");

    let opened = app.accounts.recovery().password_link(&app.portal, &second).await;
    opened.expect("an answer");
    assert_eq!(waiting(app, &pablo, kind).await, 0);
    assert!(listed(app, &pablo, &filter).await.is_empty());
    set_password(app, &second, PASSWORD).await;
    assert!(dashboard(app, &pablo).await.tasks.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn orders_wait_on_the_last_day_on_which_they_can_be_paid(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = agents::staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let midnight = wait_for_noon(app);
    let mut numbers = Vec::new();
    for hours in ["1", "13"] {
        let title = format!("Paid within {hours} hours");
        let form = ProductForm { payment_hours: hours.into(), ..catalogue::form(&title) };
        let id = catalogue::add(app, &laura, &form).await;
        let order = catalogue::selling::order(id, 1);
        let bought = accounts.orders().buy(&app.caller(), None, order).await.expect("bought");
        numbers.push(bought.number);
    }
    assert_eq!(waiting(app, &pablo, TaskKind::OrdersDueToday).await, 1);
    let customer = Some(number_of(app, &laura, "ana@example.test").await);
    for customer in [None, customer] {
        let due_before = Some(midnight);
        let state = Some(OrderState::Reserved);
        let filter = OrderFilter { state, due_before, customer, ..OrderFilter::default() };
        let page = accounts.orders().list(&pablo, &filter, None).await.expect("a page");
        let found: Vec<_> = page.items.iter().map(|order| &order.purchase.number).collect();
        assert_eq!(found, [&numbers[0]]);
    }
    app.clock.advance(TimeDelta::minutes(30));
    accounts.orders().record_payment(&pablo, &caller, &numbers[0]).await.expect("recorded");
    assert_eq!(waiting(app, &pablo, TaskKind::OrdersDueToday).await, 0);
    // Half past eleven in the evening; in Madrid the day on which the other one ends has begun.
    app.clock.advance(TimeDelta::hours(11));
    let madrid = Agent { time_zone: "Europe/Madrid".parse().expect("a zone"), ..pablo.clone() };
    assert_eq!(waiting(app, &pablo, TaskKind::OrdersDueToday).await, 0);
    assert_eq!(waiting(app, &madrid, TaskKind::OrdersDueToday).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn failed_mails_and_duplicates_wait_for_their_own_operator_only(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    buy(app, ANA, "Anita").await;
    app.execute("UPDATE outbox SET state = 'dead' WHERE customer_id IS NOT NULL").await;
    let log = app.accounts.mails().log(&laura, None, true).await.expect("mails");
    assert!(!log.items.is_empty());
    assert_eq!(waiting(app, &pablo, TaskKind::FailedMails).await, log.items.len());
    assert_eq!(waiting(app, &pablo, TaskKind::Duplicates).await, 1);
    let stranger = Agent { operator: model::OperatorId::new(999), ..pablo.clone() };
    assert!(dashboard(app, &stranger).await.tasks.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn thirty_days_are_counted_by_the_clocks_of_the_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    wait_for_noon(app);
    register(app, ANA).await;
    sign_in(app, &app.caller(), ANA, PASSWORD).await.expect("signed in");
    app.clock.advance(TimeDelta::minutes(11 * 60 + 30));
    sign_in(app, &app.caller(), ANA, PASSWORD).await.expect("signed in");
    let today = app.clock.now().date();
    let madrid = Agent { time_zone: "Europe/Madrid".parse().expect("a zone"), ..laura.clone() };
    let tomorrow = today.succ_opt().expect("a day");
    let of = |day, sign_ins, registrations| DayActivity { day, sign_ins, registrations };
    for (agent, last) in [
        (&laura, [of(today.pred_opt().expect("a day"), 0, 0), of(today, 2, 1)]),
        (&madrid, [of(today, 1, 1), of(tomorrow, 1, 0)]),
    ] {
        // What was counted once is not counted again.
        for _ in 0..2 {
            let activity = dashboard(app, agent).await.activity;
            assert_eq!(activity.len(), 30);
            assert_eq!(activity[28..], last);
        }
    }
    app.clock.advance(TimeDelta::days(29));
    for (agent, first) in [(&laura, of(today, 2, 1)), (&madrid, of(tomorrow, 1, 0))] {
        assert_eq!(dashboard(app, agent).await.activity[0], first);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn possible_duplicates_are_counted_as_their_list_shows_them(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = agents::staff(app).await;
    let counted = async || {
        let page = app.accounts.customers().duplicates(&laura, None).await.expect("a page");
        (waiting(app, &pablo, TaskKind::Duplicates).await, page.items.len())
    };
    let file = "external_id,first_name,last_name,email,phone\n\
                K-1,Ana,Quiroga,ana@example.test,+54 351 555 0142\n\
                K-2,Ana,Quiroga,ana@example.test,+54 351 555 0142\n\
                K-3,Eva,Paz,eva@example.test,\n\
                K-4,Luz,Paz,eva@example.test,\n";
    imports::customers(app, file).await;
    assert_eq!(counted().await, (2, 2), "one email, name and phone is one pair");
    let address = "UPDATE agents SET email_key = 'eva@example.test' WHERE id = ";
    app.execute(&format!("{address}{}", pablo.id)).await;
    assert_eq!(counted().await, (1, 1), "an agent's address makes no duplicates");
}
