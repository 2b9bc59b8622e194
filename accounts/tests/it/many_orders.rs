//! Orders beside very many others, whose numbers are taken.

use crate::story;
use accounts::{
    BuyForm, OneTimeKey,
    testing::{Database, TestApp, repetitions},
};
use model::ProductId;
use rstest::rstest;

/// The first number that is taken; the others follow without a gap, so that one draw after another hits them.
const FIRST: u64 = 1_000_000_000;
const ANA: &str = "ana@example.test";
const COLUMNS: &str = "operator_id, portal_id, customer_id, product, travellers, total_minor, currency, payment, \
                       first_name, last_name, email, at, product_id, payable_until, paid_at, held_places, \
                       release_at, state";

/// Adds that many copies of the only order.
async fn add_orders(app: &TestApp, orders: usize) {
    let copies = format!(
        "INSERT INTO purchases (number, {COLUMNS}) \
         WITH RECURSIVE places (place) AS \
             (SELECT 0 UNION ALL SELECT place + 1 FROM places WHERE place + 1 < {orders}) \
         SELECT 'P-' || CAST({FIRST} + place AS TEXT), {COLUMNS} FROM places, purchases"
    );
    app.execute(&copies).await;
}

fn order(product: ProductId, buyer: usize) -> BuyForm {
    BuyForm {
        product,
        date: None,
        price: None,
        travellers: "1".into(),
        first_name: "Eva".into(),
        last_name: "Quiroga".into(),
        email: format!("buyer{buyer}@example.test"),
        once: OneTimeKey { key: format!("k{buyer}"), browser: "b".into() },
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn beside_very_many_orders_buyers_who_draw_one_taken_number_get_orders_of_their_own(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    story::buy(app, ANA, "Ana").await;
    let others = repetitions("GUICHET_TEST_ORDERS", 10_000);
    add_orders(app, others).await;
    let products = app.accounts.catalogue().on_sale(&app.portal).await.expect("products");
    // The one with ten places.
    let boat = products[1].id;
    let mut numbers = Vec::new();
    for round in 0..5 {
        // The same draw twice at once, and the repetition of a form whose answer was lost.
        let (one, other) = (order(boat, 2 * round), order(boat, 2 * round + 1));
        let bought = tokio::join!(
            app.buy_with((7, FIRST), one.clone()),
            app.buy_with((7, FIRST), other),
            app.buy_with((7, FIRST), one),
        );
        assert_eq!(bought.0.number, bought.2.number);
        numbers.extend([bought.0.number, bought.1.number]);
    }
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 10);
    let orders = app.number("SELECT COUNT(*) FROM purchases").await;
    assert_eq!(usize::try_from(orders), Ok(1 + others + numbers.len()));
    let products = app.accounts.catalogue().on_sale(&app.portal).await.expect("products");
    assert_eq!(products[1].places_left, Some(0));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_with_very_many_orders_finds_those_to_come_and_downloads_all(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    story::buy(app, ANA, "Ana").await;
    add_orders(app, 250).await;
    // The copies are for an earlier day, and cancelled.
    app.execute("UPDATE purchases SET travel_at = '2199-01-02 10:00:00'").await;
    app.execute(&format!(
        "UPDATE purchases SET travel_at = '2199-01-01 10:00:00', cancelled_at = at, state = 'cancelled' \
         WHERE number LIKE 'P-{}%'",
        FIRST / 1_000
    ))
    .await;
    story::register(app, ANA).await;
    let ana = story::customer(app, ANA).await;
    let coming = app.accounts.orders().coming(&app.portal, &ana).await.expect("purchases");
    assert_eq!(coming.len(), 1);
    let data = app.accounts.profile().export(&app.caller(), &ana).await.expect("data");
    let data: serde_json::Value = serde_json::from_str(&data).expect("an object");
    assert_eq!(data["purchases"].as_array().map(Vec::len), Some(251));
}
