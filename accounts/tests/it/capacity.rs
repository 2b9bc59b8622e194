//! Products with a limited number of places: no place is sold twice.

use accounts::{
    BuyForm, Caller, OneTimeKey,
    testing::{Database, TestApp},
};
use model::{Failure, Product, ProductId, refusals::BuyRefusal};
use rstest::rstest;

/// The product with ten places.
async fn boat(app: &TestApp) -> Product {
    let products = app.accounts.catalogue().on_sale(&app.portal).await;
    products.expect("products").remove(1)
}

async fn places_left(app: &TestApp) -> Option<i32> {
    boat(app).await.places_left
}

/// A buyer with an IP address and a mailbox of their own.
fn buyer(app: &TestApp, product: ProductId, person: u8, travellers: i32) -> (Caller, BuyForm) {
    let form = BuyForm {
        product,
        price: None,
        date: None,
        travellers: travellers.to_string(),
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: format!("p{person}@example.test"),
        once: OneTimeKey { key: format!("k{person}"), browser: "b".into() },
    };
    (app.caller(), form)
}

async fn buys(app: &TestApp, person: u8, travellers: i32) -> Result<(), Failure<BuyRefusal>> {
    let (caller, form) = buyer(app, boat(app).await.id, person, travellers);
    app.accounts.orders().buy(&caller, None, form).await.map(|_| ())
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_two_hundred_buyers_at_once_ten_get_the_last_ten_places(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let product = boat(app).await.id;
    let tries: Vec<_> = (0..200)
        .map(|person| {
            let (caller, form) = buyer(app, product, person, 1);
            let accounts = app.accounts.clone();
            tokio::spawn(async move {
                loop {
                    let bought = accounts.orders().buy(&caller, None, form.clone()).await;
                    // As a user retries who reads that the shop is overloaded; their form buys once.
                    if !matches!(bought, Err(Failure::Busy | Failure::Unavailable)) {
                        break bought;
                    }
                }
            })
        })
        .collect();
    let mut sold = 0;
    for attempt in tries {
        match attempt.await.expect("no panic") {
            Ok(_) => sold += 1,
            Err(refused) => assert_eq!(refused, BuyRefusal::SoldOut.into()),
        }
    }
    assert_eq!(sold, 10);
    assert_eq!(places_left(app).await, Some(0));
    let orders = app.number("SELECT COUNT(*) FROM purchases").await;
    assert_eq!(orders, 10);
    let customers = app.number("SELECT COUNT(*) FROM customers").await;
    assert_eq!(customers, 10, "whoever got no place left nothing behind");
    assert_eq!(app.mails().await.len(), 10);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_gets_all_its_places_or_none(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buys(app, 1, 7).await.expect("seven of ten");
    assert_eq!(places_left(app).await, Some(3));
    let refused = buys(app, 2, 4).await.expect_err("three are left");
    assert_eq!(refused, BuyRefusal::TooFewPlaces.into());
    assert_eq!(places_left(app).await, Some(3));
    buys(app, 3, 3).await.expect("the last three");
    let refused = buys(app, 4, 1).await.expect_err("none is left");
    assert_eq!(refused, BuyRefusal::SoldOut.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_form_that_took_the_last_place_is_answered_with_its_order_again(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (caller, form) = buyer(app, boat(app).await.id, 1, 9);
    let first = app.accounts.orders().buy(&caller, None, form.clone()).await;
    buys(app, 2, 1).await.expect("the last one");
    let again = app.accounts.orders().buy(&caller, None, form).await;
    assert_eq!(first.expect("bought").number, again.expect("the same order").number);
    assert_eq!(places_left(app).await, Some(0));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_product_without_a_capacity_never_runs_out(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let coach = app.accounts.catalogue().on_sale(&app.portal).await;
    let coach = coach.expect("products").remove(0);
    assert_eq!(coach.places_left, None);
    for person in 1..=3 {
        let (caller, form) = buyer(app, coach.id, person, 9);
        let bought = app.accounts.orders().buy(&caller, None, form).await;
        bought.expect("bought");
    }
}
