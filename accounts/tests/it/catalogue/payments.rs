//! Orders that are to be paid: until when they hold their places.

use super::{add, details, form, selling::order};
use crate::agents::staff;
use crate::branding::records;
use crate::customers;
use accounts::{
    ProductForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, Failure, ProductId,
    refusals::{BuyRefusal, PaymentRefusal as R},
};
use rstest::rstest;

/// Adds a boat with three places, which orders hold for two hours.
pub async fn boat(app: &TestApp, agent: &Agent) -> ProductId {
    let new =
        ProductForm { capacity: "3".into(), payment_hours: "2".into(), ..form("A small boat") };
    add(app, agent, &new).await
}

pub async fn buy(
    app: &TestApp,
    product: ProductId,
    travellers: i32,
) -> Result<String, Failure<BuyRefusal>> {
    let bought = app.accounts.orders().buy(&app.caller(), None, order(product, travellers)).await;
    bought.map(|bought| bought.number)
}

pub async fn places(app: &TestApp, agent: &Agent, product: ProductId) -> (i32, Option<i32>) {
    let details = details(app, agent, product).await;
    (details.places_taken, details.product.places_left)
}

/// As the table of products counts them.
pub async fn counted(app: &TestApp, product: ProductId) -> i64 {
    app.number(&format!("SELECT CAST(places_sold AS BIGINT) FROM products WHERE id = {product}"))
        .await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn places_of_unpaid_orders_go_back_when_their_time_is_over(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let boat = boat(app, &laura).await;
    app.mails().await;
    buy(app, boat, 2).await.expect("two of three");
    let mail = app.mail_to("ana@example.test").await;
    assert!(mail.text.contains("Pay by"), "{}", mail.text);
    app.clock.advance(TimeDelta::minutes(60));
    buy(app, boat, 1).await.expect("the last one");
    assert_eq!(places(app, &laura, boat).await, (3, Some(0)));
    assert_eq!(buy(app, boat, 1).await, Err(BuyRefusal::SoldOut.into()));

    app.clock.advance(TimeDelta::minutes(60) - TimeDelta::milliseconds(1));
    assert_eq!(places(app, &laura, boat).await, (3, Some(0)));
    app.clock.advance(TimeDelta::milliseconds(1));
    // Pages count at once; the table does with the next order.
    assert_eq!(places(app, &laura, boat).await, (1, Some(2)));
    assert_eq!(counted(app, boat).await, 3);
    assert_eq!(buy(app, boat, 3).await, Err(BuyRefusal::TooFewPlaces.into()));
    buy(app, boat, 2).await.expect("those that went back");
    assert_eq!(counted(app, boat).await, 3);
    assert_eq!(places(app, &laura, boat).await, (3, Some(0)));

    // None goes back twice.
    app.clock.advance(TimeDelta::hours(5));
    assert_eq!(places(app, &laura, boat).await, (0, Some(3)));
    buy(app, boat, 1).await.expect("one of three");
    assert_eq!(counted(app, boat).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_paid_order_keeps_its_places_and_an_expired_one_is_not_paid_any_more(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let boat = boat(app, &laura).await;
    let paid = buy(app, boat, 2).await.expect("bought");
    let unpaid = buy(app, boat, 1).await.expect("bought");
    let strange = accounts.orders().record_payment(&pablo, &caller, "P-1").await;
    assert_eq!(strange, Err(R::Unknown.into()));
    for _ in 0..2 {
        accounts.orders().record_payment(&pablo, &caller, &paid).await.expect("recorded");
    }
    assert_eq!(records(app, &laura, "payment-recorded").await.len(), 1);
    let ana = customers::number_of(app, &laura, "ana@example.test").await;
    let happened = customers::happened(app, &laura, &ana).await;
    assert_eq!(happened.iter().filter(|event| *event == "paid").count(), 1);

    app.clock.advance(TimeDelta::hours(2));
    let late = accounts.orders().record_payment(&pablo, &caller, &unpaid).await;
    assert_eq!(late, Err(R::Expired.into()));
    assert_eq!(places(app, &laura, boat).await, (2, Some(1)));
    buy(app, boat, 1).await.expect("the one that went back");
    assert_eq!(counted(app, boat).await, 3);
    // Its places are another order's, also for an instance whose clock is behind.
    app.clock.advance(TimeDelta::hours(-1));
    let late = accounts.orders().record_payment(&pablo, &caller, &unpaid).await;
    assert_eq!(late, Err(R::Expired.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn orders_of_a_product_without_a_capacity_hold_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let free = ProductForm { payment_hours: "2".into(), ..form("No limit") };
    let id = add(app, &laura, &free).await;
    buy(app, id, 9).await.expect("bought");
    // A limit that is set later counts from then on, and nothing comes back that was never held.
    let limited = ProductForm { capacity: "4".into(), version: 1, ..free };
    accounts.catalogue().change(&laura, &caller, id, &limited).await.expect("changed");
    buy(app, id, 1).await.expect("one of four");
    app.clock.advance(TimeDelta::hours(2));
    buy(app, id, 4).await.expect("all four");
    assert_eq!(counted(app, id).await, 4);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_many_buyers_of_released_places_only_as_many_get_them(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let boat = boat(app, &laura).await;
    buy(app, boat, 3).await.expect("all of them");
    app.clock.advance(TimeDelta::hours(2));
    let tries: Vec<_> = (0..20)
        .map(|_| {
            let (accounts, caller) = (app.accounts.clone(), app.caller());
            tokio::spawn(async move {
                loop {
                    let mut form = order(boat, 1);
                    form.email = format!("p{}@example.test", caller.ip).replace(':', "-");
                    let bought = accounts.orders().buy(&caller, None, form).await;
                    if !matches!(bought, Err(Failure::Busy | Failure::Unavailable)) {
                        break bought.is_ok();
                    }
                }
            })
        })
        .collect();
    let mut sold = 0;
    for attempt in tries {
        sold += i64::from(attempt.await.expect("no panic"));
    }
    assert_eq!(sold, 3);
    assert_eq!(counted(app, boat).await, 3);
}
