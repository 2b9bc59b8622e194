//! Orders: each has its own page for the browsers that may open it, and none is placed twice.

use crate::browser::{Answer, Browser, hidden};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

fn fields<'a>(travellers: &'a str, once: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("product", "1"),
        ("travellers", travellers),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
        ("once", once),
    ]
}

/// Opens the form in a tab; returns its one-time key.
async fn open(browser: &mut Browser) -> String {
    hidden(&browser.get("/products/1").await.body, "once")
}

async fn buy(browser: &mut Browser, travellers: &str) -> String {
    let once = open(browser).await;
    let bought = browser.post("/api/buy", &fields(travellers, &once)).await;
    bought.order()
}

async fn shows_nothing(browser: &mut Browser, page: &str) {
    let answer = browser.get(page).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(!answer.body.contains("Quiroga"));
}

/// Submits a form whose answer never reaches the browser.
async fn lost(browser: &Browser, form: &[(&str, &str)]) -> Answer {
    browser.clone().post("/api/buy", form).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_of_one_browser_show_two_orders(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let keys = [open(&mut browser).await, open(&mut browser).await];
    let mut pages = Vec::new();
    for once in &keys {
        let bought = browser.post("/api/buy", &fields("1", once)).await;
        pages.push(bought.order());
    }
    assert_ne!(pages[0], pages[1]);
    for page in &pages {
        let (_, number) = page.rsplit_once('/').expect("a number");
        browser.get(page).await.shows(&format!("<title>Your purchase · {number} · "));
        shows_nothing(&mut deployment.browser(), page).await;
    }
    assert_eq!(deployment.app.mails().await.len(), 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_link_opens_only_its_own_order(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let first = buy(&mut browser, "1").await;
    let second = buy(&mut browser, "2").await;
    let mails = deployment.app.mails().await;
    let link = |page: &str| {
        let (_, number) = page.rsplit_once('/').expect("a number");
        let mail = mails.iter().find(|mail| mail.text.contains(number));
        mail.and_then(|mail| mail.token("order")).expect("a link")
    };
    let mut elsewhere = deployment.browser();
    elsewhere.get(&format!("/order/{}", link(&first))).await.leads_to(&first);
    elsewhere.get(&first).await.shows("Quiroga");
    shows_nothing(&mut elsewhere, &second).await;
    elsewhere.get(&format!("/order/{}", link(&second))).await.leads_to(&second);
    for page in [&first, &second] {
        elsewhere.get(page).await.shows("Quiroga");
    }
    // A truncated link does not close the orders that are open.
    let cut = &link(&second)[..20];
    elsewhere.get(&format!("/order/{cut}")).await.leads_to("/order");
    shows_nothing(&mut elsewhere, "/order").await;
    elsewhere.get(&first).await.shows("Quiroga");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_success_message_of_an_order_is_shown_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let page = buy(&mut browser, "1").await;
    browser.get(&page).await.shows("is confirmed");
    let again = browser.get(&page).await;
    assert_eq!(again.status, StatusCode::OK);
    assert!(!again.body.contains("is confirmed"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_resubmitted_form_shows_its_first_order_to_its_own_browser_only(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let once = open(&mut browser).await;
    let form = fields("1", &once);
    let placed = lost(&browser, &form).await.order();
    let again = browser.post("/api/buy", &form).await.order();
    assert_eq!(placed, again);
    browser.get(&again).await.shows("Quiroga");
    assert_eq!(deployment.app.mails().await.len(), 1);

    // Knowing the form is not enough without its browser.
    let mut other = deployment.browser();
    open(&mut other).await;
    let theirs = other.post("/api/buy", &form).await.order();
    assert_ne!(theirs, placed);
    shows_nothing(&mut other, &placed).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_keeps_its_key_and_a_new_form_gets_a_new_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let once = open(&mut browser).await;
    let refused = browser.post("/api/buy", &fields("0", &once)).await;
    let page = browser.get(refused.header("location")).await;
    assert_eq!(hidden(&page.body, "once"), once);
    assert_ne!(open(&mut browser).await, once);
    let known = browser.cookies.clone();
    open(&mut browser).await;
    assert_eq!(browser.cookies, known, "the browser keeps its name");
}

/// The product with ten places.
const BOAT: &str = "/products/2";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_last_places_are_shown_and_then_it_is_sold_out(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let page = browser.get(BOAT).await;
    page.shows("10 places left");
    let of_the_boat = |travellers, once| {
        let mut form = fields(travellers, once);
        form[0].1 = "2";
        form
    };
    let late = hidden(&browser.get(BOAT).await.body, "once");
    let later = hidden(&browser.get(BOAT).await.body, "once");
    let once = hidden(&page.body, "once");
    let bought = browser.post("/api/buy", &of_the_boat("8", &once)).await;
    bought.order();
    let page = browser.get(BOAT).await;
    page.shows("2 places left");
    assert!(!page.body.contains("value=\"3\""), "{}", page.body);
    let refused = browser.post("/api/buy", &of_the_boat("3", &late)).await;
    refused.leads_to("/products/2?refused=too-few-places");
    let page = browser.get(refused.header("location")).await;
    page.shows("There aren’t enough places left.");
    let once = hidden(&page.body, "once");
    let bought = browser.post("/api/buy", &of_the_boat("2", &once)).await;
    bought.order();
    let sold_out = browser.post("/api/buy", &of_the_boat("1", &later)).await;
    sold_out.leads_to("/products/2?refused=sold-out");
    let page = browser.get(sold_out.header("location")).await;
    page.shows("There are no places left.");
    assert!(!page.body.contains("action=\"/api/buy\""));
    browser.get("/").await.shows("Sold out");
}
