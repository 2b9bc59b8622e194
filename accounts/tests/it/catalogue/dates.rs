//! Products that are sold for dates: which can be bought, whose places an order holds, and what becomes of both.

use super::{add, details, form, selling::order, sold};
use crate::agents::staff;
use crate::branding::records;
use accounts::{
    Bought, BuyForm, CancelOrderForm, OneTimeKey, ProductForm,
    clock::Clock,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, Failure, Link, ProductDate, ProductDateId, ProductId, Purchase, SaleState,
    refusals::{BuyRefusal, ProductRefusal},
};
use rstest::rstest;

/// Returns a line of the form: a date in so many hours.
pub fn in_hours(app: &TestApp, hours: i64) -> String {
    (app.clock.now() + TimeDelta::hours(hours)).format("%Y-%m-%d %H:%M").to_string()
}

/// Returns a ship with places for three in a day, for five in two days, and for its own four in three days. Orders hold
/// them for two hours.
pub fn ship(app: &TestApp) -> ProductForm {
    let [one, two, three] = [24, 48, 72].map(|hours| in_hours(app, hours));
    ProductForm {
        dates: format!("{one} 3\n{two} 5\n{three}"),
        capacity: "4".into(),
        payment_hours: "2".into(),
        ..form("A ship")
    }
}

/// Returns the dates that buyers can choose from.
pub async fn dates(app: &TestApp, id: ProductId) -> Vec<ProductDate> {
    let product = sold(app).await.into_iter().find(|product| product.id == id);
    product.expect("it is on sale").dates.expect("it has dates")
}

async fn left(app: &TestApp, id: ProductId) -> Vec<Option<i32>> {
    dates(app, id).await.into_iter().map(|date| date.places_left).collect()
}

pub async fn buy(
    app: &TestApp,
    product: ProductId,
    date: Option<ProductDateId>,
    travellers: i32,
) -> Result<Bought, Failure<BuyRefusal>> {
    let form = BuyForm { date, ..order(product, travellers) };
    app.accounts.orders().buy(&app.caller(), None, form).await
}

async fn opened(app: &TestApp, bought: &Bought) -> Purchase {
    let found = app.accounts.orders().by_link(&app.portal, bought.secret.expose()).await;
    let Link::Ready(purchase) = found.expect("an answer") else {
        panic!("the link does not open the order");
    };
    purchase
}

async fn change(app: &TestApp, agent: &Agent, id: ProductId, form: &ProductForm) {
    let changed = app.accounts.catalogue().change(agent, &app.agent_caller(), id, form).await;
    changed.expect("changed");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_for_one_of_the_dates_to_come_and_keeps_it(#[case] database: Database) {
    use BuyRefusal as R;
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let id = add(app, &laura, &ship(app)).await;
    assert_eq!(left(app, id).await, [Some(3), Some(5), Some(4)]);
    let all = dates(app, id).await;
    app.mails().await;
    let bought = buy(app, id, Some(all[0].id), 2).await.expect("bought");
    let mail = app.mail_to("ana@example.test").await;
    let shown = all[0].at.format("%H:%M (universal time)").to_string();
    assert!(mail.text.contains(&shown), "{}", mail.text);
    assert_eq!(left(app, id).await, [Some(1), Some(5), Some(4)]);

    let coach = sold(app).await[0].id;
    for (product, date, refusal) in [
        (id, None, R::DateMissing),
        (id, Some(ProductDateId::new(999_999)), R::DateGone),
        (id, Some(ProductDateId::default()), R::DateGone),
        (coach, Some(all[0].id), R::DateGone),
    ] {
        let refused = buy(app, product, date, 1).await.expect_err("refused");
        assert_eq!(refused, refusal.into(), "{product} {date:?}");
    }
    let refused = buy(app, id, Some(all[0].id), 2).await.expect_err("one is left");
    assert_eq!(refused, R::TooFewPlaces.into());

    // Withdrawn, and then over: the order keeps what it was for.
    let others = ProductForm { dates: in_hours(app, 48), version: 1, ..ship(app) };
    change(app, &laura, id, &others).await;
    let refused = buy(app, id, Some(all[0].id), 1).await.expect_err("withdrawn");
    assert_eq!(refused, R::DateGone.into());
    app.clock.advance(TimeDelta::hours(48));
    let refused = buy(app, id, Some(all[1].id), 1).await.expect_err("it has begun");
    assert_eq!(refused, R::ProductGone.into());
    assert_eq!(details(app, &laura, id).await.state, SaleState::Over);
    assert_eq!(opened(app, &bought).await.travel_at, Some(all[0].at));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn places_of_unpaid_and_cancelled_orders_go_back_to_their_date(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let id = add(app, &laura, &ship(app)).await;
    let all = dates(app, id).await;
    let unpaid = buy(app, id, Some(all[0].id), 3).await.expect("all of them");
    let until = opened(app, &unpaid).await.payable_until;
    assert_eq!(until, Some(app.clock.now() + TimeDelta::hours(2)));
    let refused = buy(app, id, Some(all[0].id), 1).await.expect_err("none is left");
    assert_eq!(refused, BuyRefusal::DateSoldOut.into());
    let cancelled = buy(app, id, Some(all[1].id), 4).await.expect("four of five");
    let why = CancelOrderForm { refunded: String::new(), reason: "Snow".into() };
    let number = &cancelled.number;
    let done = app.accounts.orders().cancel(&pablo, &app.agent_caller(), number, &why).await;
    done.expect("cancelled");
    assert_eq!(left(app, id).await, [Some(0), Some(5), Some(4)]);

    app.clock.advance(TimeDelta::hours(2));
    // Pages count at once; the table does with the next order or within a minute.
    assert_eq!(left(app, id).await, [Some(3), Some(5), Some(4)]);
    buy(app, id, Some(all[0].id), 2).await.expect("those that went back");
    app.clock.advance(TimeDelta::hours(2));
    assert_eq!(app.accounts.orders().expire().await.expect("expired"), 1);
    assert_eq!(left(app, id).await, [Some(3), Some(5), Some(4)]);
    let counted = "SELECT CAST(SUM(places_sold) AS BIGINT) FROM product_dates";
    assert_eq!(app.number(counted).await, 0, "none goes back twice");

    // Nobody can pay after the date.
    app.clock.advance(TimeDelta::hours(19));
    let late = buy(app, id, Some(all[0].id), 1).await.expect("bought an hour before");
    assert_eq!(opened(app, &late).await.payable_until, Some(all[0].at));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_date_that_is_offered_again_has_no_more_places_than_before(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let ship = ship(app);
    let id = add(app, &laura, &ship).await;
    let first = dates(app, id).await[0].clone();
    buy(app, id, Some(first.id), 2).await.expect("bought");
    let without = ProductForm { dates: in_hours(app, 48), version: 1, ..ship.clone() };
    change(app, &laura, id, &without).await;
    assert_eq!(dates(app, id).await.len(), 1);
    let again = ProductForm { version: 2, ..ship.clone() };
    change(app, &laura, id, &again).await;
    let found = dates(app, id).await;
    assert_eq!((found[0].id, found[0].places_left), (first.id, Some(1)));
    let fewer = ProductForm { dates: format!("{} 1", in_hours(app, 24)), version: 3, ..ship };
    change(app, &laura, id, &fewer).await;
    assert_eq!(left(app, id).await, [Some(0)], "two are sold already");

    let entries = records(app, &laura, "product-changed").await;
    let words = |text: &Option<String>| text.clone().unwrap_or_default().matches("date=").count();
    let changed: Vec<_> =
        entries.iter().map(|entry| (words(&entry.before), words(&entry.after))).collect();
    assert_eq!(changed, [(3, 1), (1, 3), (3, 1)], "the latest first");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_date_is_added_while_it_is_to_come_and_may_stay_when_it_is_over(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let past = ProductForm { dates: in_hours(app, -1), ..form("Yesterday") };
    let refused = accounts.catalogue().create(&laura, &caller, &past).await;
    assert_eq!(refused, Err(ProductRefusal::DatesPast.into()));
    let ship = ship(app);
    let id = add(app, &laura, &ship).await;
    app.clock.advance(TimeDelta::hours(30));
    let dearer = ProductForm { price: "9".into(), version: 1, ..ship.clone() };
    change(app, &laura, id, &dearer).await;
    let shown = details(app, &laura, id).await;
    assert_eq!((shown.dates.len(), dates(app, id).await.len()), (3, 2));
    let late = format!("{}\n{}", ship.dates, in_hours(app, -1));
    let late = ProductForm { dates: late, version: 2, ..ship.clone() };
    let refused = accounts.catalogue().change(&laura, &caller, id, &late).await;
    assert_eq!(refused, Err(ProductRefusal::DatesPast.into()));
    // Without dates it is sold without one.
    let free = ProductForm { dates: String::new(), version: 2, ..ship };
    change(app, &laura, id, &free).await;
    buy(app, id, None, 1).await.expect("bought without a date");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_two_hundred_buyers_at_once_ten_get_the_last_ten_places_of_a_date(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let two = format!("{} 10\n{} 10", in_hours(app, 24), in_hours(app, 48));
    let id = add(app, &laura, &ProductForm { dates: two, ..form("A ship") }).await;
    app.mails().await;
    let first = dates(app, id).await[0].id;
    let tries: Vec<_> = (0..200)
        .map(|person| {
            let form = BuyForm {
                date: Some(first),
                email: format!("p{person}@example.test"),
                once: OneTimeKey { key: format!("k{person}"), browser: "b".into() },
                ..order(id, 1)
            };
            let (caller, accounts) = (app.caller(), app.accounts.clone());
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
    let mut bought = 0;
    for attempt in tries {
        match attempt.await.expect("no panic") {
            Ok(_) => bought += 1,
            Err(refused) => assert_eq!(refused, BuyRefusal::DateSoldOut.into()),
        }
    }
    assert_eq!(bought, 10);
    assert_eq!(left(app, id).await, [Some(0), Some(10)]);
    assert_eq!(app.number("SELECT COUNT(*) FROM purchases").await, 10);
    assert_eq!(app.mails().await.len(), 10);
}
