//! Products with dates: what admins type, what visitors choose, and where the date of an order is shown.

use crate::browser::Browser;
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

/// The clock of the tests shows noon of the day before the first one.
const DATES: &str = "2026-06-02 18:00 2\r\n2026-06-03 18:00";

fn parts(dates: &str) -> [(&str, &str); 5] {
    [
        ("title_en", "A ship"),
        ("currency", "EUR"),
        ("price", "45"),
        ("everywhere", "true"),
        ("dates", dates),
    ]
}

/// Adds a ship; returns the address of its page.
async fn add(admin: &mut Browser) -> String {
    let added = admin.post("/agents-api/add-product", &parts(DATES)).await;
    let page = added.header("location").to_owned();
    added.announces(&page, "added");
    page
}

fn purchase<'a>(product: &'a str, date: &'a str, travellers: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("product", product),
        ("date", date),
        ("travellers", travellers),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
    ]
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_buys_for_one_of_the_dates_that_an_admin_typed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let one = add(&mut admin).await;
    admin.get(&one).await.shows("2026-06-02 18:00 2\n2026-06-03 18:00");
    admin.get("/products").await.shows("upcoming dates: 2");
    let product = one.rsplit('/').next().expect("an id").to_owned();
    let first = "SELECT id FROM product_dates ORDER BY at LIMIT 1";
    let first = deployment.app.number(first).await.to_string();

    let mut visitor = deployment.browser();
    visitor.get("/").await.shows("Next date: 2 June 2026, 18:00");
    let page = visitor.get(&one).await;
    page.shows("Choose a date");
    page.shows("2 June 2026, 18:00 · 2 places left");
    page.shows("3 June 2026, 18:00");
    for (date, travellers, refusal) in [
        ("", "1", "date-missing"),
        ("999999", "1", "date-gone"),
        ("tomorrow", "1", "date-gone"),
        (&first, "3", "too-few-places"),
    ] {
        let refused = visitor.post("/api/buy", &purchase(&product, date, travellers)).await;
        refused.leads_to(&format!("{one}?refused={refusal}"));
    }
    let order = visitor.post("/api/buy", &purchase(&product, &first, "2")).await.order();
    visitor.get(&order).await.shows("2 June 2026, 18:00 (universal time)");
    visitor.get(&one).await.shows("2 June 2026, 18:00 · Sold out");
    let late = visitor.post("/api/buy", &purchase(&product, &first, "1")).await;
    let way = format!("{one}?refused=date-sold-out");
    late.leads_to(&way);
    visitor.get(&way).await.shows("This date has sold out. Choose another one.");

    let number = order.rsplit('/').next().expect("a number");
    admin.get(&format!("/orders/{number}")).await.shows("2 Jun 2026, 18:00");
    admin.get("/orders").await.shows("2 Jun 2026, 18:00");
    admin.get("/orders/new").await.shows("A ship · EUR\u{a0}45.00 · 3 June 2026, 18:00");
    admin.get(&one).await.shows("2 of 2 taken");
    deployment.app.clock.advance(chrono::TimeDelta::days(3));
    assert_eq!(visitor.get(&one).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_in_the_dates_is_shown_at_them_and_what_was_typed_stays(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    for (dates, refusal, text) in [
        ("soon", "dates-invalid", "Enter one date per line, like 2026-12-31 18:00"),
        ("2026-06-02 18:00\n2026-06-02 18:00 4", "dates-twice", "A date appears twice."),
        ("2026-05-31 18:00", "dates-past", "A date you added is in the past."),
    ] {
        let refused = admin.post("/agents-api/add-product", &parts(dates)).await;
        let way = format!("/products/new?refused={refusal}");
        refused.leads_to(&way);
        let page = admin.get(&way).await;
        page.shows(text);
        page.shows(dates);
    }
}
