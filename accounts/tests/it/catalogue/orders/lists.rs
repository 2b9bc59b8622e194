//! How agents find orders.

use super::customers_order;
use crate::agents::staff;
use crate::catalogue::payments::{boat, buy};
use crate::customers;
use accounts::{
    OrderFilter,
    clock::Clock,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Agent, OperatorId, OrderState, OrderSummary};
use rstest::rstest;

/// Returns the numbers of the orders that pass a filter.
pub async fn found(app: &TestApp, agent: &Agent, filter: &OrderFilter) -> Vec<String> {
    let page = app.accounts.orders().list(agent, filter, None).await.expect("a page");
    page.items.into_iter().map(number_of).collect()
}

fn number_of(order: OrderSummary) -> String {
    order.purchase.number
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn orders_are_found_by_state_day_and_customer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let boat = boat(app, &laura).await;
    let first = app.clock.now();
    let paid = buy(app, boat, 1).await.expect("bought");
    accounts.orders().record_payment(&pablo, &caller, &paid).await.expect("recorded");
    let expired = buy(app, boat, 1).await.expect("bought");
    app.clock.advance(TimeDelta::hours(3));
    let later = app.clock.now();
    let reserved = buy(app, boat, 1).await.expect("bought");
    let all = OrderFilter::default();
    assert_eq!(found(app, &pablo, &all).await, [&*reserved, &*expired, &*paid]);
    for (state, number) in [
        (OrderState::Reserved, &reserved),
        (OrderState::Paid, &paid),
        (OrderState::Expired, &expired),
    ] {
        let filter = OrderFilter { state: Some(state), ..OrderFilter::default() };
        assert_eq!(found(app, &pablo, &filter).await, [&**number], "{state:?}");
    }
    let from = OrderFilter { from: Some(later), ..OrderFilter::default() };
    assert_eq!(found(app, &pablo, &from).await, [&*reserved]);
    let until = OrderFilter { until: Some(later), ..OrderFilter::default() };
    assert_eq!(found(app, &pablo, &until).await, [&*expired, &*paid]);
    let before = OrderFilter { until: Some(first), ..OrderFilter::default() };
    assert_eq!(found(app, &pablo, &before).await, [""; 0]);
    let ana = customers::number_of(app, &laura, "ana@example.test").await;
    let of_ana = OrderFilter { customer: Some(ana), ..OrderFilter::default() };
    assert_eq!(found(app, &pablo, &of_ana).await.len(), 3);
    let nobody = OrderFilter {
        customer: Some("482-915-600".parse().expect("a number")),
        ..OrderFilter::default()
    };
    assert_eq!(found(app, &pablo, &nobody).await, [""; 0]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_of_orders_has_every_order_once(#[case] database: Database) {
    const COUNT: usize = 120;
    let app = &TestApp::on(database).await;
    let (_, pablo) = staff(app).await;
    customers_order(app).await;
    let copies: Vec<String> = (1..COUNT)
        .map(|copy| {
            format!(
                "INSERT INTO purchases (operator_id, portal_id, customer_id, number, product, travellers, \
                 total_minor, currency, payment, first_name, last_name, email, at, state) SELECT operator_id, \
                 portal_id, customer_id, 'C-{copy}', product, travellers, total_minor, currency, payment, \
                 first_name, last_name, email, at, '{}' FROM purchases WHERE number NOT LIKE 'C-%'",
                OrderState::ALL[copy % 4].code()
            )
        })
        .collect();
    app.execute(&copies.join("; ")).await;
    let (mut numbers, mut before) = (Vec::new(), None);
    loop {
        let page = app.accounts.orders().list(&pablo, &OrderFilter::default(), before).await;
        let page = page.expect("a page");
        numbers.extend(page.items.into_iter().map(number_of));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(numbers.len(), COUNT);
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), COUNT, "some were listed twice");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_typed_number_is_read_and_a_check_value_that_was_made_up_is_not(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let read = |text: &str| {
        let number = app.accounts.orders().read_counter_code(&laura, text);
        number.map(|number| number.as_str().to_owned())
    };
    for text in ["P-4082620318", " p-4082620318 ", "4082620318", "P-4082620318."] {
        assert_eq!(read(text).as_deref(), Some("P-4082620318"), "{text}");
    }
    for text in ["", "ana", "P-1.0123456789ABCDEF", "P-1.0123", "P-1.xyz", "P-1.0.0"] {
        assert_eq!(read(text), None, "{text}");
    }
    let code = app.accounts.orders().counter_code(laura.operator, "P-4082620318");
    assert_eq!(read(&code).as_deref(), Some("P-4082620318"), "{code}");
    assert_eq!(read(&code.to_lowercase()).as_deref(), Some("P-4082620318"), "{code}");
    let other = OperatorId::new(laura.operator.get() + 1);
    let of_another = app.accounts.orders().counter_code(other, "P-4082620318");
    assert_eq!(read(&of_another), None, "another operator's");
    let picture = app.accounts.orders().counter_qr(&app.portal, "P-4082620318");
    assert!(picture.is_some_and(|picture| picture.contains("<svg")));
}
