//! Orders for dates: sold at the counter, in the customer's history, and in what other systems and files get.

use super::{
    add,
    dates::{buy, dates, in_hours, ship},
    form,
    selling::order,
    sold,
};
use crate::agents::staff;
use crate::story::{customer, register};
use crate::{api_tokens, exports};
use accounts::{
    CancelOrderForm, ProductForm, SaleForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{ExportFormat, ExportKind, Offer, ProductId, Purchase, refusals::SaleRefusal as R};
use rstest::rstest;

/// Returns a sale of an offer to a new customer.
fn sale(offer: &Offer) -> SaleForm {
    SaleForm {
        offer: offer.form_value(),
        travellers: "1".into(),
        first_name: "Bruno".into(),
        last_name: "Paz".into(),
        ..SaleForm::default()
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_counter_sells_for_each_date_that_has_places(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = add(app, &laura, &ship(app)).await;
    let offers = async || {
        let offers = accounts.orders().offers(&pablo).await.expect("offers");
        let of_ship = offers.into_iter().filter(|offer| offer.product.id == id);
        of_ship.collect::<Vec<Offer>>()
    };
    let all = offers().await;
    assert_eq!(all.len(), 3);
    let number = accounts.orders().sell(&pablo, &caller, &sale(&all[0])).await.expect("sold");
    let number = number.parse().expect("a number");
    let order = accounts.orders().details(&pablo, &number).await.expect("an answer");
    let travel_at = order.expect("an order").order.purchase.travel_at;
    assert_eq!(travel_at, all[0].date.as_ref().map(|date| date.at));

    let first = all[0].date.as_ref().map(|date| date.id);
    buy(app, id, first, 2).await.expect("the last two");
    assert_eq!(offers().await.len(), 2, "one is sold out");
    let late = accounts.orders().sell(&pablo, &caller, &sale(&all[0])).await;
    assert_eq!(late, Err(R::DateSoldOut.into()));
    let undated = Offer { date: None, ..all[1].clone() };
    let late = accounts.orders().sell(&pablo, &caller, &sale(&undated)).await;
    assert_eq!(late, Err(R::DateGone.into()));
    app.clock.advance(TimeDelta::hours(48));
    let late = accounts.orders().sell(&pablo, &caller, &sale(&all[1])).await;
    assert_eq!(late, Err(R::DateGone.into()));
    let open = offers().await.remove(0);
    accounts.orders().sell(&pablo, &caller, &sale(&open)).await.expect("sold");
}

/// Buys for the date at that place of the list; returns the number of the order.
async fn bought_for(app: &TestApp, id: ProductId, place: usize) -> String {
    let date = dates(app, id).await[place].id;
    buy(app, id, Some(date), 1).await.expect("bought").number
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_history_has_what_is_to_come_by_its_date_and_then_the_rest(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let accounts = &app.accounts;
    let two = format!("{}\n{}", in_hours(app, 24), in_hours(app, 48));
    let id = add(app, &laura, &ProductForm { dates: two, ..form("A ship") }).await;
    let (later, sooner) = (bought_for(app, id, 1).await, bought_for(app, id, 0).await);
    let coach = sold(app).await[0].id;
    let undated = accounts.orders().buy(&app.caller(), None, order(coach, 1)).await;
    let undated = undated.expect("bought");
    app.mails().await;
    register(app, "ana@example.test").await;
    let ana = customer(app, "ana@example.test").await;
    let shown = async || {
        let coming = accounts.orders().coming(&app.portal, &ana).await.expect("purchases");
        let page = accounts.orders().history_page(&app.portal, &ana, None).await;
        let numbers = |purchases: Vec<Purchase>| -> Vec<String> {
            purchases.into_iter().map(|purchase| purchase.number).collect()
        };
        (numbers(coming), numbers(page.expect("a page").items))
    };
    let both = (vec![sooner.clone(), later.clone()], vec![undated.number.clone()]);
    assert_eq!(shown().await, both);
    app.clock.advance(TimeDelta::hours(24));
    assert_eq!(shown().await, (vec![later.clone()], vec![undated.number.clone(), sooner.clone()]));
    let why = CancelOrderForm { refunded: String::new(), reason: "Snow".into() };
    let done = accounts.orders().cancel(&laura, &app.agent_caller(), &later, &why).await;
    done.expect("cancelled");
    assert_eq!(shown().await, (vec![], vec![undated.number.clone(), sooner, later]));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn other_systems_and_files_have_the_date_of_an_order(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let id = add(app, &laura, &ship(app)).await;
    let number = bought_for(app, id, 0).await;
    let token = api_tokens::token(app, &laura, &api_tokens::form("Printer")).await;
    let caller = api_tokens::caller(app, &token).await.expect("a caller");
    app.mails().await;
    let number = number.parse().expect("a number");
    let order = app.accounts.orders().get_by_api(&caller, &number).await.expect("an answer");
    let travel_at = order.expect("an order").order.travel_at.expect("a date");
    let products = app.accounts.catalogue().list_by_api(&caller).await.expect("products");
    let product = products.into_iter().find(|one| one.product.id == id).expect("the ship");
    let offered = product.product.dates.expect("dates");
    assert_eq!((offered.len(), offered[0].at), (3, travel_at));
    assert_eq!(offered[0].places_left, Some(2));

    let orders = exports::form(ExportKind::Orders, ExportFormat::JsonLines);
    let line = exports::file(app, &laura, &orders).await;
    let order: serde_json::Value = serde_json::from_str(line.trim()).expect("one order");
    let expected = travel_at.format("%Y-%m-%dT%H:%M:%S+00:00").to_string();
    assert_eq!(order["travel_at"], expected);

    register(app, "ana@example.test").await;
    let ana = customer(app, "ana@example.test").await;
    let data = app.accounts.profile().export(&app.caller(), &ana).await.expect("data");
    let data: serde_json::Value = serde_json::from_str(&data).expect("an object");
    assert_eq!(data["purchases"][0]["travel_at"], expected);
}
