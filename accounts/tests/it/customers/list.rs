//! The list of customers with filters: who is shown, in which order, and page by page.

use super::{ANA, activation_link, find, number_of, set_password};
use crate::{
    agents,
    story::{PASSWORD, buy, register, unused_numbers},
};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{Agent, CustomerFilter, CustomerNumber, CustomerOrder, CustomerState, Locale};
use rstest::rstest;

/// Returns the first names of the customers of a filter, on all pages.
pub async fn listed(app: &TestApp, agent: &Agent, filter: &CustomerFilter) -> Vec<String> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page =
            app.accounts.customers().list(agent, filter, after.as_ref()).await.expect("a list");
        assert!(page.items.len() <= 25, "a page has 25 at most");
        all.extend(page.items.into_iter().map(|customer| customer.first_name));
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

fn of(state: CustomerState) -> CustomerFilter {
    CustomerFilter { state: Some(state), ..CustomerFilter::default() }
}

fn by_purchase() -> CustomerFilter {
    CustomerFilter { order: CustomerOrder::LastPurchase, ..CustomerFilter::default() }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_state_shows_its_customers_and_no_others(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    register(app, "berta@example.test").await;
    buy(app, "dora@example.test", "Dora").await;
    buy(app, ANA, "Ana").await;
    buy(app, "eva@example.test", "Eva").await;
    let dora = number_of(app, &admin, "dora@example.test").await;
    let caller = app.agent_caller();
    app.accounts.customers().disable(&admin, &caller, &dora).await.expect("disabled");
    let ana = number_of(app, &admin, ANA).await;
    let link = activation_link(app, &admin, &ana).await;
    let active = listed(app, &admin, &of(CustomerState::Active)).await;
    assert_eq!(active.len(), 1, "{active:?}");
    for (state, expected) in [
        (CustomerState::NoAccount, &["Eva"][..]),
        (CustomerState::Invited, &["Ana"]),
        (CustomerState::LinkExpired, &[]),
        (CustomerState::Disabled, &["Dora"]),
        (CustomerState::MailFailed, &[]),
    ] {
        assert_eq!(listed(app, &admin, &of(state)).await, expected, "{state:?}");
    }

    app.clock.advance(TimeDelta::hours(25));
    assert_eq!(listed(app, &admin, &of(CustomerState::LinkExpired)).await, ["Ana"]);
    assert_eq!(listed(app, &admin, &of(CustomerState::Invited)).await, ["Ana"]);
    app.execute("UPDATE outbox SET state = 'dead' WHERE recipient = 'eva@example.test'").await;
    assert_eq!(listed(app, &admin, &of(CustomerState::MailFailed)).await, ["Eva"]);
    // A mail that waits makes a new link.
    app.accounts.customers().send_activation(&admin, &caller, &ana).await.expect("sent");
    assert!(listed(app, &admin, &of(CustomerState::LinkExpired)).await.is_empty());
    let again = app.mail_to(ANA).await.token("set-password").expect("a link");
    assert_ne!(again, link);
    set_password(app, &again, PASSWORD).await;
    assert!(listed(app, &admin, &of(CustomerState::Invited)).await.is_empty());
    assert_eq!(listed(app, &admin, &of(CustomerState::Active)).await.len(), 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn days_and_languages_filter_and_the_latest_buyers_come_first(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    for (name, at) in [
        ("Ana", "2026-01-31 23:59:59"),
        ("Berta", "2026-02-01 00:00:00"),
        ("Cleo", "2026-02-28 23:59:59"),
        ("Dora", "2026-03-01 00:00:00"),
    ] {
        buy(app, &format!("{name}@example.test"), name).await;
        let set =
            format!("UPDATE customers SET last_purchase_at = '{at}' WHERE first_name = '{name}'");
        app.execute(&set).await;
    }
    app.execute("UPDATE customers SET locale = 'fr' WHERE first_name = 'Cleo'").await;
    assert_eq!(listed(app, &admin, &by_purchase()).await, ["Dora", "Cleo", "Berta", "Ana"]);
    let day = |text: &str| text.parse().ok();
    for order in CustomerOrder::ALL {
        let between = CustomerFilter {
            bought_from: day("2026-02-01"),
            bought_until: day("2026-02-28"),
            order,
            ..CustomerFilter::default()
        };
        let mut found = listed(app, &admin, &between).await;
        found.sort();
        assert_eq!(found, ["Berta", "Cleo"], "{order:?}");
        let time_zone = "Europe/Madrid".parse().expect("a name");
        let in_madrid = Agent { time_zone, ..admin.clone() };
        let mut found = listed(app, &in_madrid, &between).await;
        found.sort();
        assert_eq!(found, ["Ana", "Berta"], "{order:?}, an hour ahead of UTC");
        let french = CustomerFilter { language: Some(Locale::French), ..between };
        assert_eq!(listed(app, &admin, &french).await, ["Cleo"], "{order:?}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_customer_is_on_one_page_in_both_orders(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    for place in 0..60 {
        // Several have the same name, and several bought in the same moment.
        let (number, group) = (CustomerNumber::from_draw(place), place / 20);
        let row = format!(
            "INSERT INTO customers (operator_id, number, first_name, last_name, locale, disabled, created_at, \
             last_purchase_at, first_key, last_key, phone_key) VALUES ({}, '{}', 'Eva', 'Zabala', 'fr', FALSE, \
             '2026-01-01 00:00:00', '2026-02-0{} 00:00:00', 'eva', 'zabala{group}', '')",
            admin.operator,
            number.digits(),
            1 + place % 2,
        );
        app.execute(&row).await;
    }
    let by_name = CustomerFilter { language: Some(Locale::French), ..CustomerFilter::default() };
    for filter in [by_name, by_purchase()] {
        let mut after = None;
        let mut ids = Vec::new();
        loop {
            let page = app.accounts.customers().list(&admin, &filter, after.as_ref()).await;
            let page = page.expect("a list");
            ids.extend(page.items.iter().map(|customer| customer.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(ids.len(), 60, "{filter:?}");
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 60, "{filter:?}");
    }
    assert_eq!(find(app, &admin, "").await.len(), 60);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_filter_shows_another_operators_customers(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buy(app, ANA, "Ana").await;
    let ferries = app.other_portal().await;
    let vera = agents::person(app, &ferries, "vera@ferries.test", model::Role::Admin).await;
    let vera = agents::agent(app, &vera.cookie).await;
    for filter in [of(CustomerState::NoAccount), by_purchase()] {
        assert!(listed(app, &vera, &filter).await.is_empty(), "{filter:?}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_page_looks_through_a_bounded_part_and_the_next_one_goes_on(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    app.execute("UPDATE customers SET disabled = TRUE, last_key = 'zz'").await;
    let before = format!(
        "WITH n (number) AS (VALUES {}) \
         INSERT INTO customers (operator_id, number, first_name, last_name, locale, disabled, created_at, \
         first_key, last_key, phone_key) SELECT {}, n.number, 'Eva', 'Zabala', 'en', FALSE, \
         '2026-01-01 00:00:00', 'eva', 'zabala', '' FROM n",
        unused_numbers(10_500),
        admin.operator
    );
    app.execute(&before).await;
    let filter = of(CustomerState::Disabled);
    let first = app.accounts.customers().list(&admin, &filter, None).await.expect("a page");
    assert!(first.items.is_empty());
    let next = first.next.expect("it goes on");
    let second = app.accounts.customers().list(&admin, &filter, Some(&next)).await.expect("a page");
    assert_eq!(second.items.len(), 1);
    assert_eq!((second.items[0].first_name.as_str(), second.next), ("Ana", None));
}
