//! Repeated forms that create something, because the first answer was lost.

mod backoffice;

use crate::story::{self, PASSWORD, customer, register};
use accounts::{
    Bought, BuyForm, OneTimeKey, RegisterForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Customer, Failure, Link, ProductId};
use rstest::rstest;

const EMAIL: &str = "ana@example.test";

fn key(key: &str, browser: &str) -> OneTimeKey {
    OneTimeKey { key: key.into(), browser: browser.into() }
}

fn form_without_products(once: OneTimeKey) -> BuyForm {
    let form = story::order_form(ProductId::default(), EMAIL, "Ana");
    BuyForm { travellers: "2".into(), once, ..form }
}

async fn form(app: &TestApp, once: OneTimeKey) -> BuyForm {
    let products = app.accounts.catalogue().on_sale(&app.portal).await;
    BuyForm { product: products.expect("products")[0].id, ..form_without_products(once) }
}

async fn buy(app: &TestApp, customer: Option<&Customer>, form: BuyForm) -> Bought {
    let bought = app.accounts.orders().buy(&app.caller(), customer, form).await;
    bought.expect("bought")
}

async fn opens(app: &TestApp, bought: &Bought) -> String {
    let order = app.accounts.orders().by_link(&app.portal, bought.secret.expose());
    match order.await.expect("an answer") {
        Link::Ready(order) => order.number,
        _ => panic!("the link opens nothing"),
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_whose_answer_was_lost_is_placed_once_and_each_answer_opens_it(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let first = buy(app, None, form(app, key("k", "b")).await).await;
    app.execute("DELETE FROM products").await;
    let mut again = form_without_products(key("k", "b"));
    again.product = ProductId::new(1);
    let again = buy(app, None, again).await;
    assert_eq!(first.number, again.number);
    assert_ne!(first.secret.expose(), again.secret.expose());
    for bought in [&first, &again] {
        assert_eq!(opens(app, bought).await, first.number);
    }
    assert_eq!(app.mails().await.len(), 1, "one confirmation");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn concurrent_submissions_place_one_order(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let form = form(app, key("k", "b")).await;
    let caller = app.caller();
    let presses = (0..8).map(|_| {
        let (accounts, caller, form) = (app.accounts.clone(), caller.clone(), form.clone());
        tokio::spawn(async move { accounts.orders().buy(&caller, None, form).await })
    });
    let mut numbers = Vec::new();
    for press in presses.collect::<Vec<_>>() {
        let bought = press.await.expect("no panic").expect("bought");
        numbers.push(bought.number);
    }
    numbers.dedup();
    assert_eq!(numbers.len(), 1, "{numbers:?}");
    assert_eq!(app.mails().await.len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_form_another_browser_or_other_content_is_another_order(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let first = buy(app, None, form(app, key("k", "b")).await).await;
    let mut more = form(app, key("k", "b")).await;
    more.travellers = "3".into();
    for other in [
        form(app, key("another", "b")).await,
        form(app, key("k", "another")).await,
        form(app, OneTimeKey::default()).await,
        more,
    ] {
        let once = other.once.clone();
        let bought = buy(app, None, other).await;
        assert_ne!(bought.number, first.number, "{once:?}");
    }
    assert_eq!(app.mails().await.len(), 5);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_key_leads_no_other_customer_and_no_other_operator_to_an_order(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    register(app, "eva@example.test").await;
    let (ana, eva) = (customer(app, EMAIL).await, customer(app, "eva@example.test").await);
    let first = buy(app, Some(&ana), form(app, key("k", "b")).await).await;
    // A signed-in customer is recognised in each of their browsers.
    let again = buy(app, Some(&ana), form(app, key("k", "phone")).await).await;
    assert_eq!(first.number, again.number);
    for other in [Some(&eva), None] {
        let bought = buy(app, other, form(app, key("k", "b")).await).await;
        assert_ne!(bought.number, first.number);
    }
    let mut there = app.caller();
    there.portal = app.other_portal().await;
    let products = app.accounts.catalogue().on_sale(&there.portal).await;
    let mut form = form(app, key("k", "b")).await;
    form.product = products.expect("products")[0].id;
    let bought = app.accounts.orders().buy(&there, None, form).await.expect("bought");
    let link = bought.secret.expose();
    let seen = app.accounts.orders().by_link(&app.portal, link).await;
    assert_eq!(seen.expect("an answer"), Link::Unknown);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_known_for_a_week(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let first = buy(app, None, form(app, key("k", "b")).await).await;
    for (days, is_known) in [(6, true), (2, false)] {
        app.clock.advance(TimeDelta::days(days));
        app.accounts.deployment().purge().await.expect("purged");
        let again = buy(app, None, form(app, key("k", "b")).await).await;
        assert_eq!(again.number == first.number, is_known, "{days} more days");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_is_taken_is_drawn_again(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    // Each buys as a new customer, with the same draw of the number.
    for (email, number) in [
        (EMAIL, "P-0000000007"),
        ("eva@example.test", "P-0000007926"),
        ("ivo@example.test", "P-0000015845"),
    ] {
        let mut form = form(app, OneTimeKey::default()).await;
        form.email = email.into();
        let bought = app.buy_with((7, 7), form).await;
        assert_eq!(bought.number, number);
        let mail = app.mail_to(email).await;
        assert!(mail.subject.contains(number), "{}", mail.subject);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_registration_whose_answer_was_lost_mails_once_and_knows_its_browser(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let form = || RegisterForm { once: key("k", "b"), ..story::form(EMAIL) };
    let caller = app.caller();
    let lost = app.accounts.registration().register(&caller, form()).await;
    lost.expect("registered");
    let browser = app.accounts.registration().register(&caller, form()).await;
    let browser = browser.expect("registered");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1);
    let link = mails[0].token("confirm").expect("a link");
    let known = Some(browser.expose());
    let confirmed = app.accounts.registration().confirm(&caller, &link, known, None).await;
    confirmed.expect("the browser is the one that registered");

    // Another password is another registration.
    for password in [PASSWORD, "another long password"] {
        let form = RegisterForm {
            password: password.into(),
            once: key("other", "b"),
            ..story::form("eva@example.test")
        };
        let registered = app.accounts.registration().register(&caller, form).await;
        registered.expect("registered");
        assert_eq!(app.mails().await.len(), 1);
    }
}

/// Each repetition writes a new secret, so a client that repeats one form in a loop has to wait.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_loop_of_repetitions_is_slowed_down(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let registration = || RegisterForm { once: key("r", "b"), ..story::form(EMAIL) };
    let order = form(app, key("k", "b")).await;
    let (accounts, caller) = (&app.accounts, app.caller());
    for _ in 0..=30 {
        buy(app, None, order.clone()).await;
        let registered = accounts.registration().register(&caller, registration()).await;
        registered.expect("registered");
    }
    let links = app.number("SELECT COUNT(*) FROM tokens").await;
    let bought = accounts.orders().buy(&caller, None, order.clone()).await;
    assert!(matches!(bought, Err(Failure::Wait(_))), "{bought:?}");
    let registered = accounts.registration().register(&caller, registration()).await;
    assert!(matches!(registered, Err(Failure::Wait(_))));
    assert_eq!(app.number("SELECT COUNT(*) FROM tokens").await, links);
    app.clock.advance(TimeDelta::minutes(2));
    buy(app, None, order).await;
}
