//! Files of orders.

use super::{CUSTOMERS, counts, customers, purchases, refused, report, run};
use crate::{
    agents, api_tokens, customers as people,
    story::{customer, register},
};
use accounts::{
    ChangeRejection, ExternalOrder, OrderFilter, Precondition,
    testing::{Database, TestApp},
};
use model::{CustomerFilter, CustomerOrder, ImportKind, OrderState, PurchaseNumber};
use rstest::rstest;

const HEADER: &str = "external_id;customer_external_id;customer_number;number;product;travellers;total;currency;\
                      ordered_at;state;paid_at;cancelled_at;refunded;first_name;last_name;email\n";

fn orders(rows: &[&str]) -> String {
    format!("{HEADER}{}\n", rows.join("\n"))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn orders_come_with_their_history_and_a_second_run_changes_nothing(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    customers(app, CUSTOMERS).await;
    let number = people::number_of(app, &admin, "ana@example.test").await;
    let by_number = format!(
        "B-3;;{number};;Tucumán;;10;EUR;2026-01-17T10:00:00Z;cancelled;2026-01-17;2026-01-18;yes;;;"
    );
    let file = orders(&[
        "B-1;K-1;;web-7;Salta → Jujuy;2;48.600,50;ARS;2026-01-15 12:00;paid;;;;Luz;Sosa;luz@example.test",
        "B-2;K-2;;;Salta → Jujuy;;10,5;EUR;2026-01-16;reserved;;;;;;",
        &by_number,
    ]);
    let planned = run(app, ImportKind::Purchases, &file, true).await.expect("planned");
    assert_eq!(app.number("SELECT COUNT(*) FROM purchases").await, 0);
    let imported = purchases(app, &file).await;
    assert_eq!(imported.counts, counts(3, 0, 0, 0));
    assert_eq!(report(app, &planned).await, report(app, &imported).await);
    assert_eq!(purchases(app, &file).await.counts, counts(0, 0, 3, 0));

    let ana = people::details(app, &admin, &number).await;
    assert_eq!(ana.purchases.len(), 2);
    assert_eq!(ana.purchases[0].state, OrderState::Cancelled);
    assert_eq!(ana.purchases[0].refunded, Some(true));
    let order = &ana.purchases[1];
    assert_eq!((order.number.as_str(), order.travellers), ("WEB-7", 2));
    assert_eq!((order.total.minor, order.first_name.as_str()), (4_860_050, "Luz"));
    assert_eq!(ana.summary.last_purchase_at, Some(ana.purchases[0].at));
    let number: PurchaseNumber = "WEB-7".parse().expect("a number");
    let shown = app.accounts.orders().details(&admin, &number).await.expect("an answer");
    assert_eq!(shown.expect("an order").external_id.as_deref(), Some("B-1"));
    let eva = "SELECT COUNT(*) FROM purchases WHERE first_name = 'Eva' AND total_minor = 1050 \
               AND state = 'reserved' AND number LIKE 'P-%'";
    assert_eq!(app.number(eva).await, 1);
    assert!(app.mails().await.is_empty(), "no email is sent");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_order_is_updated_and_its_state_never_goes_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    customers(app, CUSTOMERS).await;
    let row = |product: &str, state: &str, owner: &str| {
        orders(&[&format!("B-1;{owner};;;{product};1;10;EUR;2026-01-16;{state};;;;;;")])
    };
    assert_eq!(purchases(app, row("Salta", "reserved", "K-1")).await.counts, counts(1, 0, 0, 0));
    assert_eq!(purchases(app, row("Jujuy", "paid", "K-1")).await.counts, counts(0, 1, 0, 0));
    let back = purchases(app, row("Jujuy", "reserved", "K-1")).await;
    assert_eq!(refused(app, &back).await, ["2 state state-back"]);
    // The customer who has it may have merged, or added it to their account.
    assert_eq!(purchases(app, row("Jujuy", "paid", "K-2")).await.counts, counts(0, 0, 1, 0));
    let stays = "SELECT COUNT(*) FROM purchases JOIN customers ON customers.id = customer_id \
                 WHERE customers.external_id = 'K-1' AND product = 'Jujuy' AND state = 'paid'";
    assert_eq!(app.number(stays).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_bad_order_is_refused_with_its_column(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    customers(app, CUSTOMERS).await;
    let file = orders(&[
        "B-1;K-1;;web-7;Salta;1;10;EUR;2026-01-16;;;;;;;",
        "B-2;K-1;;WEB-7;Salta;1;10;EUR;2026-01-16;;;;;;;",
        "B-3;K-9;;;Salta;1;10;EUR;2026-01-16;;;;;;;",
        "B-4;;482-915-607;;Salta;1;10;EUR;2026-01-16;;;;;;;",
        "B-5;;;;Salta;1;10;EUR;2026-01-16;;;;;;;",
        "B-6;K-1;;;;1;10;EUR;2026-01-16;;;;;;;",
        "B-7;K-1;;;Salta;none;10;EUR;2026-01-16;;;;;;;",
        "B-8;K-1;;;Salta;1;10;XTS;2026-01-16;;;;;;;",
        "B-9;K-1;;;Salta;1;10,555;EUR;16/01/2026;;;;;;;",
    ]);
    let imported = purchases(app, &file).await;
    assert_eq!(imported.counts, counts(1, 0, 0, 8));
    assert_eq!(
        refused(app, &imported).await,
        [
            "3 number number-taken",
            "4 customer_external_id customer-unknown",
            "5 customer_external_id customer-unknown",
            "6 customer_external_id customer-missing",
            "7 product product-missing",
            "8 travellers travellers-invalid",
            "9 currency currency-invalid",
            "10 ordered_at ordered-at-invalid",
        ]
    );
    let file = orders(&[
        "B-10;K-1;;4082620318;Salta;1;10;EUR;2026-01-16;;;;;;;",
        "B-11;K-1;;#P-4082620318;Salta;1;10;EUR;2026-01-16;;;;;;;",
    ]);
    let imported = purchases(app, &file).await;
    assert_eq!(imported.counts, counts(1, 0, 0, 1), "another spelling of the same number");
    let taken = orders(&["B-20;K-1;;web-7;Salta;1;10;EUR;2026-01-16;;;;;;;"]);
    let imported = purchases(app, &taken).await;
    assert_eq!(refused(app, &imported).await, ["2 number number-taken"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_has_its_travel_date_until_a_row_clears_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    customers(app, CUSTOMERS).await;
    let dated = "SELECT COUNT(*) FROM purchases WHERE travel_at IS NOT NULL";
    let header = "external_id,customer_external_id,product,total,currency,ordered_at";
    let row = "B-1,K-1,Salta,10,EUR,2026-01-15";
    let with_date = format!("{header},travel_at\n{row},2026-02-01 08:30\n");
    assert_eq!(purchases(app, &with_date).await.counts, counts(1, 0, 0, 0));
    assert_eq!(purchases(app, &with_date).await.counts, counts(0, 0, 1, 0));
    assert_eq!(app.number(dated).await, 1);
    // A file without the column leaves the date.
    let without = format!("{header}\n{row}\n");
    assert_eq!(purchases(app, &without).await.counts, counts(0, 0, 1, 0));
    assert_eq!(app.number(dated).await, 1);
    let cleared = format!("{header},travel_at\n{row},\n");
    assert_eq!(purchases(app, &cleared).await.counts, counts(0, 1, 0, 0));
    assert_eq!(app.number(dated).await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn columns_that_a_file_does_not_have_leave_state_and_travellers(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    customers(app, CUSTOMERS).await;
    let header = "external_id,customer_external_id,product,total,currency,ordered_at";
    let row = "B-1,K-1,Salta,10,EUR,2026-01-15";
    let whole = format!("{header},travellers,state\n{row},3,reserved\n");
    assert_eq!(purchases(app, &whole).await.counts, counts(1, 0, 0, 0));
    let renamed = format!("{header}\n{}\n", row.replace("Salta", "Jujuy"));
    assert_eq!(purchases(app, &renamed).await.counts, counts(0, 1, 0, 0));
    let stays = "SELECT COUNT(*) FROM purchases WHERE product = 'Jujuy' AND travellers = 3 \
                 AND state = 'reserved' AND paid_at IS NULL";
    assert_eq!(app.number(stays).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_was_placed_here_keeps_its_places_price_and_state(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    customers(app, CUSTOMERS).await;
    let token = api_tokens::token(app, &admin, &api_tokens::form("Shop")).await;
    let caller = api_tokens::caller(app, &token).await.expect("a caller");
    let products =
        async || app.accounts.catalogue().on_sale(&app.portal).await.expect("products").remove(1);
    let order = ExternalOrder {
        external_id: "B-1".parse().expect("an id"),
        customer: None,
        product: products().await.id,
        date: None,
        travellers: 3,
        first_name: "Ana".into(),
        last_name: "Sosa".into(),
        email: String::new(),
    };
    let placed = app.accounts.orders().put_by_api(&caller, &order, &Precondition::default()).await;
    let placed = placed.expect("placed").order;
    let row = "B-1;K-1;;;Salta;1;10;EUR;2026-01-16;cancelled;2026-01-16;2026-01-17;yes;;;";
    let imported = purchases(app, orders(&[row])).await;
    assert_eq!(refused(app, &imported).await, ["2 external_id order-placed-here"]);
    let found = app.accounts.orders().get_by_external_id(&caller, &order.external_id).await;
    assert_eq!(found.expect("an answer"), Some(placed));
    assert_eq!(products().await.places_left, Some(7));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_payment_by_the_api_is_of_the_order_as_it_was_read(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    customers(app, CUSTOMERS).await;
    let token = api_tokens::token(app, &admin, &api_tokens::form("Shop")).await;
    let caller = api_tokens::caller(app, &token).await.expect("a caller");
    let row = |total: &str| {
        orders(&[&format!("B-1;K-1;;WEB-1;Salta;1;{total};EUR;2026-01-16;reserved;;;;;;")])
    };
    purchases(app, row("10")).await;
    let number: PurchaseNumber = "WEB-1".parse().expect("a number");
    let api = app.accounts.orders();
    let seen = api.get_by_api(&caller, &number).await.expect("an answer").expect("an order");
    purchases(app, row("12")).await;
    let outdated = api.pay_by_api(&caller, &number, &api_tokens::only(&seen.version)).await;
    assert_eq!(outdated, Err(ChangeRejection::Outdated), "the price is another one");
    let seen = api.get_by_api(&caller, &number).await.expect("an answer").expect("an order");
    let paid =
        api.pay_by_api(&caller, &number, &api_tokens::only(&seen.version)).await.expect("paid");
    assert_eq!((paid.order.state, paid.order.total.minor), (OrderState::Paid, 1200));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn orders_are_listed_whatever_time_their_file_has(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    customers(app, CUSTOMERS).await;
    let file = orders(&[
        "B-1;K-2;;WEB-1;Salta;1;10;EUR;1955-07-15;paid;;;;;;",
        "B-2;K-1;;WEB-2;Salta;1;10;EUR;2190-07-15;paid;;;;;;",
    ]);
    assert_eq!(purchases(app, &file).await.counts, counts(2, 0, 0, 0));
    let page = app.accounts.orders().list(&admin, &OrderFilter::default(), None).await;
    let numbers = page.expect("orders").items.into_iter().map(|order| order.purchase.number);
    assert_eq!(numbers.collect::<Vec<_>>(), ["WEB-2", "WEB-1"]);
    let by_purchase =
        CustomerFilter { order: CustomerOrder::LastPurchase, ..CustomerFilter::default() };
    let buyers = app.accounts.customers().list(&admin, &by_purchase, None).await.expect("buyers");
    assert_eq!(buyers.items.len(), 2);
    register(app, "ana@example.test").await;
    let ana = customer(app, "ana@example.test").await;
    let page = app.accounts.orders().history_page(&app.portal, &ana, None).await.expect("a page");
    assert_eq!(page.items.len(), 1);
}
