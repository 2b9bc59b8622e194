//! Buying, and who may see a purchase.

use crate::story::{buy, customer, register};
use accounts::{
    BuyForm, OneTimeKey,
    testing::{Database, TestApp},
};
use model::{Failure, Link, ProductId, refusals::BuyRefusal};
use rstest::rstest;

const EMAIL: &str = "ana@example.test";

fn form(product: ProductId) -> BuyForm {
    BuyForm {
        product,
        price: None,
        date: None,
        travellers: "3".into(),
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: EMAIL.into(),
        once: OneTimeKey::default(),
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_buys_and_both_links_open_the_order(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let product = app.accounts.catalogue().on_sale(&app.portal).await.expect("products").remove(0);
    let bought =
        app.accounts.orders().buy(&app.caller(), None, form(product.id)).await.expect("bought");
    let mail = app.mail_to(EMAIL).await;
    assert!(mail.text.contains("Name: Ana Quiroga"), "{}", mail.text);
    assert!(mail.html.contains("<table role=\"img\""), "the code for the counter");
    let mailed = mail.token("order").expect("a link");
    let other = app.other_portal().await;
    for link in [bought.secret.expose(), mailed.as_str()] {
        let Link::Ready(order) =
            app.accounts.orders().by_link(&app.portal, link).await.expect("an answer")
        else {
            panic!("the link does not open the order");
        };
        assert_eq!((order.travellers, order.total.minor), (3, 3 * product.price.minor));
        assert_eq!(
            app.accounts.orders().by_link(&other, link).await.expect("an answer"),
            Link::Unknown
        );
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_same_name_and_address_is_the_same_customer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    for (first_name, customers) in [("Ana", 1), ("ANA", 1), ("Eva", 2)] {
        buy(app, EMAIL, first_name).await;
        app.accounts.recovery().forgot_number(&app.caller(), EMAIL).await.expect("asked");
        let mail = app.mail_to(EMAIL).await;
        let words = mail.text.split_whitespace();
        assert_eq!(words.filter(|w| w.parse::<model::CustomerNumber>().is_ok()).count(), customers);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_bought_says_why_and_changes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    use BuyRefusal as R;
    let product = app.accounts.catalogue().on_sale(&app.portal).await.expect("products")[0].id;
    let bad = BuyForm {
        travellers: "ten".into(),
        first_name: String::new(),
        email: "x".into(),
        ..form(product)
    };
    let refused = app.accounts.orders().buy(&app.caller(), None, bad).await.expect_err("refused");
    let all = vec![R::TravellersInvalid, R::FirstNameMissing, R::EmailInvalid];
    assert_eq!(refused, Failure::Refused(all));
    for travellers in ["0", "10", "-1", "1.5", ""] {
        let bad = BuyForm { travellers: travellers.into(), ..form(product) };
        let refused =
            app.accounts.orders().buy(&app.caller(), None, bad).await.expect_err("refused");
        assert_eq!(refused, R::TravellersInvalid.into(), "{travellers}");
    }
    let gone = app
        .accounts
        .orders()
        .buy(&app.caller(), None, form(ProductId::new(999_999)))
        .await
        .expect_err("refused");
    assert_eq!(gone, R::ProductGone.into());
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn purchases_are_visible_to_their_customer_only(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buy(app, EMAIL, "Ana").await;
    register(app, EMAIL).await;
    register(app, "eva@example.test").await;
    let (ana, eva) = (customer(app, EMAIL).await, customer(app, "eva@example.test").await);
    let number =
        app.accounts.orders().history(&app.portal, &ana).await.expect("history").remove(0).number;
    let seen = async |who| {
        app.accounts.orders().purchase(&app.portal, who, &number).await.expect("an answer")
    };
    assert!(seen(&ana).await.is_some());
    assert!(seen(&eva).await.is_none());
    assert!(app.accounts.orders().history(&app.portal, &eva).await.expect("history").is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_long_history_of_two_customers_has_every_purchase_once(#[case] database: Database) {
    const COPIES: usize = 24;
    let app = &TestApp::on(database).await;
    buy(app, EMAIL, "Ana").await;
    register(app, EMAIL).await;
    // A guest with the same address: the account shows their purchase too.
    buy(app, EMAIL, "Anita").await;
    let ana = customer(app, EMAIL).await;
    let copies: Vec<String> = (0..COPIES)
        .map(|copy| {
            format!(
                "INSERT INTO purchases (operator_id, portal_id, customer_id, number, product, travellers, \
                 total_minor, currency, payment, first_name, last_name, email, at) SELECT operator_id, \
                 portal_id, customer_id, 'C-' || id || '-{copy}', product, travellers, total_minor, currency, \
                 payment, first_name, last_name, email, at FROM purchases WHERE number NOT LIKE 'C-%'"
            )
        })
        .collect();
    app.execute(&copies.join("; ")).await;
    let (mut numbers, mut after) = (Vec::new(), None::<String>);
    loop {
        let page = app.accounts.orders().history_page(&app.portal, &ana, after.as_deref()).await;
        let page = page.expect("a page");
        assert!(page.items.len() <= 20, "a page has 20 at most");
        numbers.extend(page.items.into_iter().map(|purchase| purchase.number));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(numbers.len(), 2 * (COPIES + 1));
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 2 * (COPIES + 1), "some were listed twice");
}
