//! Products on the screens of the backoffice, and what portals show of them.

use super::office::first_customer;
use crate::browser::{Browser, hidden, with_others};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;

const PARTS: [(&str, &str); 8] = [
    ("title_en", "Cabo <Polonio>"),
    ("description_en", "A day out."),
    ("title_fr", "Cap Polonio"),
    ("currency", "eur"),
    ("price", "1.250,50"),
    ("everywhere", "true"),
    ("capacity", "12"),
    ("payment_hours", "48"),
];

/// The same with other values.
fn parts<'a>(others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    with_others(&PARTS, others)
}

/// Adds it; the address of its page.
async fn add(admin: &mut Browser) -> String {
    let once = hidden(&admin.get("/products/new").await.body, "once");
    let added = admin.post("/agents-api/add-product", &parts(&[("once", &once)])).await;
    let page = added.header("location").to_owned();
    added.announces(&page, "added");
    page
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_adds_a_product_and_visitors_see_it_with_its_totals(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let list = admin.get("/products").await;
    list.shows("Córdoba → Rosario");
    list.shows("0 of 10 taken");
    list.shows("Español: shows English");
    assert!(!list.body.contains("lang=\"en\">Córdoba"), "the language of the page");
    admin.get("/products?lang=es").await.shows("lang=\"en\">Córdoba");
    admin.get("/products?lang=en").await.shows("Products");
    let one = add(&mut admin).await;
    let page = admin.get(&one).await;
    page.shows("The product has been added.");
    page.shows(
        "No text yet in Spanish. Visitors who read this site in this language see the text in English.",
    );
    page.shows("value=\"1250.50\"");
    assert!(!page.body.contains("<Polonio>"), "a title is text");

    let mut visitor = deployment.browser();
    let shop = visitor.get("/").await;
    shop.shows("Cabo &lt;Polonio&gt;");
    let product = visitor.get(&one).await;
    product.shows("EUR\u{a0}1,250.50");
    product.shows("2 – EUR\u{a0}2,501.00 in total");
    visitor.get(&format!("{one}?lang=fr")).await.shows("Cap Polonio");
    visitor.get(&format!("{one}?lang=es")).await.shows("Cabo &lt;Polonio&gt;");
    admin.get("/audit").await.shows("added a product");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_error_is_shown_at_its_field_and_everything_typed_stays(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let portal = deployment.app.portal.id.to_string();
    let mut bad = parts(&[
        ("title_en", ""),
        ("description_es", "Un día."),
        ("currency", "euros"),
        ("on_sale_until", "soon"),
        ("capacity", "many"),
    ]);
    bad.retain(|(name, _)| *name != "everywhere");
    bad.push(("portals[0]", &portal));
    let refused = admin.post("/agents-api/add-product", &bad).await;
    let why = "/products/new?refused=title-en-missing,title-es-missing,currency-invalid,until-invalid,\
               capacity-invalid";
    refused.leads_to(why);
    let page = admin.get(why).await;
    page.shows("Enter a title.");
    page.shows("Enter the three letters of a currency, such as ARS or EUR.");
    page.shows("Enter a date and a time like 2026-12-31 18:00.");
    page.shows("Enter a whole number from 1 to 1000000.");
    for typed in ["Cap Polonio", "euros", "1.250,50", "soon", "many", "48"] {
        page.shows(&format!("value=\"{typed}\""));
    }
    page.shows("Un día.");
    let (_, boxes) = page.body.split_once("id=\"portals\"").expect("the portals");
    assert!(boxes.split("</fieldset>").next().unwrap_or_default().contains("checked"));
    let nowhere = admin.get("/products/new?refused=portals-missing").await;
    nowhere.shows("Choose at least one portal, or all of them.");
    let (_, boxes) = nowhere.body.split_once("id=\"portals\"").expect("the portals");
    assert!(boxes.split("</fieldset>").next().unwrap_or_default().contains("autofocus"));
    let by_script = admin.post_by_script("/agents-api/add-product", &bad).await;
    assert_eq!(by_script.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(deployment.app.number("SELECT COUNT(*) FROM products").await, 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn products_are_changed_moved_retired_and_restored(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let one = add(&mut admin).await;
    let id = one.rsplit('/').next().expect("an id").to_owned();
    let portal = deployment.app.portal.id.to_string();
    let mut change = parts(&[("id", &id), ("version", "1"), ("portals[0]", &portal)]);
    change.retain(|(name, _)| *name != "everywhere");
    admin.post("/agents-api/change-product", &change).await.announces(&one, "saved");
    let late = admin.post("/agents-api/change-product", &change).await;
    late.leads_to(&format!("{one}?form=change-product&refused=changed-meanwhile"));
    let page = admin.get(&one).await;
    assert_eq!(hidden(&page.body, "version"), "2");
    let wrong = change.iter().map(|(name, value)| match *name {
        "price" => (*name, "free"),
        _ => (*name, *value),
    });
    let wrong: Vec<_> = wrong.collect();
    let refused = admin.post("/agents-api/change-product", &wrong).await;
    // What is refused for another reason keeps the version that the form was shown with.
    let page = admin.get(refused.header("location")).await;
    assert_eq!(hidden(&page.body, "version"), "1");
    assert_eq!(deployment.browser().get(&one).await.status, StatusCode::OK);

    let moved = [("id", id.as_str()), ("before", "1")];
    admin.post("/agents-api/move-product", &moved).await.announces("/products", "saved");
    let shop = deployment.browser().get("/").await;
    let place = |title: &str| shop.body.find(title).expect("it is sold");
    assert!(place("Polonio") < place("Rosario"));

    let fields = [("id", id.as_str())];
    admin.post("/agents-api/retire-product", &fields).await.announces("/products", "retired");
    admin.get("/products").await.shows("Retired products");
    assert_eq!(deployment.browser().get(&one).await.status, StatusCode::NOT_FOUND);
    admin.get(&one).await.shows("This product is retired: no portal sells it.");
    admin.post("/agents-api/restore-product", &fields).await.announces(&one, "restored");
    assert_eq!(deployment.browser().get(&one).await.status, StatusCode::OK);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_records_a_payment_on_the_customers_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let one = add(&mut admin).await;
    let id = one.rsplit('/').next().expect("an id").to_owned();
    let mut visitor = deployment.browser();
    let page = visitor.get(&one).await;
    let price = hidden(&page.body, "price");
    assert_eq!(price, "125050 EUR");
    let buy = |price| [fields_of(&id).as_slice(), &[("price", price)]].concat();
    let order = visitor.post("/api/buy", &buy(&*price)).await.order();
    visitor.get(&order).await.shows("Pay by");
    for other in ["125049 EUR", "125050 ARS", "125050", "nothing"] {
        let refused = visitor.post("/api/buy", &buy(other)).await;
        refused.leads_to(&format!("{one}?refused=price-changed"));
    }

    let number = order.rsplit('/').next().expect("a number");
    let found = admin.get("/customers?q=ana%40example.test").await;
    let file = format!("/customers/{}", first_customer(&found.body));
    let customer = file.rsplit('/').next().expect("a number");
    admin.get(&file).await.shows("Mark as paid");
    let mut agent = deployment.agent().await.browser;
    let record = |order| [("customer", customer), ("order", order)];
    let paid = agent.post("/agents-api/record-payment", &record(number)).await;
    paid.announces(&file, "payment-recorded");
    agent.get(&file).await.shows("The payment has been recorded.");
    let page = visitor.get(&order).await;
    page.shows("Paid");
    assert!(!page.body.contains("Pay by"));
    let refused = agent.post("/agents-api/record-payment", &record("P-1")).await;
    let way = format!("{file}?form=record-payment&refused=unknown");
    refused.leads_to(&way);
    agent.get(&way).await.shows("This order doesn’t exist.");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_purchases_says_until_when_to_pay(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let one = add(&mut admin).await;
    let id = one.rsplit('/').next().expect("an id").to_owned();
    let mut customer = deployment.signed_in().await;
    customer.post("/api/buy", &fields_of(&id)).await.order();
    customer.get("/account/purchases").await.shows("Pay by");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_was_not_paid_in_time_is_shown_as_expired(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let one = add(&mut admin).await;
    let id = one.rsplit('/').next().expect("an id").to_owned();
    let mut visitor = deployment.browser();
    let order = visitor.post("/api/buy", &fields_of(&id)).await.order();
    visitor.get(&order).await.shows("Pay by");
    deployment.app.clock.advance(chrono::TimeDelta::hours(48));
    let page = visitor.get(&order).await;
    page.shows("its places went back on sale");
    assert!(!page.body.contains("Pay by"));
    let mut agent = deployment.agent().await.browser;
    let found = agent.get("/customers?q=ana%40example.test").await;
    let file = format!("/customers/{}", first_customer(&found.body));
    let page = agent.get(&file).await;
    page.shows("Expired");
    assert!(!page.body.contains("Mark as paid"));
}

fn fields_of(product: &str) -> [(&str, &str); 5] {
    [
        ("product", product),
        ("travellers", "1"),
        ("first_name", "Ana"),
        ("last_name", "Quiroga"),
        ("email", EMAIL),
    ]
}
