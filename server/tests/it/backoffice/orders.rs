//! Orders on the screens of the backoffice.

use super::office::first_customer;
use crate::browser::hidden;
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

/// Places an order of the first product as a guest. Returns its number.
async fn buy(deployment: &TestServer<'_>) -> String {
    let (number, _) = buy_and_see(deployment).await;
    number
}

/// Does the same. Returns its page as well.
async fn buy_and_see(deployment: &TestServer<'_>) -> (String, String) {
    let fields = [
        ("product", "1"),
        ("travellers", "2"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
    ];
    let mut visitor = deployment.browser();
    let order = visitor.post("/api/buy", &fields).await.order();
    let number = order.rsplit('/').next().expect("a number").to_owned();
    (number, visitor.get(&order).await.body)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_finds_an_order_marks_it_as_paid_and_cancels_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = buy(deployment).await;
    let mut agent = deployment.agent().await.browser;
    let page = format!("/orders/{number}");
    agent.get("/orders").await.shows(&number);
    agent.get(&format!("/orders?number={number}")).await.leads_to(&page);
    agent.get("/orders?number=P-1").await.shows("No orders match.");
    agent.get("/orders?state=paid").await.shows("No orders match.");
    agent.get("/orders?state=reserved").await.shows(&number);
    agent.get("/orders?from=2199-01-01").await.shows("No orders match.");
    agent.get("/orders?from=yesterday").await.shows("No orders match.");

    let shown = agent.get(&page).await;
    shown.shows("Mark as paid");
    assert!(!shown.body.contains("Has the amount been refunded?"), "nothing was paid");
    let order = [("order", number.as_str())];
    let paid = agent.post("/agents-api/record-payment", &order).await;
    paid.announces(&page, "payment-recorded");
    let shown = agent.get(&page).await;
    shown.shows("The payment has been recorded.");
    shown.shows("Has the amount been refunded?");
    assert!(!shown.body.contains("Mark as paid"));

    let refused = agent.post("/agents-api/cancel-order", &order).await;
    let way = format!("{page}?form=cancel-order&refused=refund-missing,reason-missing");
    refused.leads_to(&way);
    let shown = agent.get(&way).await;
    shown.shows("Choose whether the amount has been refunded.");
    shown.shows("Enter a reason.");

    let reason = [("order", number.as_str()), ("reason", "Snow <on> the pass")];
    let refused = agent.post("/agents-api/cancel-order", &reason).await;
    let way = format!("{page}?form=cancel-order&refused=refund-missing");
    refused.leads_to(&way);
    let shown = agent.get(&way).await;
    shown.shows("Choose whether the amount has been refunded.");
    shown.shows("value=\"Snow &lt;on&gt; the pass\"");
    let form = [reason.as_slice(), &[("refunded", "yes")]].concat();
    let cancelled = agent.post("/agents-api/cancel-order", &form).await;
    cancelled.announces(&page, "order-cancelled");
    let shown = agent.get(&page).await;
    shown.shows("Refunded at the counter");
    shown.shows("Purchase cancelled and refunded");
    assert!(!shown.body.contains("<on>"), "a reason is text");
    assert!(!shown.body.contains("Cancel this order"), "it is cancelled");
    assert_eq!(agent.get("/orders/P-1").await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_corrects_the_name_on_an_order_and_sends_its_mail_again(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let number = buy(deployment).await;
    let mut agent = deployment.agent().await.browser;
    let page = format!("/orders/{number}");
    let name =
        |first| [("order", number.as_str()), ("first_name", first), ("last_name", "Quiroga")];
    let refused = agent.post("/agents-api/correct-order", &name("")).await;
    refused.leads_to(&format!("{page}?form=correct-order&refused=first-name-missing"));
    let corrected = agent.post("/agents-api/correct-order", &name("Anna")).await;
    corrected.announces(&page, "saved");
    agent.get(&page).await.shows("Anna Quiroga");
    let sent = agent.post("/agents-api/resend-order-mail", &[("order", &*number)]).await;
    sent.announces(&page, "sent-again");
    agent.get(&page).await.shows(&format!("The confirmation is on its way to {EMAIL}."));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_valid_order_has_its_code_for_the_counter_and_a_cancelled_one_has_none(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let (number, page) = buy_and_see(deployment).await;
    assert!(page.contains("Show this at the counter"), "{page}");
    assert!(page.contains("data:image/svg+xml,"), "{page}");
    let mut agent = deployment.agent().await.browser;
    let made_up = format!("/orders?number={number}.0123456789ABCDEF");
    agent.get(&made_up).await.shows("No orders match.");
    let form = [("order", number.as_str()), ("reason", "Snow")];
    let cancelled = agent.post("/agents-api/cancel-order", &form).await;
    cancelled.announces(format!("/orders/{number}"), "order-cancelled");
    let mut visitor = deployment.browser();
    let link = deployment.app.mails().await.iter().rev().find_map(|mail| mail.token("order"));
    let link = link.expect("a link to the order");
    let opened = visitor.get(&format!("/order/{link}")).await;
    let shown = visitor.get(opened.header("location")).await;
    shown.shows("Cancelled");
    assert!(!shown.body.contains("Show this at the counter"), "it is not valid any more");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_sells_to_a_customer_from_their_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    buy(deployment).await;
    let mut agent = deployment.agent().await.browser;
    let found = agent.get("/customers?q=ana%40example.test").await;
    let customer = first_customer(&found.body).to_owned();
    let form = format!("/orders/new?customer={customer}");
    agent.get(&format!("/customers/{customer}")).await.shows(&form);
    let page = agent.get(&form).await;
    page.shows("value=\"Quiroga\"");
    page.shows("Enter the customer’s first name.");
    let (_, options) = page.body.split_once("id=\"offer\"").expect("a choice");
    let (_, offer) = options.split_once("<option value=\"").expect("an offer");
    let offer = offer.split('"').next().expect("a value").to_owned();
    let once = hidden(&page.body, "once");
    let fields = |travellers| {
        [
            ("customer", customer.as_str()),
            ("offer", offer.as_str()),
            ("travellers", travellers),
            ("first_name", "Ana"),
            ("last_name", "Quiroga"),
            ("email", ""),
            ("once", once.as_str()),
        ]
    };
    let refused = agent.post("/agents-api/sell", &fields("none")).await;
    refused.leads_to(&format!("{form}&refused=travellers-invalid"));
    agent.get(&form).await.shows("Enter a whole number of travellers from 1 to 9.");
    let ship = [
        ("title_en", "A ship"),
        ("currency", "EUR"),
        ("price", "45"),
        ("everywhere", "true"),
        ("max_travellers", "4"),
    ];
    let mut admin = deployment.admin().await.browser;
    admin.post("/agents-api/add-product", &ship).await;
    agent.get(&form).await.shows("A ship (4)");
    let sold = agent.post("/agents-api/sell", &fields("1")).await;
    let order = sold.header("location").to_owned();
    assert!(order.starts_with("/orders/P-"), "{order}");
    let page = agent.get(&order).await;
    page.shows("The order has been placed.");
    page.shows("Mark as paid");
    page.shows("not provided");
    page.shows("Enter the customer’s last name.");
    let audit = admin.get("/audit").await;
    audit.shows("class=\"number\">P-");
    let unknown = agent.get("/orders/new?customer=1").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
